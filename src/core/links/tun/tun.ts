import { MTU } from '../../model/mtu-field.ts';
import type { Link } from '../../model/topology.ts';
import type { EndView } from '../../plan/lowering.ts';
import { type Resource, resourceId } from '../../plan/resource.ts';
import { msg } from '../../util/message.ts';
import type { LinkKind } from '../kind.ts';

function lower({ id: origin, mtu }: Link, { ifname, machine, stack }: EndView): Resource[] {
  return [
    {
      kind: 'netdev',
      type: 'tun',
      id: resourceId(origin, 'tun'),
      origin,
      machine,
      needs: stack?.needs ?? [],
      ifname,
      namespace: stack?.namespace,
      mtu,
    },
  ];
}

export const tun: LinkKind = {
  kind: 'tun',
  title: msg`TUN device`,
  note: msg`An interface of a stack that hands IP packets to a program; it has no MAC and is no port of a switch`,
  look: {
    glyph: [{ path: 'M2.5 13h4.5a3 3 0 0 1 6 0h4.5' }, { path: 'M10 10V4M7.5 6.5L10 4l2.5 2.5' }],
    color: 'veth',
    line: 'dotted',
    word: 'tun',
  },
  joins: [['stack', 'tun']],
  rank: 10,
  loose: false,
  fields: [MTU],
  namedRoles: [],
  lower,
  makes: (link) => resourceId(link.id, 'tun'),
};
