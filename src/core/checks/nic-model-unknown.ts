import { machineType } from '../nics/machines.ts';
import { NIC_MODELS } from '../nics/models.ts';
import type { Check } from './check.ts';
import { quote } from './words.ts';
import { msg } from '../util/message.ts';

export const nicModelUnknown: Check = {
  code: 'nic-model-unknown',
  severity: 'error',
  why: 'QEMU refuses to start; libvirt takes any word and fails only then.',
  leavesOut: true,
  values: {
    port: (nic, { device, kind }, here) => {
      if (kind.ports !== 'nics') return undefined;
      const row = machineType(String(device['arch']), String(device['machine']));
      const model = String(nic['model']);
      if (!row || row.models.includes(model)) return undefined;
      return {
        message: Object.hasOwn(NIC_MODELS, model)
          ? msg`The machine ${row.id} (${row.arch}) has no place for a ${model}.`
          : msg`QEMU has no network card ${quote(model)}.`,
        anchors: [here.anchor('model')],
        fixes: [here.set(msg`Use ${row.defaultModel}`, row.defaultModel, 'model')],
      };
    },
  },
};
