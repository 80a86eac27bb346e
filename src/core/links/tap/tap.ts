import { MTU } from '../../model/mtu-field.ts';
import { msg } from '../../util/message.ts';
import { GUEST_TAP, MAKER, OWNERS } from '../guest-tap.ts';
import { VHOST } from '../vhost.ts';
import type { LinkKind } from '../kind.ts';

export const tap: LinkKind = {
  kind: 'tap',
  title: msg`TAP cable`,
  note: msg`Plugs a guest's network card into a switch`,
  look: {
    glyph: [
      { path: 'M2.5 10h4.25M13 8h4M13 12h4' },
      { path: 'M6.75 7.25A1.75 1.75 0 0 1 8.5 5.5H13v9H8.5a1.75 1.75 0 0 1-1.75-1.75z' },
    ],
    color: 'tap',
    line: 'single',
    word: 'tap',
  },
  joins: [['nic-model', 'segment']],
  rank: 10,
  loose: true,
  fields: [MTU, VHOST, MAKER, ...OWNERS],
  namedRoles: ['segment', 'ovs'],
  ...GUEST_TAP,
};
