import { MTU } from '../../model/mtu-field.ts';
import type { Link } from '../../model/topology.ts';
import type { EndView } from '../../plan/lowering.ts';
import { type Resource, resourceId } from '../../plan/resource.ts';
import { msg } from '../../util/message.ts';
import type { LinkKind } from '../kind.ts';

function lower(link: Link, vde: EndView, sw: EndView): Resource[] {
  const plug = vde.offer(link.id);
  if (!sw.segment || plug?.type !== 'vde') return [];
  const tap = resourceId(link.id, 'tap');
  const own = { origin: link.id, machine: sw.machine };
  return [
    {
      ...own,
      kind: 'netdev',
      type: 'tap',
      id: tap,
      needs: [],
      ifname: sw.ifname,
      multiQueue: false,
      ofProgram: true,
      mtu: link.mtu ?? sw.segment.mtu,
    },
    sw.segment.attach({
      ...own,
      ifname: sw.ifname,
      of: 'lower',
      netdev: tap,
      part: 'port',
      vlan: sw.end.vlan,
    }),
    {
      ...own,
      kind: 'daemon',
      program: 'vde_plug2tap',
      id: resourceId(link.id, 'plug'),
      // Where there is no tap of that name it would make one.
      needs: [plug.daemon, tap],
      name: sw.ifname,
      socket: plug.socket,
    },
  ];
}

/** A program between the two, which copies each frame. */
export const vde: LinkKind = {
  kind: 'vde',
  title: msg`VDE cable`,
  note: msg`Plugs a VDE switch into a bridge or an Open vSwitch, by a tap`,
  look: {
    glyph: [
      { rect: [2.5, 7, 5, 6, 1.5] },
      { path: 'M7.5 10h3', dash: '1.2 1.2' },
      { rect: [12, 5.5, 5.5, 9, 1.5] },
    ],
    color: 'socket',
    line: 'single',
    word: 'vde',
  },
  joins: [['vde', 'segment']],
  rank: 10,
  loose: false,
  fields: [MTU],
  namedRoles: ['segment', 'ovs'],
  lower,
  makes: (link) => resourceId(link.id, 'port'),
};
