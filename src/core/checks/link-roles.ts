import { joins, linkKindOf, linkKinds } from '../links/index.ts';
import type { Check } from './check.ts';

export const linkRoles: Check = {
  code: 'link-roles',
  severity: 'error',
  why: 'Each kind of cable joins certain kinds of ports.',
  leavesOut: true,
  cable: ({ link, a, b, join }) => {
    if (join) return undefined;
    const kinds = joins(a.kind.roles, b.kind.roles);
    const instead = kinds.map(({ kind }) => linkKinds[kind].title).join(' or ');
    return {
      message:
        `A ${linkKindOf(link).title} cannot join a ${a.kind.title} and a ${b.kind.title}` +
        (instead ? `; a ${instead} can.` : '; no cable can.'),
      anchors: [{ on: 'link', id: link.id }],
      fixes: kinds.map(({ kind }) => ({
        title: `Use a ${linkKinds[kind].title}`,
        steps: [{ do: 'set', id: link.id, path: ['kind'], value: kind }],
      })),
    };
  },
};
