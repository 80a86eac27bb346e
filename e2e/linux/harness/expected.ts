import type { Plan, Resource, ResourceKind, Vlan } from '../../../src/core/index.ts';
import type { LinkState, NetworkState, Row, State } from './readback.ts';

/** One thing that was looked up: under which name, what was found, what the plan says. */
interface Fact {
  readonly about: string;
  readonly found: unknown;
  readonly planned: unknown;
}

type OvsBond = NonNullable<Extract<Resource, { kind: 'ovs-port' }>['bond']>;

interface Expectation<R> {
  /** Network devices that exist because of it: `NAME` or `NAMESPACE:NAME`. */
  readonly devices?: (resource: R) => readonly string[];
  /** Port of Open vSwitch that exists because of it. */
  readonly ovsPort?: (resource: R) => string;
  readonly facts: (resource: R, state: State) => readonly Fact[];
}

/** What the kernel and Open vSwitch must say of each resource of a plan. */
const expectations: { [K in ResourceKind]: Expectation<Extract<Resource, { kind: K }>> } = {
  existing: {
    devices: ({ ifname }) => [ifname],
    facts: () => [],
  },
  // Gone from the host: another test looks for its driver.
  passthrough: { facts: () => [] },
  namespace: {
    facts: ({ name }, state) => [
      fact(`namespace ${name}`, state.namespaces.has(name), true),
      fact(`${name}:lo is up`, isUp(device(state, 'lo', name)), true),
    ],
  },
  netdev: {
    devices: (resource) => {
      if (resource.type === 'tun' || resource.type === 'macvlan' || resource.type === 'ipvlan')
        return [place(resource.ifname, resource.namespace)];
      if (resource.type !== 'veth') return [resource.ifname];
      return resource.ends.map((end) => place(end.ifname, end.namespace));
    },
    facts: (resource, state) => {
      switch (resource.type) {
        case 'bridge': {
          const link = device(state, resource.ifname);
          const data = link?.linkinfo?.info_data;
          return [
            fact(`${resource.ifname} is a`, link?.linkinfo?.info_kind, 'bridge'),
            fact(`${resource.ifname} is up`, isUp(link), true),
            fact(`${resource.ifname} STP`, data?.['stp_state'], resource.stp ? 1 : 0),
            // The kernel counts in hundredths of a second, and ignores it without STP.
            ...(resource.stp
              ? [
                  fact(
                    `${resource.ifname} delay`,
                    data?.['forward_delay'],
                    resource.forwardDelay * 100,
                  ),
                ]
              : []),
            fact(
              `${resource.ifname} filters VLANs`,
              data?.['vlan_filtering'] ?? 0,
              resource.vlanFiltering ? 1 : 0,
            ),
          ];
        }
        case 'tap': {
          const link = device(state, resource.ifname);
          const data = link?.linkinfo?.info_data;
          return [
            fact(`${resource.ifname} is a`, data?.['type'], 'tap'),
            fact(`${resource.ifname} is up`, isUp(link), true),
            fact(`${resource.ifname} queues`, data?.['multi_queue'], resource.multiQueue),
            ...mtu(resource.ifname, link, resource.mtu),
          ];
        }
        case 'tun': {
          const { ifname, namespace } = resource;
          const name = place(ifname, namespace);
          const link = device(state, ifname, namespace);
          const data = link?.linkinfo?.info_data;
          return [
            fact(`${name} is a`, data?.['type'], 'tun'),
            fact(`${name} stays`, data?.['persist'], true),
            fact(`${name} is up`, isUp(link), true),
            ...mtu(name, link, resource.mtu),
          ];
        }
        case 'macvtap': {
          const { ifname } = resource;
          const link = device(state, ifname);
          const { info_kind: kind, info_data: data } = link?.linkinfo ?? {};
          return [
            fact(`${ifname} is a`, kind, 'macvtap'),
            fact(`${ifname} is up`, isUp(link), true),
            fact(`${ifname} stands on`, link?.link, resource.lower),
            fact(`${ifname} mode`, data?.['mode'], resource.mode),
            fact(`${ifname} MAC`, link?.address, resource.mac),
            ...aloneOn(resource, link, state),
            ...mtu(ifname, link, resource.mtu),
          ];
        }
        case 'macvlan': {
          const { ifname, namespace, sources } = resource;
          const name = place(ifname, namespace);
          const link = device(state, ifname, namespace);
          const { info_kind: kind, info_data: data } = link?.linkinfo ?? {};
          return [
            fact(`${name} is a`, kind, 'macvlan'),
            fact(`${name} is up`, isUp(link), true),
            fact(`${name} mode`, data?.['mode'], resource.mode),
            fact(`${name} hears`, list(data?.['macaddr_data']), sources),
            // From inside a namespace its number is all that is told.
            ...(namespace === undefined
              ? [fact(`${name} stands on`, link?.link, resource.lower)]
              : []),
            ...aloneOn(resource, link, state),
            ...mtu(name, link, resource.mtu),
          ];
        }
        case 'ipvlan': {
          const { ifname, namespace, mode, flag } = resource;
          const name = place(ifname, namespace);
          const link = device(state, ifname, namespace);
          const { info_kind: kind, info_data: data } = link?.linkinfo ?? {};
          return [
            fact(`${name} is a`, kind, 'ipvlan'),
            fact(`${name} is up`, isUp(link), true),
            fact(`${name} mode`, [data?.['mode'], data?.[flag]], [mode, true]),
            ...mtu(name, link, resource.mtu),
          ];
        }
        case 'dummy':
        case 'ifb':
        case 'bond':
        case 'vlan': {
          const { ifname, type } = resource;
          const link = device(state, ifname);
          const { info_kind: kind, info_data: data } = link?.linkinfo ?? {};
          return [
            fact(`${ifname} is a`, kind, type),
            fact(`${ifname} is up`, isUp(link), true),
            ...(type === 'vlan'
              ? [
                  fact(`${ifname} stands on`, link?.link, resource.lower),
                  fact(`${ifname} tag`, data?.['id'], resource.tag),
                  fact(`${ifname} protocol`, data?.['protocol'], '802.1Q'),
                ]
              : []),
            ...(type === 'bond'
              ? [
                  fact(`${ifname} mode`, data?.['mode'], resource.mode),
                  fact(`${ifname} miimon`, data?.['miimon'], resource.miimon),
                  ...(resource.lacpRate
                    ? [fact(`${ifname} LACP`, data?.['ad_lacp_rate'], resource.lacpRate)]
                    : []),
                  ...(resource.xmitHashPolicy
                    ? [fact(`${ifname} hash`, data?.['xmit_hash_policy'], resource.xmitHashPolicy)]
                    : []),
                ]
              : []),
            ...mtu(ifname, link, resource.mtu),
          ];
        }
        case 'vxlan':
        case 'gre':
        case 'geneve': {
          const { ifname, type, vni, local, remote, mtu: size } = resource;
          const gretap = remote.includes(':') ? 'ip6gretap' : 'gretap';
          const link = device(state, ifname);
          const { info_kind: kind, info_data: data } = link?.linkinfo ?? {};
          return [
            fact(`${ifname} is a`, kind, { vxlan: 'vxlan', gre: gretap, geneve: 'geneve' }[type]),
            fact(`${ifname} is up`, isUp(link), true),
            ...(type === 'gre'
              ? [fact(`${ifname} key`, data?.['okey'], dotted(vni))]
              : [
                  fact(`${ifname} VNI`, data?.['id'], vni),
                  fact(`${ifname} port`, data?.['port'], type === 'vxlan' ? 4789 : 6081),
                ]),
            ...(type === 'geneve' || (type === 'gre' && local === undefined)
              ? []
              : [fact(`${ifname} from`, data?.['local'] ?? data?.['local6'], local)]),
            ...(type === 'vxlan' ? [fact(`${ifname} learns`, data?.['learning'], false)] : []),
            fact(`${ifname} to`, data?.['remote'] ?? data?.['remote6'], remote),
            ...mtu(ifname, link, size),
          ];
        }
        case 'veth':
          return resource.ends.flatMap((end) => {
            const name = place(end.ifname, end.namespace);
            const link = device(state, end.ifname, end.namespace);
            return [
              fact(`${name} is a`, link?.linkinfo?.info_kind, 'veth'),
              fact(`${name} is up`, isUp(link), true),
              ...mtu(name, link, resource.mtu),
            ];
          });
      }
    },
  },
  port: {
    facts: ({ ifname, bridge, vlan }, state) => [
      fact(`${ifname} is a port of`, device(state, ifname)?.master, bridge),
      ...(vlan
        ? [fact(`${ifname} VLANs`, bridgeVlans(state.root, ifname), plannedVlans(vlan))]
        : []),
    ],
  },
  slave: {
    facts: ({ ifname, bond, primary }, state) => [
      fact(`${ifname} is a slave of`, device(state, ifname)?.master, bond),
      fact(`${ifname} is up`, isUp(device(state, ifname)), true),
      ...(primary
        ? [fact(`${bond} prefers`, device(state, bond)?.linkinfo?.info_data?.['primary'], ifname)]
        : []),
    ],
  },
  'ovs-bridge': {
    devices: ({ name }) => [name],
    ovsPort: ({ name }) => name,
    facts: ({ name, failMode, stp, mtu: size }, state) => {
      const row = state.ovs.Bridge.find((each) => each['name'] === name);
      return [
        fact(`${name} fails`, row?.['fail_mode'], failMode),
        fact(`${name} STP`, row?.['stp_enable'], stp),
        fact(`${name} is up`, isUp(device(state, name)), true),
        ...mtu(name, device(state, name), size),
      ];
    },
  },
  'ovs-port': {
    devices: ({ name, of, moved }) => {
      if (of === 'internal') return [moved ? place(moved.ifname, moved.namespace) : name];
      return [];
    },
    ovsPort: ({ name }) => name,
    facts: ({ name, bridge, of, peer, tunnel, bond, moved, socket, vlan, mtu: size }, state) => {
      const port = state.ovs.Port.find((each) => each['name'] === name);
      const card = state.ovs.Interface.find((each) => each['name'] === name);
      const owner = state.ovs.Bridge.find((each) => list(each['ports']).includes(port?.['_uuid']));
      const known = { patch: 'patch', internal: 'internal', 'vhost-user': 'dpdkvhostuserclient' };
      const type = tunnel?.type ?? known[of as keyof typeof known] ?? '';
      const options = card?.['options'] as Row | undefined;
      const own = moved ?? { ifname: name };
      return [
        fact(`${name} is an Open vSwitch port of`, owner?.['name'], bridge),
        ...(bond
          ? bondFacts(name, bond, state)
          : [
              fact(`${name} has type`, card?.['type'], type),
              fact(`${name} has error`, list(card?.['error']), []),
            ]),
        fact(`${name} VLANs`, ovsVlans(port), plannedOvsVlans(vlan)),
        ...(peer === undefined ? [] : [fact(`${name} has peer`, options?.['peer'], peer)]),
        fact(`${name} meets QEMU at`, options?.['vhost-server-path'], socket),
        ...(socket === undefined
          ? []
          : [fact(`${name} asks for MTU`, list(card?.['mtu_request'])[0], size)]),
        ...(tunnel
          ? [
              fact(`${name} VNI`, options?.['key'], String(tunnel.vni)),
              fact(`${name} from`, options?.['local_ip'], tunnel.local),
              fact(`${name} to`, options?.['remote_ip'], tunnel.remote),
            ]
          : []),
        ...(of === 'internal'
          ? [
              fact(
                `${place(own.ifname, moved?.namespace)} is up`,
                isUp(device(state, own.ifname, moved?.namespace)),
                true,
              ),
              ...mtu(name, device(state, own.ifname, moved?.namespace), size),
            ]
          : []),
      ];
    },
  },
  address: {
    facts: ({ ifname, namespace, cidr }, state) => [
      fact(
        `${place(ifname, namespace)} has ${cidr}`,
        addressesOf(device(state, ifname, namespace)).includes(cidr),
        true,
      ),
    ],
  },
  route: {
    facts: ({ ifname, namespace, to, via }, state) => [
      fact(
        `${place(ifname, namespace)} route to ${to}`,
        network(state, namespace)
          ?.routes.filter((route) => route.dst === to && route.dev === ifname)
          .map((route) => route.gateway)
          .includes(via),
        true,
      ),
    ],
  },
  setting: {
    facts: ({ ifname, namespace, set }, state) => {
      const name = place(ifname, namespace);
      const link = device(state, ifname, namespace);
      if (typeof set === 'object') return mtu(name, link, set.mtu);
      const shown = { promisc: 'PROMISC', allmulticast: 'ALLMULTI' }[set];
      return [fact(`${name} has ${shown}`, link?.flags.includes(shown), true)];
    },
  },
  forwarding: {
    facts: ({ namespace, family, value }, state) => [
      fact(
        `${place('forwarding', namespace)} IPv${family}`,
        network(state, namespace)?.forwarding[family],
        value,
      ),
    ],
  },
  nat: {
    facts: ({ bridge, network: from }, { rules }) => [
      fact(
        `${from} on ${bridge} is masqueraded`,
        rules.includes(`iif != 0 ip saddr ${from} oifname != "${bridge}" masquerade`),
        true,
      ),
    ],
  },
  filter: {
    facts: ({ bridge, rejects }, { rules }) => {
      const into = `oifname "${bridge}" iifname != "${bridge}"`;
      const drawn =
        rejects === 'new'
          ? [`${into} ct state invalid,new reject`]
          : [`iifname "${bridge}" oifname != "${bridge}" reject`, `${into} reject`];
      return drawn.map((rule) => fact(`rule ${rule}`, rules.includes(rule), true));
    },
  },
  dhcp: {
    facts: ({ bridge }, { servers }) => [
      fact(
        `DHCP servers on ${bridge}`,
        servers.filter((args) => args.split(' ').includes(`--interface=${bridge}`)).length,
        1,
      ),
    ],
  },
  daemon: {
    facts: (daemon, { switches }) => {
      const { program, socket } = daemon;
      const own = switches.filter(
        (args) => args.startsWith(`${program} `) && args.split(' ').includes(`--sock=${socket}`),
      );
      return [
        fact(`${program} at ${socket}`, own.length, 1),
        ...(daemon.program === 'vde_switch'
          ? [fact(`ports at ${socket}`, own[0]?.includes(`--numports=${daemon.ports}`), true)]
          : []),
      ];
    },
  },
  // Neither is on the network before it is started.
  network: { facts: () => [] },
  machine: { facts: () => [] },
};

