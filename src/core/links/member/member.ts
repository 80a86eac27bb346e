import type { Link } from '../../model/topology.ts';
import type { EndView } from '../../plan/lowering.ts';
import { type Resource, resourceId } from '../../plan/resource.ts';
import type { LinkKind } from '../kind.ts';
import { msg } from '../../util/message.ts';

function lower(link: Link, port: EndView, sw: EndView): Resource[] {
  if (!sw.segment || !port.carrier) return [];
  return [
    sw.segment.attach({
      origin: link.id,
      machine: port.machine,
      ifname: port.device.name,
      of: port.carrier.of,
      netdev: port.carrier.made,
      part: 'port',
      vlan: sw.end.vlan,
    }),
  ];
}

export const member: LinkKind = {
  kind: 'member',
  title: msg`Port membership`,
  note: msg`Makes a network device of the host a port of a switch`,
  look: {
    glyph: [
      { path: 'M2.5 4h15M10 4v6' },
      { rect: [5.5, 10, 9, 6.5, 1.5] },
      { path: 'M8.5 13.25h3' },
    ],
    color: 'attach',
    line: 'single',
    word: '',
  },
  joins: [
    ['lower', 'segment'],
    ['ovs-bond', 'ovs'],
  ],
  rank: 10,
  loose: false,
  fields: [],
  namedRoles: [],
  lower,
  makes: (link) => resourceId(link.id, 'port'),
};
