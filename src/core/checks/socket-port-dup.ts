import { linkKindOf } from '../links/index.ts';
import { msg } from '../util/message.ts';
import type { Check, Finding } from './check.ts';

export const socketPortDup: Check = {
  code: 'socket-port-dup',
  severity: 'error',
  why: 'A port of 127.0.0.1 is for one guest; of UDP, QEMU takes what another has without a word.',
  find: (view) => {
    const owners = new Map<string, string>();
    const findings: Finding[] = [];
    for (const { link, a } of view.cables) {
      const ports = linkKindOf(link).loopback?.(link);
      const first = link['port'];
      if (!ports || typeof first !== 'number') continue;
      for (let port = first; port < first + ports.count; port++) {
        const key = `${a.host}/${ports.protocol}/${port}`;
        const owner = owners.get(key);
        if (owner === undefined) owners.set(key, link.id);
        if (owner === undefined || owner === link.id) continue;
        findings.push({
          message: msg`Two cables want the port ${port} of 127.0.0.1.`,
          anchors: [owner, link.id].map((id) => ({ on: 'link', id, path: ['port'] })),
          fixes: [
            {
              title: msg`Choose the second automatically`,
              steps: [{ do: 'set', id: link.id, path: ['port'], value: undefined }],
            },
          ],
        });
        break;
      }
    }
    return findings;
  },
};
