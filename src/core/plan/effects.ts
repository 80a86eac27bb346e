import { isLxc, isUml } from '../nics/machines.ts';
import { english, type Message, msg, type Wording } from '../util/message.ts';
import {
  typedSocket,
  givenTo,
  opened,
  openedBy,
  hears,
  becomesPort,
  becomesSlave,
  givenAway,
  carries,
  dealt,
  leadsOut,
  forwards,
} from './effect-words.ts';
import { madeLowers } from './lowers.ts';
import { cardsOf } from './ovs-bond.ts';
import { placeText } from './place.ts';
import { type Lab, nftTable } from './plan.ts';
import { type Network, type Resource, type ResourceKind, tunnelDevice } from './resource.ts';

/** What a lab does to its host, by what a careful reader would ask; in the order of telling. */
export const EFFECT_TITLES = {
  touched: msg`Existing devices touched`,
  addresses: msg`Addresses and routes of the host's own stack`,
  settings: msg`Host settings changed`,
  firewall: msg`Firewall rules made`,
  ports: msg`Ports opened`,
  devices: msg`Network devices made`,
  namespaces: msg`Network namespaces made`,
  ovs: msg`Open vSwitch bridges and ports made`,
  networks: msg`libvirt networks defined`,
  guests: msg`Guests run`,
  daemons: msg`Programs left running`,
  files: msg`Files`,
} as const;

export type EffectGroup = keyof typeof EFFECT_TITLES;

/** Each entry begins with the name of what is made or changed. */
export type Effects = Readonly<Record<EffectGroup, readonly Wording[]>>;

type Draft = Record<EffectGroup, Wording[]>;

/** What a resource cannot tell of itself. */
interface Around {
  readonly lab: Lab;
  /** Devices of the lab that others stand on. */
  readonly made: ReadonlySet<string>;
  /** Whether libvirt makes what it can. */
  readonly byLibvirt: boolean;
}

/** Typed over the union: a new kind of resource must be answered here. */
type Tellers = {
  readonly [K in ResourceKind]: (
    resource: Extract<Resource, { kind: K }>,
    effects: Draft,
    around: Around,
  ) => void;
};

/** Fallback devices, which come with the modules ip_gre and ip6_gre: ip-link(8). */
const BESIDE: Readonly<Partial<Record<ReturnType<typeof tunnelDevice>, string>>> = {
  gretap: 'gre0 gretap0 erspan0',
  ip6gretap: 'ip6gre0 ip6tnl0',
};

