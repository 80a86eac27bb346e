import type { Link } from '../../model/topology.ts';
import type { EndView } from '../../plan/lowering.ts';
import { type Resource, type ResourceId, resourceId, type VethEnd } from '../../plan/resource.ts';
import { LINK_MTU } from '../common-fields.ts';
import type { LinkKind } from '../kind.ts';

function vethEnd(end: EndView): VethEnd {
  return { ifname: end.ifname, namespace: end.stack?.namespace };
}

/** The two ends may be on one device; the end objects tell them apart. */
function portPart(link: Link, end: Pick<EndView, 'end'>): string {
  return link.a === end.end ? 'port-a' : 'port-b';
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
  title: 'veth pair',
  note: 'A cable between stacks and switches of one host',
  joins: [
    ['stack', 'segment'],
    ['segment', 'segment'],
    ['stack', 'stack'],
  ],
  rank: 20,
  loose: true,
  fields: [LINK_MTU],
  namedRoles: ['segment', 'ovs'],
  lower,
  makes: (link, end) => resourceId(link.id, end.segment ? portPart(link, end) : 'veth'),
};
