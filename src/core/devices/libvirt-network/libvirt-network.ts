import { MTU } from '../../model/mtu-field.ts';
import { BANDWIDTH, type Bandwidth, filledBandwidth } from '../../model/bandwidth.ts';
import type { ItemsField, Option } from '../../model/field.ts';
import type { Portgroup } from '../../model/portgroup.ts';
import type { LowerContext } from '../../plan/lowering.ts';
import { COMMON_MODES, modeField, modeOf } from '../../plan/macvlan-modes.ts';
import {
  type Filter,
  type MacvlanMode,
  type Network,
  type Resource,
  type ResourceId,
  resourceId,
} from '../../plan/resource.ts';
import { msg } from '../../util/message.ts';
import { ADDRESSES } from '../common-fields.ts';
import type { DeviceKind } from '../kind.ts';
import { bridgeSegment, type LinuxBridge, lowerLinuxBridge, STP } from '../linux-bridge.ts';
import { DHCP, lowerForwarding, lowerServices } from '../services.ts';
import { switchSubtitle } from '../subtitle.ts';

export interface LibvirtNetwork extends LinuxBridge, Bandwidth {
  readonly kind: 'libvirt-network';
  readonly forward?: Network['forward'];
  readonly mode?: MacvlanMode;
  readonly portgroups?: readonly Portgroup[];
}

type OfSwitch = Extract<Network, { readonly bridge: string }>;

const FORWARDS: readonly (Option & { readonly value: Network['forward'] })[] = [
  { value: 'isolated', label: 'isolated', note: msg`Guests reach one another and the host` },
  { value: 'nat', label: 'nat', note: msg`What leaves takes the host's own address` },
  { value: 'route', label: 'route', note: msg`The host routes; those outside must know the way` },
  { value: 'open', label: 'open', note: msg`The same, and libvirt adds no firewall rules` },
  { value: 'bridge', label: 'bridge', note: msg`Guests are in the switch that it is cabled to` },
  {
    value: 'macvtap',
    label: 'macvtap',
    note: msg`Guests are on the network cards that it is cabled to`,
  },
  {
    value: 'hostdev',
    label: 'hostdev',
    note: msg`Guests get virtual functions (SR-IOV) of the card that it is cabled to`,
  },
];

const PORTGROUPS: ItemsField = {
  key: 'portgroups',
  label: msg`Portgroups`,
  type: 'items',
  noun: msg`portgroup`,
  applies: ({ forward }) => forward !== 'macvtap',
  item: [
    { key: 'id', label: msg`Name`, type: 'text', syntax: 'portgroup-name', required: true },
    {
      key: 'default',
      label: msg`Default`,
      type: 'boolean',
      default: false,
      help: msg`Of the cables that name no portgroup.`,
    },
    { key: 'vlan', label: msg`VLAN`, type: 'vlan' },
    ...BANDWIDTH,
  ],
};

const STANDS_ON = { bridge: 'segment', macvtap: 'lower', hostdev: 'card' } as const;

function standsOn({ forward }: Pick<LibvirtNetwork, 'forward'>) {
  return forward !== undefined && Object.hasOwn(STANDS_ON, forward)
    ? STANDS_ON[forward as keyof typeof STANDS_ON]
    : undefined;
}

/** Whether libvirt makes its switch. */
function isMade({ forward }: Readonly<Record<string, unknown>>): boolean {
  return !Object.hasOwn(STANDS_ON, String(forward));
}

function lowerPortgroups({ portgroups }: LibvirtNetwork): Pick<OfSwitch, 'portgroups'> {
  if (!portgroups) return {};
  return { portgroups: portgroups.map((one) => ({ ...one, ...filledBandwidth(one) })) };
}

/** A name by which libvirt knows what it stands on. */
function lowerStanding(device: LibvirtNetwork, context: LowerContext): Resource[] {
  const { segment, pool, machine, networkName: name } = context;
  const { id: origin, forward } = device;
  const base = {
    kind: 'network',
    id: resourceId(origin, 'network'),
    origin,
    machine,
    name,
  } as const;
  if (forward === 'macvtap' && pool.length > 0) {
    const needs = pool.map(({ made }) => made);
    const cards = pool.map(({ ifname }) => ifname);
    const mode = modeOf<MacvlanMode>({ ...device });
    return [{ ...base, needs, forward, mode, cards }];
  }
  const [card] = pool;
  if (forward === 'hostdev' && card) {
    const { made, ifname } = card;
    return [{ ...base, needs: [made], forward, card: ifname, ...lowerPortgroups(device) }];
  }
  if (forward !== 'bridge' || !segment) return [];
  const { made, name: bridge, technology } = segment;
  return [{ ...base, needs: [made], forward, bridge, technology, ...lowerPortgroups(device) }];
}

