import type {
  Address,
  BridgeDevice,
  IpvlanDevice,
  MacvlanDevice,
  MacvtapDevice,
  Port,
  Resource,
  ResourceKind,
  Route,
  VethDevice,
  VethEnd,
  Upper,
} from '../../plan/resource.ts';
import { sh, type ShText, word } from '../../text/shell.ts';
import { ovsBridgeLines, ovsPortParts } from './ovs-lines.ts';
import { type Place, placeText } from '../../plan/place.ts';
import type { Lab } from '../../plan/plan.ts';
import { lowerPart, slavePart } from './lower-lines.ts';
import { passedLine } from './passed.ts';
import { here, mtuFact, type StepPart } from './step-part.ts';
import { tap, tun } from './tap-lines.ts';
import { tunnel } from './tunnel-lines.ts';
import {
  daemonLines,
  dhcpLines,
  filterLines,
  forwardingLines,
  natLines,
} from './services-lines.ts';
import { bridgeVlanFact } from './vlan.ts';
import { aliasPart, IP_WORDS, placeWord, type Words } from './words.ts';

/** What a step must know beside its resource. */
export interface StepContext {
  readonly words: Words;
  readonly lab: Lab;
  /** How many networks have their addresses translated. */
  readonly nats: number;
  /** How many rules keep networks apart. */
  readonly filters: number;
  /** Devices of the host's own stack that become ports: they go up when they are in. */
  readonly ports: ReadonlySet<string>;
  /** What the kernel calls a device that has its drawn name only as an altname; by `placeText`. */
  readonly kernelNames: ReadonlyMap<string, string>;
  /** Devices that others stand on, and the last of these. */
  readonly lowers: ReadonlyMap<string, Upper>;
  /** Of network cards that guests have; by `functionsOf`. */
  readonly passed: ReadonlyMap<string, number>;
  /** Bridges with a network card of the machine. */
  readonly uplinked: ReadonlySet<string>;
  /** Which IPv4 address of its device this one is, from 0. */
  readonly nth: ReadonlyMap<Address, number>;
}

function bridge(device: BridgeDevice, { words }: StepContext): StepPart {
  const stp = device.stp ? sh`1 forward_delay=${device.forwardDelay * 100}` : sh`0`;
  const facts = sh`kind=bridge up=yes stp_state=${stp} vlan_filtering=${device.vlanFiltering ? 1 : 0}`;
  return here(sh`make link ${word(device.ifname)} ${facts}`, ...words.bridge(device));
}

/** Its mark, its MAC and what it stands on come with it. Its file in /dev is of root alone. */
function macvtap(device: MacvtapDevice, { words }: StepContext): readonly StepPart[] {
  const { mode, mac, mtu } = device;
  const [name, lower] = [word(device.ifname), word(device.lower)];
  const size = mtu === undefined ? sh`` : sh` mtu ${mtu}`;
  // With passthru the kernel takes the MAC of the lower device first, whatever is asked for.
  const alone = mode === 'passthru';
  const address = sh`address ${word(mac)}`;
  const facts = sh`kind=macvtap up=yes link=${lower} mode=${word(mode)} address=${word(mac)}`;
  return [
    here(
      sh`make link ${name} ${facts}${mtuFact(mtu)}`,
      sh`run ip link add link ${lower} name ${name}${alone ? sh`` : sh` ${address}`} group "$GROUP"${size} type macvtap mode ${word(mode)}`,
      ...(alone ? [sh`run ip link set dev ${name} ${address}`] : []),
      ...words.alias(device, device.origin, true),
      sh`own ${name}`,
    ),
  ];
}

function macvlan(device: MacvlanDevice, { words }: StepContext): readonly StepPart[] {
  const { lower, mode, mtu, namespace, sources } = device;
  const inside = namespace === undefined ? sh`` : sh` netns ${word(namespace)}`;
  const size = mtu === undefined ? sh`` : sh` mtu ${mtu}`;
  const macs = sources.reduce<ShText>((line, mac) => sh`${line} ${word(mac)}`, sh` macaddr set`);
  const listed = sources.length === 0 ? sh`` : macs;
  // From inside a namespace the kernel does not tell the name of the lower device.
  const on = namespace === undefined ? sh` link=${word(lower)}` : sh``;
  const heard = mode === 'source' ? sh` macaddr_count=${sources.length}` : sh``;
  return [
    here(
      sh`make link ${placeWord(device)} kind=macvlan up=yes${on} mode=${word(mode)}${heard}${mtuFact(mtu)}`,
      sh`run ip link add link ${word(lower)} name ${word(device.ifname)}${inside} group "$GROUP"${size} type macvlan mode ${word(mode)}${listed}`,
    ),
    { namespace, lines: words.alias(device, device.origin, true) },
  ];
}

