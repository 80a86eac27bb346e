import type { Field } from '../../model/field.ts';
import { MTU_ON_LOWER } from '../../model/mtu-field.ts';
import type { Link } from '../../model/topology.ts';
import type { EndView } from '../../plan/lowering.ts';
import { type IpvlanDevice, type Resource, resourceId } from '../../plan/resource.ts';
import type { LinkKind } from '../kind.ts';
import { msg } from '../../util/message.ts';

const MODE: Field = {
  key: 'mode',
  label: msg`Mode`,
  type: 'choice',
  default: 'l2',
  options: () => [
    { value: 'l2', label: 'l2', note: msg`As on a switch: ARP and broadcasts pass` },
    { value: 'l3', label: 'l3', note: msg`As behind a router: the outside needs a route` },
    { value: 'l3s', label: 'l3s', note: msg`The same, and the firewall of the host sees it` },
  ],
};

const FLAG: Field = {
  key: 'flag',
  label: msg`Among each other`,
  type: 'choice',
  default: 'bridge',
  options: () => [
    { value: 'bridge', label: 'bridge', note: msg`Those on one card reach each other` },
    { value: 'private', label: 'private', note: msg`Those on one card never reach each other` },
    {
      value: 'vepa',
      label: 'vepa',
      note: msg`Only by way of a switch that sends frames back`,
    },
  ],
};

/** A link with values that its kind does not have is left out of the plan by its check. */
function lower(link: Link, stack: EndView, card: EndView): Resource[] {
  return [
    {
      kind: 'netdev',
      type: 'ipvlan',
      id: resourceId(link.id, 'ipvlan'),
      origin: link.id,
      machine: stack.machine,
      needs: [...(card.carrier ? [card.carrier.made] : []), ...(stack.stack?.needs ?? [])],
      ifname: stack.ifname,
      namespace: stack.stack?.namespace,
      lower: card.device.name,
      mode: (link['mode'] ?? 'l2') as IpvlanDevice['mode'],
      flag: (link['flag'] ?? 'bridge') as IpvlanDevice['flag'],
      mtu: link.mtu,
    },
  ];
}

export const ipvlan: LinkKind = {
  kind: 'ipvlan',
  title: msg`ipvlan`,
  note: msg`An interface of a stack on the wire of a physical NIC, with the MAC of that`,
  look: {
    glyph: [
      { rect: [3, 11.5, 14, 5, 1.5] },
      { path: 'M7 11.5V8.4M13 11.5V8.4M6.5 14h.01M10 14h.01M13.5 14h.01' },
      { circle: [7, 5.9, 2.5] },
      { circle: [13, 5.9, 2.5] },
    ],
    color: 'veth',
    line: 'single',
    word: 'ipvlan',
  },
  joins: [['stack', 'lower']],
  rank: 11,
  loose: true,
  fields: [MODE, FLAG, MTU_ON_LOWER],
  namedRoles: [],
  lower,
  makes: (link) => resourceId(link.id, 'ipvlan'),
};
