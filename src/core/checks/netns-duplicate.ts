import type { Check } from './check.ts';
import { quote } from './words.ts';
import { msg } from '../util/message.ts';

export const netnsDuplicate: Check = {
  code: 'netns-duplicate',
  severity: 'error',
  why: 'Namespaces of one host share the folder /run/netns.',
  leavesOut: true,
  *find(view) {
    const seen = new Map<string, string>();
    for (const { device, kind, host } of view.devices) {
      if (kind.nameSyntax !== 'namespace-name') continue;
      const key = `${host ?? ''}/${device.name}`;
      const first = seen.get(key);
      if (first === undefined) seen.set(key, device.id);
      else {
        yield {
          message: msg`Two namespaces of this host are called ${quote(device.name)}.`,
          anchors: [first, device.id].map((id) => ({ on: 'device', id, path: ['name'] })),
        };
      }
    }
  },
};