function ipvlan(device: IpvlanDevice, { words }: StepContext): readonly StepPart[] {
  const { lower, mode, flag, mtu, namespace } = device;
  const inside = namespace === undefined ? sh`` : sh` netns ${word(namespace)}`;
  const size = mtu === undefined ? sh`` : sh` mtu ${mtu}`;
  const on = namespace === undefined ? sh` link=${word(lower)}` : sh``;
  const facts = sh`kind=ipvlan up=yes${on} mode=${word(mode)} ${word(flag)}=true${mtuFact(mtu)}`;
  return [
    here(
      sh`make link ${placeWord(device)} ${facts}`,
      sh`run ip link add link ${word(lower)} name ${word(device.ifname)}${inside} group "$GROUP"${size} type ipvlan mode ${word(mode)} ${word(flag)}`,
    ),
    { namespace, lines: words.alias(device, device.origin, true) },
  ];
}

function veth(device: VethDevice, { words, ports }: StepContext): readonly StepPart[] {
  const [a, b] = device.ends;
  // The end in the host's own stack reads better as the first.
  const [near, far] = a.namespace !== undefined && b.namespace === undefined ? [b, a] : [a, b];
  const made = ({ ifname, namespace }: VethEnd): ShText => {
    const inside = namespace === undefined ? sh`` : sh` netns ${word(namespace)}`;
    const mtu = device.mtu === undefined ? sh`` : sh` mtu ${device.mtu}`;
    return sh`name ${word(ifname)}${inside} group "$GROUP"${mtu}`;
  };
  const fact = (end: VethEnd): ShText =>
    sh`make link ${placeWord(end)} kind=veth up=yes${mtuFact(device.mtu)}`;
  const mark = (end: VethEnd): StepPart => ({
    namespace: end.namespace,
    lines: words.alias(end, device.origin, end.namespace !== undefined || !ports.has(end.ifname)),
  });
  const add = sh`run ip link add ${made(near)} type veth peer ${made(far)}`;
  // In the host's own stack it would answer on its segment, so it stays down until a container has it.
  if (device.lent)
    return [
      here(fact(near), sh`lent link ${word(far.ifname)}`, add),
      mark(near),
      { namespace: undefined, lines: words.alias(far, device.origin, false) },
    ];
  return [here(fact(near), fact(far), add), mark(near), mark(far)];
}

/** A network card of the machine: what it carries moves to the bridge, where it carries anything. */
function uplink(resource: Port, { words }: StepContext): StepPart {
  const name = word(resource.ifname);
  const bridge = word(resource.bridge);
  const vlans = resource.vlan ? sh` ${bridgeVlanFact(resource.vlan)}` : sh``;
  const [enslave, ...rest] = words.enslave(resource);
  return here(
    sh`joins link ${name} master=${bridge}`,
    sh`want link ${name} up=yes master=${bridge} holds=${vlans}`,
    sh`save`,
    sh`moved ${name} ${bridge} || ${enslave ?? sh`:`}`,
    ...rest,
  );
}

function port(resource: Port, context: StepContext): StepPart {
  if (resource.of === 'existing') return uplink(resource, context);
  const { words } = context;
  const name = word(resource.ifname);
  const vlans = resource.vlan ? sh` ${bridgeVlanFact(resource.vlan)}` : sh``;
  return here(
    sh`want link ${name} up=yes master=${word(resource.bridge)}${vlans}`,
    ...words.enslave(resource),
  );
}

function asKernelNames<R extends Place>(resource: R, { kernelNames }: StepContext): R {
  const ifname = kernelNames.get(placeText(resource));
  return ifname === undefined ? resource : { ...resource, ifname };
}

