import type { LinkKind } from '../kind.ts';
import { msg } from '../../util/message.ts';

/** QEMU's own default network. */
const DEFAULT_NETWORK = '10.0.2.0/24';

export const user: LinkKind = {
  kind: 'user',
  title: msg`User cable`,
  note: msg`Plugs a guest's network card into user networking`,
  look: {
    glyph: [
      { path: 'M2.5 16.5l4.75-4.75', dash: '0.5 3' },
      { circle: [12.25, 7.75, 4.75] },
      { circle: [12.25, 7.75, 0.9] },
    ],
    color: 'user',
    line: 'dotted',
    word: '',
  },
  joins: [['nic-model', 'outside']],
  rank: 10,
  loose: false,
  fields: [],
  namedRoles: [],
  lower: () => [],
  makes: () => undefined,
  backend: ({ link, far }) => {
    const network = far.device['network'];
    return {
      type: 'user',
      network: typeof network === 'string' ? network : DEFAULT_NETWORK,
      link: link.id,
    };
  },
};