const TELLERS: Tellers = {
  // Only looked at. What happens to it is told by its port.
  existing: () => {},
  namespace: ({ name }, { namespaces, files }) => {
    if (namespaces.length === 0) files.push('/run/netns');
    namespaces.push(name);
  },
  netdev: (device, { devices, files, ports, settings, touched }, { made }) => {
    if (device.type === 'veth') devices.push(...device.ends.map(placeText));
    else if (device.type === 'tap') devices.push(openedBy(device));
    else devices.push(placeText(device));
    if ('remote' in device) {
      ports.push(hears(device.ifname, device, true));
      const beside = BESIDE[tunnelDevice(device)];
      if (beside)
        settings.push(
          msg`${beside}: made by the kernel where it loads its module for ${device.ifname}; they stay`,
        );
    }
    if (!('lower' in device)) return;
    if (!made.has(device.lower)) touched.push(carries(device.lower, [device]));
    if (device.type === 'macvtap') files.push(msg`/dev/tapN of ${device.ifname}`);
  },
  port: ({ of, ifname, bridge }, { touched, daemons }) => {
    if (of !== 'existing') return;
    touched.push(becomesPort(ifname, bridge, 'bridge'));
    daemons.push(
      msg`net.sh for 60 s: unless confirmed, ${ifname} gets back what moved to ${bridge}`,
    );
  },
  slave: ({ of, ifname, bond }, { touched }) => {
    if (of === 'existing') touched.push(becomesSlave(ifname, bond));
  },
  'ovs-bridge': ({ name }, { ovs }) => {
    ovs.push(name);
  },
  'ovs-port': (port, { touched, ovs, ports, files }) => {
    const { of, name, bridge, tunnel, socket } = port;
    touched.push(...cardsOf(port).map((card) => becomesPort(card, bridge, 'ovs')));
    if (of === 'internal' || of === 'patch' || of === 'tunnel' || of === 'bond') ovs.push(name);
    if (tunnel) ports.push(hears(name, tunnel, false));
    if (of !== 'vhost-user' || socket === undefined) return;
    ovs.push(msg`${name}, by which Open vSwitch reads and writes all memory of its guest`);
    const folder = socket.slice(0, socket.lastIndexOf('/'));
    if (!files.includes(folder)) files.push(folder);
  },
  address: ({ namespace, cidr, ifname }, { addresses }) => {
    if (namespace === undefined) addresses.push(msg`${cidr} on ${ifname}`);
  },
  route: ({ namespace, to, via }, { addresses }) => {
    if (namespace === undefined) addresses.push(msg`route ${to} via ${via}`);
  },
  // Of a device that is made here.
  setting: () => {},
  // What a namespace of the lab forwards concerns nobody else.
  forwarding: (resource, { settings }) => {
    const text = forwards(resource);
    if (resource.namespace === undefined && !settings.map(english).includes(english(text)))
      settings.push(text);
  },
  nat: ({ network, madeBy }, { firewall }, { lab, byLibvirt }) => {
    if (byLibvirt && madeBy !== undefined)
      firewall.push(msg`libvirt's own tables: ${network} leaves with the host's own address`);
    else
      firewall.push(msg`table ip ${nftTable(lab)}: ${network} leaves with the host's own address`);
  },
  // Of libvirt's it is told with its network.
  filter: ({ bridge, rejects, madeBy }, { firewall }, { lab, byLibvirt }) => {
    if (byLibvirt && madeBy !== undefined) return;
    const table = nftTable(lab);
    firewall.push(
      rejects === 'all'
        ? msg`table inet ${table}: nothing is forwarded to ${bridge} or from it`
        : msg`table inet ${table}: only answers are forwarded to ${bridge}`,
    );
  },
  dhcp: ({ bridge, address, first, last }, { ports, daemons }) => {
    // Of IPv6 a bridge has at least the address of its link.
    for (const port of ['53/udp', '53/tcp'])
      ports.push(msg`${port} on ${bridge}: ${address} and all other addresses there`);
    ports.push(msg`${'67/udp'} on ${bridge}`);
    daemons.push(msg`dnsmasq on ${bridge}: DNS, and DHCP from ${first} to ${last}`);
  },
  daemon: ({ program, name, socket }, { daemons, files }) => {
    if (program === 'slirpvde') {
      daemons.push(leadsOut(name));
      return;
    }
    if (program === 'vde_plug2tap') {
      daemons.push(msg`vde_plug2tap, as root, between ${name} and its VDE switch`);
      return;
    }
    daemons.push(msg`vde_switch ${name}, a switch that the guests reach`);
    const folder = socket.slice(0, socket.lastIndexOf('/'));
    if (!files.includes(folder)) files.push(folder);
  },
  passthrough: (resource, { touched, settings }) => {
    touched.push(givenAway(resource));
    const { vf, ifname } = resource;
    if (vf === undefined) return;
    const made = msg`sriov_numvfs of ${ifname}: raised where it is 0, with sriov_drivers_autoprobe at 0, so that the host drives none of those`;
    if (!settings.map(english).includes(english(made))) settings.push(made);
    settings.push(msg`MAC and VLAN of virtual function ${vf.number} of ${ifname}`);
  },
  network: (network, { networks, touched }) => {
    const { name } = network;
    if (network.forward === 'hostdev') touched.push(dealt(network));
    if (!('bridge' in network) || network.forward === 'bridge') networks.push(name);
    else networks.push(switchOf(name, network.bridge, network.forward));
  },
  machine: (machine, { guests, ports, files, touched, daemons }) => {
    const { name, memoryMiB, vcpus, nics } = machine;
    files.push(...nics.flatMap(({ backend }) => typedSocket(backend) ?? []));
    for (const { backend } of nics)
      if (backend.type === 'vdpa') touched.push(givenTo(backend.path, machine.label));
    for (const [port, address] of nics.flatMap(({ backend }) => opened(backend)))
      ports.push(msg`${port} on ${address}: the guest ${name}`);
    if (isLxc(machine)) {
      guests.push(
        msg`${name}: an LXC container, which shares kernel, memory and processors with this machine`,
      );
      return;
    }
    if (nics.some(({ backend }) => backend.type === 'user' && backend.passt))
      daemons.push(msg`passt, as long as the guest ${name} runs`);
    const out = nics.some(({ backend }) => backend.type === 'user');
    guests.push(
      out
        ? msg`${name}: ${memoryMiB} MiB, ${vcpus} vCPU, reaches out through the host`
        : msg`${name}: ${memoryMiB} MiB, ${vcpus} vCPU`,
    );
    if (isUml(machine))
      guests.push(
        msg`${name}: User-mode Linux, no sandbox: root in it may do what who runs it may do`,
      );
  },
};

function switchOf(name: string, bridge: string, forward: Network['forward']): Message {
  return forward === 'open'
    ? msg`${name}: libvirt makes its switch ${bridge}`
    : msg`${name}: libvirt makes its switch ${bridge}, and firewall rules for it`;
}

/** The same in plain English, for scripts and terminals. */
export function effectsInEnglish(effects: Effects): Readonly<Record<EffectGroup, string[]>> {
  const told = Object.entries(effects).map(([group, items]) => [group, items.map(english)]);
  return Object.fromEntries(told) as Record<EffectGroup, string[]>;
}

/** Of what is built on one host. */
export function effectsOf(
  resources: readonly Resource[],
  lab: Lab,
  { byLibvirt = false, files = [`/run/vethloom/${lab.id}`] as readonly string[] } = {},
): Effects {
  const groups = Object.keys(EFFECT_TITLES) as EffectGroup[];
  const effects = Object.fromEntries(groups.map((group) => [group, []])) as unknown as Draft;
  effects.files.push(...files);
  const around = { lab, made: madeLowers(resources), byLibvirt };
  for (const resource of resources) {
    // Indexing the table loses the pairing of kind and resource.
    const tell = TELLERS[resource.kind] as (one: Resource, effects: Draft, around: Around) => void;
    tell(resource, effects, around);
  }
  return effects;
}