/** Who takes a device alone has one MAC with it. */
function aloneOn(
  { ifname, lower, mode }: Readonly<Record<'ifname' | 'lower' | 'mode', string>>,
  link: LinkState | undefined,
  state: State,
): Fact[] {
  if (mode !== 'passthru') return [];
  return [fact(`${lower} has the MAC of ${ifname}`, device(state, lower)?.address, link?.address)];
}

function bondFacts(name: string, bond: OvsBond, state: State): Fact[] {
  const port = state.ovs.Port.find((each) => each['name'] === name);
  const held = list(port?.['interfaces']);
  const cards = state.ovs.Interface.filter((each) => held.includes(each['_uuid']));
  const other = port?.['other_config'] as Row | undefined;
  return [
    fact(`${name} mode`, port?.['bond_mode'], bond.mode),
    fact(`${name} LACP`, [port?.['lacp'], other?.['lacp-time']], [bond.lacp, bond.lacpTime]),
    fact(`${name} prefers`, other?.['bond-primary'], bond.primary),
    fact(
      `${name} delays`,
      [port?.['bond_updelay'], port?.['bond_downdelay']],
      [bond.upDelay, bond.downDelay],
    ),
    fact(
      `${name} holds`,
      cards.map((each) => String(each['name'])).toSorted(),
      bond.members.map(({ ifname }) => ifname).toSorted(),
    ),
    fact(
      `${name} has errors`,
      cards.flatMap((each) => list(each['error'])),
      [],
    ),
  ];
}

