import { MTU } from '../../model/mtu-field.ts';
import type { Link } from '../../model/topology.ts';
import type { EndView } from '../../plan/lowering.ts';
import { type Resource, type ResourceId, resourceId, type VethEnd } from '../../plan/resource.ts';
import type { LinkKind } from '../kind.ts';
import { portPart } from '../port-part.ts';
import { msg } from '../../util/message.ts';

function vethEnd(end: EndView): VethEnd {
  return { ifname: end.ifname, namespace: end.stack?.namespace };
}

function lower(link: Link, a: EndView, b: EndView): Resource[] {
  const pair = resourceId(link.id, 'veth');
  const needs: ResourceId[] = [...(a.stack?.needs ?? []), ...(b.stack?.needs ?? [])];
  const resources: Resource[] = [
    {
      kind: 'netdev',
      type: 'veth',
      id: pair,
      origin: link.id,
      machine: a.machine,
      needs,
      ends: [vethEnd(a), vethEnd(b)],
      mtu: link.mtu,
    },
  ];
  for (const end of [a, b]) {
    if (!end.segment) continue;
    resources.push(
      end.segment.attach({
        origin: link.id,
        machine: a.machine,
        ifname: end.ifname,
        of: 'veth',
        netdev: pair,
        part: portPart(link, end),
        vlan: end.end.vlan,
      }),
    );
  }
  return resources;
}

export const veth: LinkKind = {
  kind: 'veth',
  title: msg`veth pair`,
  note: msg`A cable between stacks and switches of one host`,
  look: {
    glyph: [
      { circle: [4.5, 10, 2.4] },
      { circle: [15.5, 10, 2.4] },
      { path: 'M6.9 8.9h6.2M6.9 11.1h6.2' },
    ],
    color: 'veth',
    line: 'double',
    word: 'veth',
  },
  joins: [
    ['stack', 'segment'],
    ['segment', 'segment'],
    ['stack', 'stack'],
  ],
  rank: 20,
  loose: true,
  fields: [MTU],
  namedRoles: ['segment', 'ovs'],
  lower,
  makes: (link, end) => resourceId(link.id, end.segment ? portPart(link, end) : 'veth'),
};
