import { joinsOf, linkKindOf, linkKinds } from '../links/index.ts';
import type { Check } from './check.ts';
import { msg, oneOf } from '../util/message.ts';

export const linkRoles: Check = {
  code: 'link-roles',
  severity: 'error',
  why: 'Each kind of cable joins certain kinds of ports.',
  leavesOut: true,
  cable: ({ link, a, b, join }) => {
    if (join) return undefined;
    const apart = a.host !== b.host && a.host !== undefined && b.host !== undefined;
    const kinds = joinsOf(a.kind.roles, b.kind.roles, apart);
    const [cable, one, other] = [linkKindOf(link).title, a.kind.title, b.kind.title];
    return {
      message:
        kinds.length > 0
          ? msg`A ${cable} cannot join a ${one} and a ${other}; a ${oneOf(kinds.map(({ kind }) => linkKinds[kind].title))} can.`
          : msg`A ${cable} cannot join a ${one} and a ${other}; no cable can.`,
      anchors: [{ on: 'link', id: link.id }],
      fixes: kinds.map(({ kind }) => ({
        title: msg`Use a ${linkKinds[kind].title}`,
        steps: [{ do: 'set', id: link.id, path: ['kind'], value: kind }],
      })),
    };
  },
};
