import { msg } from '../../util/message.ts';
import type { LinkKind } from '../kind.ts';

export const qemu: LinkKind = {
  kind: 'qemu',
  title: msg`QEMU cable`,
  note: msg`Plugs a guest's network card into a switch that QEMU reaches by itself`,
  look: {
    glyph: [
      { rect: [2.5, 7, 5, 6, 1.5] },
      { path: 'M7.5 10h3', dash: '1.2 1.2' },
      { circle: [14, 10, 3.5] },
    ],
    color: 'socket',
    line: 'dotted',
    word: '',
  },
  joins: [['nic-model', 'qemu']],
  rank: 10,
  loose: false,
  fields: [],
  namedRoles: [],
  lower: () => [],
  makes: () => undefined,
  backend: ({ link, far }) => far.offer(link.id) ?? { type: 'none' },
};
