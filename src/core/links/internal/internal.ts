import { MTU } from '../../model/mtu-field.ts';
import type { Link } from '../../model/topology.ts';
import type { EndView } from '../../plan/lowering.ts';
import { type Resource, resourceId } from '../../plan/resource.ts';
import type { LinkKind } from '../kind.ts';
import { msg } from '../../util/message.ts';

function lower(link: Link, stack: EndView, sw: EndView): Resource[] {
  if (!sw.segment) return [];
  const namespace = stack.stack?.namespace;
  return [
    {
      kind: 'ovs-port',
      id: resourceId(link.id, 'port'),
      origin: link.id,
      machine: stack.machine,
      needs: [sw.segment.made, ...(stack.stack?.needs ?? [])],
      // In the host's own stack the port is the interface; elsewhere it is moved and renamed.
      name: namespace === undefined ? stack.ifname : sw.ifname,
      bridge: sw.segment.name,
      of: 'internal',
      ...(namespace === undefined ? {} : { moved: { ifname: stack.ifname, namespace } }),
      vlan: sw.end.vlan,
      mtu: link.mtu,
    },
  ];
}

export const internal: LinkKind = {
  kind: 'internal',
  title: msg`OVS internal port`,
  note: msg`An interface that Open vSwitch makes for a stack`,
  look: {
    glyph: [{ rect: [2.5, 3, 15, 5, 1.5] }, { path: 'M10 5.5v6.25' }, { circle: [10, 14.25, 2.5] }],
    color: 'ovs',
    line: 'single',
    word: '',
  },
  joins: [['stack', 'ovs']],
  rank: 30,
  loose: false,
  fields: [MTU],
  namedRoles: ['ovs'],
  lower,
  makes: (link) => resourceId(link.id, 'port'),
};
