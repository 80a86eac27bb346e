import { linkKindOf } from '../links/index.ts';
import type { Check } from './check.ts';
import { msg } from '../util/message.ts';

export const linkAcrossHosts: Check = {
  code: 'link-across-hosts',
  severity: 'error',
  why: 'These cables exist inside one kernel; between hosts it takes a NIC or a tunnel.',
  leavesOut: true,
  cable: ({ link, a, b }) => {
    if (a.host === undefined || b.host === undefined || a.host === b.host) return undefined;
    return {
      message: msg`A ${linkKindOf(link).title} cannot run from one host to another.`,
      anchors: [{ on: 'link', id: link.id }],
    };
  },
};
