import { MTU } from '../../model/mtu-field.ts';
import type { Link } from '../../model/topology.ts';
import type { EndView } from '../../plan/lowering.ts';
import { type Resource, resourceId } from '../../plan/resource.ts';
import type { LinkKind } from '../kind.ts';
import { COMMON_MODES, modeField, modeOf } from '../macvlan-modes.ts';
import { msg } from '../../util/message.ts';

function lower(link: Link, nic: EndView, card: EndView): Resource[] {
  return [
    {
      kind: 'netdev',
      type: 'macvtap',
      id: resourceId(link.id, 'macvtap'),
      origin: link.id,
      machine: nic.machine,
      needs: card.carrier ? [card.carrier.made] : [],
      ifname: card.ifname,
      lower: card.device.name,
      mode: modeOf(link),
      mac: nic.card?.mac ?? '',
      mtu: link.mtu,
    },
  ];
}

export const macvtap: LinkKind = {
  kind: 'macvtap',
  title: msg`macvtap cable`,
  note: msg`Plugs a guest into a physical NIC without a bridge; the host does not reach it`,
  look: {
    glyph: [
      { rect: [3, 11.5, 14, 5, 1.5] },
      { path: 'M6.5 11.5V8.75M13.5 11.5V8.75M6.5 14h.01M10 14h.01M13.5 14h.01' },
      { rect: [4.25, 3.5, 4.5, 5.25, 1.2] },
      { rect: [11.25, 3.5, 4.5, 5.25, 1.2] },
    ],
    color: 'tap',
    line: 'single',
    word: 'macvtap',
  },
  joins: [['nic-model', 'lower']],
  rank: 10,
  loose: true,
  fields: [modeField(COMMON_MODES), MTU],
  namedRoles: ['lower'],
  lower,
  makes: (link) => resourceId(link.id, 'macvtap'),
  backend: ({ link, far }) => ({
    type: 'macvtap',
    ifname: far.ifname,
    lower: far.device.name,
    mode: modeOf(link),
    mtu: link.mtu,
    link: link.id,
  }),
};
