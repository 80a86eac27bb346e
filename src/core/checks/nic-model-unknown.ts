import { machineType } from '../nics/machines.ts';
import { NIC_MODELS } from '../nics/models.ts';
import { portItems } from '../view/view.ts';
import type { Check } from './check.ts';
import { quote } from './words.ts';

export const nicModelUnknown: Check = {
  code: 'nic-model-unknown',
  severity: 'error',
  why: 'QEMU refuses to start; libvirt takes any word and fails only then.',
  leavesOut: true,
  *find(view) {
    for (const one of view.devices) {
      if (one.kind.ports !== 'nics') continue;
      const { device } = one;
      const row = machineType(String(device['arch']), String(device['machine']));
      if (!row) continue;
      for (const [i, nic] of portItems(one).entries()) {
        const model = String(nic['model']);
        if (row.models.includes(model)) continue;
        yield {
          message: Object.hasOwn(NIC_MODELS, model)
            ? `The machine ${row.id} (${row.arch}) has no place for a ${model}.`
            : `QEMU has no network card ${quote(model)}.`,
          anchors: [{ on: 'device', id: device.id, path: ['nics', i, 'model'] }],
          fixes: [
            {
              title: `Use ${row.defaultModel}`,
              steps: [{ do: 'set', id: device.id, path: ['nics', i, 'model'], value: row.defaultModel }],
            },
          ],
        };
      }
    }
  },
};
