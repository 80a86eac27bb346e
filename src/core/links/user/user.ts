import type { Field } from '../../model/field.ts';
import type { Link } from '../../model/topology.ts';
import { parsePortForward, type PortForward } from '../../net/port-forward.ts';
import type { LinkKind } from '../kind.ts';
import { msg } from '../../util/message.ts';

/** QEMU's own default network. */
const DEFAULT_NETWORK = '10.0.2.0/24';

const FORWARDS: Field = {
  key: 'forwards',
  label: msg`Forwarded ports`,
  type: 'texts',
  syntax: 'port-forward',
  placeholder: 'tcp:127.0.0.1:2222-:22',
  help: msg`PROTOCOL:HOST ADDRESS:PORT-GUEST ADDRESS:PORT, as QEMU's hostfwd. An empty host address is all of them; an empty one of the guest is what its DHCP gives.`,
};

/** Those that cannot be read are told by a check. */
function forwards(link: Link): readonly PortForward[] {
  const texts = (link['forwards'] ?? []) as readonly string[];
  return texts.map(parsePortForward).filter((forward) => forward !== undefined);
}

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
  fields: [FORWARDS],
  namedRoles: [],
  forwards,
  lower: () => [],
  makes: () => undefined,
  backend: ({ link, far }) => {
    const network = far.device['network'];
    return {
      type: 'user',
      network: typeof network === 'string' ? network : DEFAULT_NETWORK,
      forwards: forwards(link),
      link: link.id,
      ...(far.device['program'] === 'passt'
        ? { passt: { socket: `${link.id}.passt`, device: far.device.id } }
        : {}),
    };
  },
};
