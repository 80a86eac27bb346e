import { msg } from '../util/message.ts';
import type { Check, Finding } from './check.ts';

export const l2tpv3SessionDup: Check = {
  code: 'l2tpv3-session-dup',
  severity: 'error',
  why: 'An end knows its frames by the session: over IP it takes those of everybody who has the same.',
  find: (view) => {
    const owners = new Map<string, string>();
    const findings: Finding[] = [];
    for (const { link, a } of view.cables) {
      const first = link['session'];
      if (link.kind !== 'l2tpv3' || typeof first !== 'number') continue;
      for (const session of [first, first + 1]) {
        const key = `${a.host}/${session}`;
        const owner = owners.get(key);
        if (owner === undefined) owners.set(key, link.id);
        if (owner === undefined || owner === link.id) continue;
        findings.push({
          message: msg`Two cables want the session ${session}.`,
          anchors: [owner, link.id].map((id) => ({ on: 'link', id, path: ['session'] })),
          fixes: [
            {
              title: msg`Choose the second automatically`,
              steps: [{ do: 'set', id: link.id, path: ['session'], value: undefined }],
            },
          ],
        });
        break;
      }
    }
    return findings;
  },
};