/** ip(8) shows the route to one host without its prefix length. */
function shownDestination({ family, to }: Route): string {
  const host = family === 4 ? '/32' : '/128';
  return to.endsWith(host) ? to.slice(0, -host.length) : to;
}

/** Typed over the union: a new kind of resource must be answered here. */
type Printers = {
  readonly [K in ResourceKind]: (
    resource: Extract<Resource, { kind: K }>,
    context: StepContext,
  ) => readonly StepPart[];
};

const PRINTERS: Printers = {
  existing: ({ ifname }, { lowers, passed }) => {
    const count = passed.get(ifname);
    if (count === 0) return [];
    const upper = lowers.get(ifname);
    const alone = upper && 'mode' in upper && upper.mode === 'passthru' ? sh` holds=` : sh``;
    const facts = upper === undefined ? sh`` : sh` up=yes${alone}`;
    const functions = count === undefined ? [] : [sh`raise_vfs ${word(ifname)} ${count}`];
    return [here(sh`must link ${word(ifname)}${facts}`, ...functions)];
  },
  namespace: ({ name, origin }) => [
    here(
      sh`make netns ${word(name)}`,
      sh`intend netns ${word(name)}`,
      sh`run ip netns add ${word(name)}`,
    ),
    {
      namespace: name,
      lines: [sh`run ip -n ${word(name)} link set dev lo ${aliasPart(origin)} up`],
    },
  ],
  netdev: (device, context) => {
    switch (device.type) {
      case 'bridge':
        return [bridge(device, context)];
      case 'tap':
        return [tap(device, context)];
      case 'tun':
        return tun(device, context);
      case 'macvtap':
        return macvtap(device, context);
      case 'macvlan':
        return macvlan(device, context);
      case 'ipvlan':
        return ipvlan(device, context);
      case 'dummy':
      case 'ifb':
      case 'vlan':
      case 'bond':
        return [lowerPart(device, context)];
      case 'veth':
        return veth(device, context);
      case 'vxlan':
      case 'gre':
      case 'geneve':
        return [tunnel(device, context)];
    }
  },
  port: (resource, context) => [port(resource, context)],
  slave: (resource) => [slavePart(resource)],
  'ovs-bridge': (resource, { words }) => [here(...ovsBridgeLines(resource, words))],
  'ovs-port': (resource, { words }) => ovsPortParts(resource, words),
  address: (resource, context) => {
    const named = asKernelNames(resource, context);
    // ifconfig(8) would put it in the place of what the network card has brought along.
    const words = context.uplinked.has(named.ifname) ? IP_WORDS : context.words;
    const lines = [
      sh`want link ${placeWord(named)} addr=${word(named.cidr)}`,
      words.address(named, context.nth.get(resource) ?? 0),
    ];
    return [{ namespace: named.namespace, lines }];
  },
  route: (resource, context) => {
    const named = asKernelNames(resource, context);
    const lines = [
      sh`want link ${placeWord(named)} route=${word(`${shownDestination(named)},${named.via}`)}`,
      context.words.route(named),
    ];
    return [{ namespace: named.namespace, lines }];
  },
  setting: (resource, context) => {
    const named = asKernelNames(resource, context);
    const { set } = resource;
    const lines =
      typeof set === 'object'
        ? [sh`want link ${placeWord(named)} mtu=${set.mtu}`, context.words.mtu(named, set.mtu)]
        : [sh`want link ${placeWord(named)} ${word(set)}=on`, context.words.flag(named, set)];
    return [{ namespace: named.namespace, lines }];
  },
  forwarding: (resource) => [{ namespace: resource.namespace, lines: forwardingLines(resource) }],
  nat: (resource, context) => [here(...natLines(resource, context))],
  filter: (resource, context) => [here(...filterLines(resource, context))],
  dhcp: (resource) => [here(...dhcpLines(resource))],
  daemon: (resource) => [here(...daemonLines(resource))],
  passthrough: (resource) => [here(passedLine(resource))],
  network: () => [],
  machine: () => [],
};

/** The parts of one resource: what they declare, and the commands that make it. */
export function stepParts(resource: Resource, context: StepContext): readonly StepPart[] {
  // Indexing the table loses the pairing of kind and resource.
  const print = PRINTERS[resource.kind] as (
    one: Resource,
    context: StepContext,
  ) => readonly StepPart[];
  return print(resource, context);
}
