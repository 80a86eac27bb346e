import { msg } from '../../util/message.ts';
import type { LinkKind } from '../kind.ts';

/** Somebody has plugged it in: nothing is made for it. */
export const wire: LinkKind = {
  kind: 'wire',
  title: msg`Wire`,
  note: msg`Joins physical NICs of two hosts, or plugs one into a LAN; it is only drawn`,
  look: {
    glyph: [
      { rect: [2.5, 7.5, 4, 5, 1.2] },
      { rect: [13.5, 7.5, 4, 5, 1.2] },
      { path: 'M6.5 10h7' },
    ],
    color: 'attach',
    line: 'single',
    word: '',
  },
  joins: [
    ['card', 'card'],
    ['card', 'lan'],
  ],
  rank: 15,
  loose: true,
  across: true,
  fields: [],
  namedRoles: [],
  lower: () => [],
  makes: () => undefined,
};