/** As libvirt's own rules do: what is routed or open may also be called from outside. */
function lowerFilter(
  { id: origin, name: bridge, forward }: LibvirtNetwork,
  madeBy: ResourceId,
  { machine }: LowerContext,
): Filter {
  const rejects = forward === 'nat' ? 'new' : 'all';
  const id = resourceId(origin, 'filter');
  return { kind: 'filter', id, origin, machine, needs: [], bridge, rejects, madeBy };
}

/** What libvirt makes by itself; forwarding is left to the script, which can take it back. */
function lower(device: LibvirtNetwork, context: LowerContext): Resource[] {
  const { id: origin, name: bridge, forward = 'isolated' } = device;
  if (forward === 'bridge' || forward === 'macvtap' || forward === 'hostdev')
    return lowerStanding(device, context);
  const madeBy = resourceId(origin, 'network');
  const { made, bridge: itself, addresses, mtu } = lowerLinuxBridge(device, context);
  const nat = forward === 'nat';
  const services = lowerServices({ ...device, nat }, made, addresses, context);
  const bandwidth = filledBandwidth(device);
  const routed = forward === 'route' || forward === 'open';
  const all = [itself, ...addresses, ...services, ...mtu].map((one): Resource => {
    if (one.kind === 'forwarding') return one;
    return one.kind === 'dhcp' && forward === 'isolated'
      ? { ...one, madeBy, closed: true }
      : { ...one, madeBy };
  });
  const filtered = forward === 'isolated' || nat;
  return [
    ...(filtered ? [lowerFilter(device, madeBy, context)] : []),
    ...all,
    ...(routed ? [lowerForwarding(origin, context)] : []),
    {
      kind: 'network',
      id: madeBy,
      origin,
      machine: context.machine,
      needs: [made],
      name: context.networkName,
      forward,
      bridge,
      technology: 'bridge',
      ...lowerPortgroups(device),
      ...(bandwidth && { bandwidth }),
    },
  ];
}

/** What virsh(1) calls a network: a Linux bridge with addresses, DHCP and DNS of its own. */
export const libvirtNetwork: DeviceKind<LibvirtNetwork> = {
  kind: 'libvirt-network',
  title: msg`libvirt network`,
  note: msg`A network of libvirt's: with a bridge, DHCP and a way out, or on what is drawn`,
  family: 'switch',
  look: {
    glyph: [
      { rect: [2.5, 9.5, 15, 4.2, 1.4] },
      { path: 'M5.5 13.7V17M10 13.7V17M14.5 13.7V17' },
      { path: 'M4 6.5a8.5 8.5 0 0 1 12 0M6.6 7.6a5 5 0 0 1 6.8 0' },
    ],
    color: 'bridge',
  },
  subtitle: (device) => [
    device.forward ?? 'isolated',
    ...(isMade({ ...device }) ? switchSubtitle(device) : []),
  ],
  roles: ['network'],
  fields: [
    {
      key: 'forward',
      label: msg`Forwarding`,
      type: 'choice',
      default: 'isolated',
      options: () => FORWARDS,
      help: msg`How guests reach what is outside of this network.`,
    },
    { ...modeField(COMMON_MODES), applies: ({ forward }) => forward === 'macvtap' },
    ...[
      { ...ADDRESSES, help: msg`The host's own addresses on this switch.` },
      DHCP,
      ...STP,
      MTU,
      ...BANDWIDTH.map((field) => ({
        ...field,
        help: msg`Of all guests together, with the host and by it with what is outside.`,
      })),
    ].map((field) => ({ ...field, applies: isMade })),
    PORTGROUPS,
  ],
  namePrefix: 'net',
  portPrefix: 'group',
  nameSyntax: 'interface-name',
  defaultSize: [280, 46],
  create: () => ({}),
  segment: (device, machine) => ({ ...bridgeSegment(device, machine), mtu: device.mtu }),
  standsOn,
  lower,
};
