import type { Link } from '../../model/topology.ts';
import type { EndView } from '../../plan/lowering.ts';
import { type Resource, resourceId } from '../../plan/resource.ts';
import type { LinkKind } from '../kind.ts';
import { msg } from '../../util/message.ts';

function lower(link: Link, nic: EndView, sw: EndView): Resource[] {
  if (!sw.segment) return [];
  return [
    sw.segment.attach({
      origin: link.id,
      machine: nic.machine,
      ifname: nic.device.name,
      of: 'existing',
      netdev: resourceId(nic.device.id, 'existing'),
      part: 'port',
      vlan: sw.end.vlan,
    }),
  ];
}

export const member: LinkKind = {
  kind: 'member',
  title: msg`Port membership`,
  note: msg`Makes a physical NIC a port of a switch`,
  joins: [['lower', 'segment']],
  rank: 10,
  loose: false,
  fields: [],
  namedRoles: [],
  lower,
  makes: (link) => resourceId(link.id, 'port'),
};
