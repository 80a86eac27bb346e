import type { Plan, Resource } from '../../../src/core/index.ts';

/** Something of others that is in the lab's way: how it is made, and how they take it away. */
export interface Intrusion {
  readonly about: string;
  readonly make: string;
  /** Fails where it is no longer there. */
  readonly undo: string;
}

/** Foreign things under the names, addresses and marks of a plan. */
export function intrusionsFor(plan: Plan, ovs: boolean): readonly Intrusion[] {
  const resources = plan.hosts.flatMap((host) => host.resources);
  return [
    ...resources.flatMap((resource) => inTheWayOf(resource, ovs)),
    ...inGroup(plan.lab.group),
    ...(['nat', 'filter'] as const).flatMap((own) =>
      resources.some(({ kind }) => kind === own)
        ? inTables(own === 'nat' ? 'ip' : 'inet', plan.lab.group)
        : [],
    ),
  ];
}

function inTheWayOf(resource: Resource, ovs: boolean): readonly Intrusion[] {
  switch (resource.kind) {
    case 'netdev':
      if (resource.type === 'bridge') return [bridge(resource.ifname), tap(resource.ifname)];
      if (resource.type === 'macvlan' || resource.type === 'ipvlan' || resource.type === 'tun')
        return resource.namespace === undefined ? [veth(resource.ifname)] : [];
      if (resource.type !== 'veth') return [tap(resource.ifname), veth(resource.ifname)];
      return resource.ends
        .filter(({ namespace }) => namespace === undefined)
        .map(({ ifname }) => veth(ifname));
    case 'namespace':
      return [namespace(resource.name), namespace(resource.name, 'vethloom:another-lab:n1')];
    case 'ovs-bridge':
      return [ovsBridge(resource.name), bridge(resource.name)];
    case 'ovs-port':
      return ovs && resource.of !== 'existing' ? [ovsPort(resource.name)] : [];
    case 'address':
      return resource.namespace === undefined ? inSubnet(resource.cidr, resource.family) : [];
    case 'dhcp':
      return [
        server('DNS on all addresses', ''),
        server('DHCP on all addresses', '--port=0 --dhcp-range=203.0.113.10,203.0.113.20'),
      ];
    case 'existing':
      return [
        {
          about: `${resource.ifname} is a port of their bridge`,
          make: `ip link add name theirs type bridge && ip link set dev ${resource.ifname} master theirs`,
          undo: `ip -o link show master theirs | grep -q ${resource.ifname} && ip link del dev theirs`,
        },
        ...absent(resource.ifname),
      ];
    default:
      return [];
  }
}

function absent(name: string): readonly Intrusion[] {
  // With a card the kernel renames the labels of its addresses, and does not take that back.
  if (name === 'eno1') return [];
  return [
    {
      about: `${name} is not there`,
      make: `ip link set dev ${name} name absent`,
      undo: `ip link set dev absent name ${name} up`,
    },
  ];
}

/** Without ports and an address of its own, nothing of it changes with time. */
function upBridge(name: string): string {
  const set = `ip link set dev ${name}`;
  return `ip link add name ${name} type bridge && ${set} addrgenmode none && ${set} up`;
}

export function bridge(name: string): Intrusion {
  return {
    about: `a bridge ${name}`,
    make: `${upBridge(name)} && ip address add 203.0.113.1/24 dev ${name}`,
    undo: `ip link del dev ${name} type bridge`,
  };
}

function tap(name: string): Intrusion {
  return {
    about: `a tap ${name}`,
    make: `ip tuntap add dev ${name} mode tap`,
    undo: `ip link del dev ${name} type tun`,
  };
}

function veth(name: string): Intrusion {
  return {
    about: `a veth ${name}`,
    make: `ip link add name ${name} type veth peer name theirs`,
    undo: `ip link show dev theirs && ip link del dev ${name} type veth`,
  };
}

export function namespace(name: string, alias = ''): Intrusion {
  return {
    about: `a namespace ${name}${alias && ` of ${alias}`}`,
    make: `ip netns add ${name} && ip -n ${name} link set dev lo alias "${alias}" up && ip -n ${name} link add name br0 type bridge`,
    undo: `ip -n ${name} link show dev br0 && ip netns del ${name}`,
  };
}

function ovsBridge(name: string): Intrusion {
  return {
    about: `an Open vSwitch bridge ${name}`,
    make: `ovs-vsctl add-br ${name} -- set bridge ${name} external_ids:vethloom=another-lab`,
    undo: `ovs-vsctl br-exists ${name} && ovs-vsctl del-br ${name}`,
  };
}

function ovsPort(name: string): Intrusion {
  return {
    about: `an Open vSwitch port ${name}`,
    make: `ovs-vsctl add-br theirs -- add-port theirs ${name} -- set interface ${name} type=internal`,
    undo: `[ "$(ovs-vsctl list-ports theirs)" = ${name} ] && ovs-vsctl del-br theirs`,
  };
}

/** Their own device, with `command` done to it. */
function other(about: string, command: string): Intrusion {
  return {
    about,
    make: `${upBridge('theirs')} && ${command}`,
    undo: 'ip link del dev theirs type bridge',
  };
}

/** The address itself, a neighbour, a wider and a narrower network, a route. */
function inSubnet(cidr: string, family: 4 | 6): readonly Intrusion[] {
  const [address = ''] = cidr.split('/');
  const prefix = address.replace(/[0-9a-f]*$/, '');
  const [wider, narrower] = family === 4 ? ['16', '28'] : ['48', '124'];
  const has = (each: string) =>
    other(`an address ${each}`, `ip address add ${each} dev theirs${family === 6 ? ' nodad' : ''}`);
  const to = `${prefix}${family === 4 ? '0' : ''}/${narrower}`;
  return [
    has(cidr),
    has(`${prefix}7/${narrower}`),
    has(`${prefix}99/${wider}`),
    other(`a route to ${to}`, `ip route add ${to} dev theirs`),
  ];
}

function server(about: string, options: string): Intrusion {
  const file = '/run/theirs.pid';
  const always = `--conf-file=/dev/null --no-resolv --pid-file=${file} --dhcp-leasefile=/dev/null`;
  return {
    about,
    make: `dnsmasq ${always} ${options}`,
    undo: `pid=$(cat ${file}) && kill "$pid" && while kill -0 "$pid" 2>/dev/null; do sleep 0.01; done; rm ${file}`,
  };
}

/** Tables of others under the name of ours, marked by nobody and by another lab. */
function inTables(family: 'ip' | 'inet', group: number): readonly Intrusion[] {
  const name = `vethloom_${group.toString(16)}`;
  return ['', '{ comment "vethloom:another-lab"; }'].map((mark) => ({
    about: `an nft table ${family} ${name} ${mark}`,
    make: `nft 'add table ${family} ${name} ${mark}' && nft add chain ${family} ${name} theirs`,
    undo: `nft list chain ${family} ${name} theirs && nft delete table ${family} ${name}`,
  }));
}

/** Devices of others in the lab's netdev group. */
export function inGroup(group: number): readonly Intrusion[] {
  const set = `ip link set dev theirs group ${group}`;
  return [
    other('a device in our group', set),
    other('a device in our group with an alias', `${set} alias "vethloom:another-lab:l1"`),
  ];
}
