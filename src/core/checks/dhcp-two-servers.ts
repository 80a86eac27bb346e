import type { Check } from './check.ts';
import { served, type Served } from './served.ts';
import { quote } from './words.ts';
import { msg } from '../util/message.ts';

export const dhcpTwoServers: Check = {
  code: 'dhcp-two-servers',
  severity: 'warning',
  why: 'A guest takes the first answer: which network it is in is left to chance.',
  *find(view) {
    const seen = new Map<string, Served>();
    for (const one of served(view)) {
      const first = seen.get(one.segment);
      if (!first) {
        seen.set(one.segment, one);
        continue;
      }
      const { id, name } = one.on.device;
      yield {
        message: msg`${quote(first.on.device.name)} and ${quote(name)} are one segment, and both answer DHCP on it.`,
        anchors: [
          { on: 'device', id: first.on.device.id, path: ['dhcp'] },
          { on: 'device', id, path: ['dhcp'] },
        ],
        fixes: [
          {
            title: msg`Turn DHCP off in ${quote(name)}`,
            steps: [{ do: 'set', id, path: ['dhcp'], value: undefined }],
          },
        ],
      };
    }
  },
};
