import type { Check } from './check.ts';
import { quote } from './words.ts';
import { msg } from '../util/message.ts';

export const domainNameDuplicate: Check = {
  code: 'domain-name-duplicate',
  severity: 'warning',
  why: 'libvirt and QEMU name guests; the export numbers the second one.',
  *find(view) {
    const seen = new Map<string, string>();
    for (const { device, kind, host } of view.devices) {
      if (kind.ports !== 'nics') continue;
      const key = `${host ?? ''}/${device.name}`;
      const first = seen.get(key);
      if (first === undefined) seen.set(key, device.id);
      else {
        yield {
          message: msg`Two guests of this host are called ${quote(device.name)}.`,
          anchors: [first, device.id].map((id) => ({ on: 'device', id, path: ['name'] })),
        };
      }
    }
  },
};
