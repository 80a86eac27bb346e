import { msg } from '../util/message.ts';
import type { Check, Finding } from './check.ts';
import { quote } from './words.ts';

export const mcastGroupDup: Check = {
  code: 'mcast-group-dup',
  severity: 'error',
  why: 'Who has the same group and port is on the same switch, however it is drawn.',
  find: (view) => {
    const owners = new Map<string, (typeof view.devices)[number][]>();
    const findings: Finding[] = [];
    for (const one of view.devices) {
      const { group, port, id } = one.device;
      if (!one.kind.offer || typeof group !== 'string' || typeof port !== 'number') continue;
      const key = `${group}/${port}`;
      const others = owners.get(key) ?? [];
      // One beside the hosts is in each of them.
      const owner = others.find(
        ({ host }) => host === undefined || one.host === undefined || host === one.host,
      );
      if (owner === undefined) {
        owners.set(key, [...others, one]);
        continue;
      }
      const [first, second] = [owner.device.name, one.device.name].map(quote);
      findings.push({
        message: msg`${first ?? ''} and ${second ?? ''} have one group and port: they are one switch.`,
        anchors: [owner.device.id, id].map((each) => ({ on: 'device', id: each, path: ['port'] })),
        fixes: [
          {
            title: msg`Choose the second automatically`,
            steps: [{ do: 'set', id, path: ['port'], value: undefined }],
          },
        ],
      });
    }
    return findings;
  },
};