/** What was found where the plan says otherwise: empty when the machine is as planned. */
export function differences(plan: Plan, state: State): readonly string[] {
  const resources = plan.hosts.flatMap((host) => host.resources);
  const facts = resources.flatMap((resource) => expectation(resource).facts(resource, state));
  const wrong = facts
    .filter((each) => JSON.stringify(each.found) !== JSON.stringify(each.planned))
    .map((each) => `${each.about}: ${show(each.found)}, planned ${show(each.planned)}`);
  return [...wrong, ...extras(resources, state)];
}

/** What is there and nobody planned. */
function extras(resources: readonly Resource[], state: State): string[] {
  const devices = new Set(resources.flatMap((each) => expectation(each).devices?.(each) ?? []));
  const ports = new Set(resources.map((each) => expectation(each).ovsPort?.(each)));
  const addresses = new Set(
    resources.map(
      (each) => each.kind === 'address' && `${place(each.ifname, each.namespace)} ${each.cidr}`,
    ),
  );
  // What a network card carried is on its bridge.
  const uplinked = new Set(
    resources.map((each) => each.kind === 'port' && each.of === 'existing' && each.bridge),
  );
  const found = [
    ...state.root.links.map((link) => ({ link, name: link.ifname })),
    ...[...state.namespaces].flatMap(([namespace, { links }]) =>
      links.map((link) => ({ link, name: place(link.ifname, namespace) })),
    ),
  ].filter(({ link }) => !standing.test(link.ifname));
  return [
    ...found.filter(({ name }) => !devices.has(name)).map(({ name }) => `unplanned device ${name}`),
    ...found.flatMap(({ link, name }) =>
      addressesOf(link)
        .filter((cidr) => !addresses.has(`${name} ${cidr}`) && !uplinked.has(name))
        .map((cidr) => `unplanned address ${cidr} on ${name}`),
    ),
    ...state.ovs.Port.map((row) => String(row['name']))
      .filter((name) => !ports.has(name))
      .map((name) => `unplanned Open vSwitch port ${name}`),
  ];
}

