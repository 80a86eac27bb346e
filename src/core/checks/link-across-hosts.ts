import { joinsOf, linkKindOf, linkKinds } from '../links/index.ts';
import type { Check } from './check.ts';
import { msg } from '../util/message.ts';

export const linkAcrossHosts: Check = {
  code: 'link-across-hosts',
  severity: 'error',
  why: 'These cables exist inside one kernel; between hosts it takes a NIC or a tunnel.',
  leavesOut: true,
  cable: ({ link, a, b }) => {
    if (a.host === undefined || b.host === undefined || a.host === b.host) return undefined;
    const kind = linkKindOf(link);
    if (kind.across) return undefined;
    return {
      message: msg`A ${kind.title} cannot run from one host to another.`,
      anchors: [{ on: 'link', id: link.id }],
      fixes: joinsOf(a.kind.roles, b.kind.roles, true).map((join) => ({
        title: msg`Use a ${linkKinds[join.kind].title}`,
        steps: [{ do: 'set', id: link.id, path: ['kind'], value: join.kind }],
      })),
    };
  },
};
