import type { LinkKind } from '../kind.ts';
import { msg } from '../../util/message.ts';

/** What it says is in the device that stands: it has no resource of its own. */
export const lower: LinkKind = {
  kind: 'lower',
  title: msg`Lower device`,
  note: msg`Puts a VLAN on the network device that carries it`,
  look: {
    glyph: [
      { rect: [3, 11.5, 14, 5, 1.5] },
      { rect: [6, 3.5, 8, 4.5, 1.2] },
      { path: 'M10 8v3.5M6.5 14h.01M10 14h.01M13.5 14h.01' },
    ],
    color: 'attach',
    line: 'single',
    word: '',
  },
  joins: [['vlan', 'trunk']],
  rank: 10,
  loose: false,
  fields: [],
  namedRoles: [],
  lower: () => [],
  makes: () => undefined,
};
