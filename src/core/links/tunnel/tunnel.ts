import type { Field } from '../../model/field.ts';
import { MTU } from '../../model/mtu-field.ts';
import type { Link } from '../../model/topology.ts';
import type { Family } from '../../net/ip.ts';
import type { EndView } from '../../plan/lowering.ts';
import { type Resource, resourceId, type TunnelType } from '../../plan/resource.ts';
import type { LinkKind } from '../kind.ts';
import { portPart } from '../port-part.ts';
import { msg } from '../../util/message.ts';

const TYPE: Field = {
  key: 'type',
  label: msg`Type`,
  type: 'choice',
  default: 'vxlan',
  options: () => [
    {
      value: 'vxlan',
      label: 'VXLAN',
      note: msg`UDP port 4789; what most switches and clouds speak`,
    },
    { value: 'geneve', label: 'Geneve', note: msg`UDP port 6081; what OVN speaks` },
    {
      value: 'gre',
      label: 'GRE',
      note: msg`IP protocol 47, without ports; what old routers speak`,
    },
  ],
};

const VNI: Field = {
  key: 'vni',
  label: msg`VNI`,
  type: 'integer',
  min: 0,
  max: 16_777_215,
  help: msg`The key of GRE. The same at both ends; by itself one that no other tunnel of the drawing has.`,
};

/** IP, what follows it up to the frame, and the Ethernet header of that: RFC 7348, 8926, 2890; of GRE what ip(8) makes. */
const OVERHEAD: Readonly<Record<TunnelType, Readonly<Record<Family, number>>>> = {
  vxlan: { 4: 20 + 8 + 8 + 14, 6: 40 + 8 + 8 + 14 },
  geneve: { 4: 20 + 8 + 8 + 14, 6: 40 + 8 + 8 + 14 },
  // With the option of IPv6 that limits how deep tunnels are nested.
  gre: { 4: 20 + 8 + 14, 6: 40 + 8 + 8 + 14 },
};

function typeOf({ type }: Link): TunnelType {
  return type === 'gre' || type === 'geneve' ? type : 'vxlan';
}

function lowerEnd(link: Link, end: EndView): Resource[] {
  const { segment, tunnel, ifname, machine } = end;
  if (!segment || !tunnel) return [];
  const { mtu, ...rest } = tunnel;
  const way = { type: typeOf(link), ...rest };
  const part = portPart(link, end);
  const base = { origin: link.id, machine };
  if (segment.technology === 'openvswitch') {
    return [
      {
        ...base,
        kind: 'ovs-port',
        id: resourceId(link.id, part),
        needs: [segment.made],
        name: ifname,
        bridge: segment.name,
        of: 'tunnel',
        tunnel: way,
        vlan: end.end.vlan,
      },
    ];
  }
  const made = resourceId(link.id, link.a === end.end ? 'tunnel-a' : 'tunnel-b');
  return [
    { ...base, ...way, kind: 'netdev', id: made, needs: [], ifname, mtu },
    segment.attach({
      ...base,
      ifname,
      of: 'tunnel',
      netdev: made,
      part,
      vlan: end.end.vlan,
    }),
  ];
}

export const tunnel: LinkKind = {
  kind: 'tunnel',
  title: msg`Tunnel`,
  note: msg`Joins switches of two hosts, or one to a machine in a LAN, over IP and not encrypted`,
  look: {
    glyph: [
      { path: 'M2.5 10h15' },
      { path: 'M5.5 5.5h9a3 4.5 0 0 1 0 9h-9a3 4.5 0 0 1 0-9z', dash: '2.2 1.8' },
    ],
    color: 'attach',
    line: 'double',
    word: 'vxlan',
  },
  joins: [
    ['segment', 'segment'],
    ['segment', 'lan'],
  ],
  rank: 25,
  loose: true,
  across: true,
  overhead: (link, family) => OVERHEAD[typeOf(link)][family],
  fields: [TYPE, VNI, { ...MTU, default: 1450, help: msg`By itself what is left of 1500 bytes.` }],
  namedRoles: ['segment', 'ovs'],
  lower: (link, a, b) => [...lowerEnd(link, a), ...lowerEnd(link, b)],
  makes: (link, end) => resourceId(link.id, portPart(link, end)),
};
