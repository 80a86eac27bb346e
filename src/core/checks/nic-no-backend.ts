import { portItems } from '../view/view.ts';
import type { Check } from './check.ts';
import { quote } from './words.ts';

export const nicNoBackend: Check = {
  code: 'nic-no-backend',
  severity: 'warning',
  why: 'QEMU starts the guest with a card that leads nowhere.',
  *find(view) {
    for (const one of view.devices) {
      if (one.kind.ports !== 'nics') continue;
      const plugged = new Set(one.ends.map(({ end }) => end.port));
      for (const [i, nic] of portItems(one).entries()) {
        if (plugged.has(nic.id)) continue;
        yield {
          message: `The network card ${nic.id} of ${quote(one.device.name)} is not plugged into anything.`,
          anchors: [{ on: 'device', id: one.device.id, path: ['nics', i] }],
        };
      }
    }
  },
};
