import { joinsOf, linkKindOf, linkKinds } from '../links/index.ts';
import { msg } from '../util/message.ts';
import type { Check } from './check.ts';

export const tunnelOneHost: Check = {
  code: 'tunnel-one-host',
  severity: 'error',
  why: 'It joins two kernels: of a tunnel, both ends have one identifier, which a kernel keeps for one of them.',
  leavesOut: true,
  cable: ({ link, a, b }) => {
    const kind = linkKindOf(link);
    if (!kind.across || a.host === undefined || a.host !== b.host) return undefined;
    return {
      message: msg`A ${kind.title} runs from one host to another; both ends of this one are in the same.`,
      anchors: [{ on: 'link', id: link.id }],
      fixes: joinsOf(a.kind.roles, b.kind.roles, false).map((join) => ({
        title: msg`Use a ${linkKinds[join.kind].title}`,
        steps: [{ do: 'set', id: link.id, path: ['kind'], value: join.kind }],
      })),
    };
  },
};
