import { linkKindOf } from '../links/index.ts';
import { msg } from '../util/message.ts';
import type { Check, Finding } from './check.ts';
import { tunnelType } from './underlay.ts';

export const tunnelVniDuplicate: Check = {
  code: 'tunnel-vni-duplicate',
  severity: 'error',
  why: 'A host tells its tunnels apart by this number: the kernel makes no second one, and Open vSwitch reports an error.',
  find: (view) => {
    const owners = new Map<string, string>();
    const findings: Finding[] = [];
    for (const { link, a, b } of view.cables) {
      const vni = link['vni'];
      if (!linkKindOf(link).overhead || typeof vni !== 'number') continue;
      const type = tunnelType(link);
      const hosts = [a, b].filter(({ kind }) => !kind.apart);
      const keys = hosts.map(({ host }) => `${host}/${type}/${vni}`);
      const owner = keys.map((key) => owners.get(key)).find((id) => id !== undefined);
      for (const key of keys) owners.set(key, link.id);
      if (owner === undefined) continue;
      findings.push({
        message: msg`Two tunnels of one host have the identifier ${vni}.`,
        anchors: [owner, link.id].map((id) => ({ on: 'link', id, path: ['vni'] })),
        fixes: [
          {
            title: msg`Choose the second automatically`,
            steps: [{ do: 'set', id: link.id, path: ['vni'], value: undefined }],
          },
        ],
      });
    }
    return findings;
  },
};
