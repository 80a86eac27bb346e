import { msg } from '../util/message.ts';
import type { Check, Finding } from './check.ts';

export const vdpaShared: Check = {
  code: 'vdpa-shared',
  severity: 'error',
  why: 'One process has a vDPA device at a time: to the second QEMU the kernel says that it is busy.',
  find: (view) => {
    const owners = new Map<string, string>();
    const findings: Finding[] = [];
    for (const { link, a, b } of view.cables) {
      if (link.kind !== 'vdpa') continue;
      const { device, host } = a.device.kind === 'vdpa' ? a : b;
      const number = String(device['number']);
      const key = `${host} ${number}`;
      const owner = owners.get(key);
      if (owner === undefined) {
        owners.set(key, link.id);
        continue;
      }
      findings.push({
        message: msg`Two cards cannot have /dev/vhost-vdpa-${number}: it is for one.`,
        anchors: [owner, link.id].map((id) => ({ on: 'link', id })),
      });
    }
    return findings;
  },
};
