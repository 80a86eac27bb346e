import { msg } from '../util/message.ts';
import type { Check, Finding } from './check.ts';

export const vhostUserShared: Check = {
  code: 'vhost-user-shared',
  severity: 'error',
  why: 'A socket is for one card and one program: two guests on one are not connected, and the second does not start.',
  find: (view) => {
    const owners = new Map<string, string>();
    const findings: Finding[] = [];
    for (const { link, a } of view.cables) {
      const path = link['path'];
      if (link.kind !== 'vhost-user' || typeof path !== 'string') continue;
      const key = `${a.host}${path}`;
      const owner = owners.get(key);
      if (owner === undefined) {
        owners.set(key, link.id);
        continue;
      }
      findings.push({
        message: msg`Two cards cannot have one vhost-user socket; the program joins those of both.`,
        anchors: [owner, link.id].map((id) => ({ on: 'link', id, path: ['path'] })),
        fixes: [
          {
            title: msg`Choose the second automatically`,
            steps: [{ do: 'set', id: link.id, path: ['path'], value: undefined }],
          },
        ],
      });
    }
    return findings;
  },
};
