import type { Link } from '../../model/topology.ts';
import type { EndView } from '../../plan/lowering.ts';
import { type Resource, resourceId } from '../../plan/resource.ts';
import type { LinkKind } from '../kind.ts';
import { portPart } from '../port-part.ts';
import { msg } from '../../util/message.ts';

function lower(link: Link, a: EndView, b: EndView): Resource[] {
  const port = (here: EndView, far: EndView): Resource => ({
    kind: 'ovs-port',
    id: resourceId(link.id, portPart(link, here)),
    origin: link.id,
    machine: a.machine,
    // Not the other port: Open vSwitch takes a peer that does not exist yet.
    needs: here.segment ? [here.segment.made] : [],
    name: here.ifname,
    bridge: here.segment?.name ?? '',
    of: 'patch',
    peer: far.ifname,
    vlan: here.end.vlan,
  });
  return [port(a, b), port(b, a)];
}

export const patch: LinkKind = {
  kind: 'patch',
  title: msg`OVS patch`,
  note: msg`Joins two Open vSwitch switches without a network device`,
  look: {
    glyph: [
      { rect: [2.5, 3, 5.5, 5.5, 1.3] },
      { rect: [12, 11.5, 5.5, 5.5, 1.3] },
      { path: 'M8 5.75h4.25a2.5 2.5 0 0 1 2.5 2.5v3.25' },
    ],
    color: 'patch',
    line: 'single',
    word: 'patch',
  },
  joins: [['ovs', 'ovs']],
  rank: 5,
  loose: true,
  fields: [],
  namedRoles: ['ovs'],
  lower,
  makes: (link, end) => resourceId(link.id, portPart(link, end)),
};