/**
 * Devices that come with a namespace, with the modules of GRE, with the datapath in user space, as the far end of what the
 * host must already have (see `place`), or with a card that libvirt must give a tap although nothing
 * is plugged into it.
 */
const standing = /^(lo|ovs-netdev|wire\d*|vnet\d+|(gre|gretap|erspan|ip6tnl|ip6gre)0)$/;

function expectation<R extends Resource>(resource: R): Expectation<R> {
  return expectations[resource.kind] as unknown as Expectation<R>;
}

function fact(about: string, found: unknown, planned: unknown): Fact {
  return { about, found, planned };
}

function show(value: unknown): string {
  return value === undefined ? 'nothing' : JSON.stringify(value);
}

function place(ifname: string, namespace?: string): string {
  return namespace === undefined ? ifname : `${namespace}:${ifname}`;
}

function network(state: State, namespace?: string): NetworkState | undefined {
  return namespace === undefined ? state.root : state.namespaces.get(namespace);
}

function device(state: State, ifname: string, namespace?: string): LinkState | undefined {
  return network(state, namespace)?.links.find((link) => link.ifname === ifname);
}

function isUp(link: LinkState | undefined): boolean {
  return link?.flags.includes('UP') ?? false;
}

function mtu(about: string, link: LinkState | undefined, planned: number | undefined): Fact[] {
  return planned === undefined ? [] : [fact(`${about} MTU`, link?.mtu, planned)];
}

