import type { Link } from '../../model/topology.ts';
import type { EndView } from '../../plan/lowering.ts';
import type { Resource } from '../../plan/resource.ts';
import type { LinkKind } from '../kind.ts';
import { msg } from '../../util/message.ts';

/** What stands on one device says so itself: only to become a slave is a change of the lower one. */
function lowerLink(link: Link, upper: EndView, { carrier, machine, device }: EndView): Resource[] {
  if (!carrier || !upper.carrier?.enslave) return [];
  const { id: origin } = link;
  return [upper.carrier.enslave({ origin, machine, ifname: device.name, carrier })];
}

export const lower: LinkKind = {
  kind: 'lower',
  title: msg`Lower device`,
  note: msg`Puts a VLAN, a bond or a libvirt network on what carries it`,
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
  joins: [
    ['vlan', 'trunk'],
    ['bond', 'slave'],
    ['network', 'segment'],
    ['network', 'lower'],
  ],
  rank: 10,
  loose: false,
  fields: [],
  namedRoles: [],
  lower: lowerLink,
  makes: () => undefined,
};