/** As ip(8) shows the key of GRE. */
function dotted(key: number): string {
  return [24, 16, 8, 0].map((bits) => (key >>> bits) & 255).join('.');
}

/** Without those that the kernel gives by itself. */
function addressesOf(link: LinkState | undefined): string[] {
  return (link?.addr_info ?? [])
    .filter((each) => !(each.family === 'inet6' && each.scope === 'link'))
    .map((each) => `${each.local}/${each.prefixlen}`);
}

/** `10`, `10u` untagged on the way out, `10up` also for untagged frames on the way in. */
function bridgeVlans({ vlans }: NetworkState, ifname: string): string[] {
  const port = vlans.find((each) => each.ifname === ifname);
  return (port?.vlans ?? [])
    .map(({ vlan, flags = [] }) => {
      const untagged = flags.includes('Egress Untagged') ? 'u' : '';
      return `${vlan}${untagged}${flags.includes('PVID') ? 'p' : ''}`;
    })
    .toSorted();
}

function plannedVlans(vlan: Vlan): string[] {
  if (vlan.mode === 'access') return [`${vlan.tag}up`];
  const tagged = vlan.tags.filter((tag) => tag !== vlan.native).map(String);
  return (vlan.native === undefined ? tagged : [...tagged, `${vlan.native}up`]).toSorted();
}

function ovsVlans(port: Row | undefined): unknown {
  const tag = list(port?.['tag'])[0] ?? 'none';
  const trunks = others(port?.['trunks'], tag);
  // ovs-vswitchd.conf.db(5): without a mode, a tag makes an access port, trunks a trunk.
  const implied = tag !== 'none' ? 'access' : trunks.length > 0 ? 'trunk' : 'unset';
  return { mode: list(port?.['vlan_mode'])[0] ?? implied, tag, trunks };
}

function plannedOvsVlans(vlan: Vlan | undefined): unknown {
  if (!vlan) return { mode: 'unset', tag: 'none', trunks: [] };
  if (vlan.mode === 'access') return { mode: 'access', tag: vlan.tag, trunks: [] };
  const { native, tags } = vlan;
  return {
    mode: native === undefined ? 'trunk' : 'native-untagged',
    tag: native ?? 'none',
    trunks: others(tags, native),
  };
}

/** ovs-vswitchd.conf.db(5): a port always trunks its native VLAN, whether it is listed or not. */
function others(tags: unknown, native: unknown): number[] {
  const numbers = list(tags).map(Number);
  return numbers.filter((tag) => tag !== native).toSorted((a, b) => a - b);
}

/** OVSDB writes a set of one as that one. */
function list(value: unknown): readonly unknown[] {
  if (value === undefined) return [];
  return Array.isArray(value) ? value : [value];
}
