import { parseIp } from '../net/ip.ts';
import type { Plan, PlanHost } from '../plan/plan.ts';
import type { DeviceId } from '../plan/resource.ts';
import { DisjointSets } from '../util/disjoint-sets.ts';
import { Clusters } from './clusters.ts';
import { keyOf } from './keys.ts';
import type { Cable, End, Network, TunnelEnd } from './network.ts';
import { isStop, Paths } from './paths.ts';
import { type HostNetwork, readNetwork } from './read-network.ts';
import { levelsOf } from './segments.ts';
import type { Interface, Stack } from './stack.ts';

/** Hosts that wires or tunnels join, as one network; guests have the addresses drawn on them. */
export interface Region extends Network {
  hostOf(stack: Stack): DeviceId;
}

type Drawn = Pick<Plan, 'hosts' | 'wires'>;

const OUTSIDE: End = { at: 'outside' };

/** In the plan's order of the first host of each. */
export function regionsOf({ hosts, wires }: Drawn): readonly Region[] {
  const sets = new DisjointSets();
  const byTunnel = new Map<string, DeviceId>();
  for (const { ends } of wires) sets.join(ends[0].machine, ends[1].machine);
  for (const { id, resources } of hosts) {
    for (const one of resources) {
      if (!('remote' in one || ('tunnel' in one && one.tunnel))) continue;
      sets.join(byTunnel.get(one.origin) ?? id, id);
      byTunnel.set(one.origin, id);
    }
  }
  const wiresOf = groupsBy(wires, ({ ends }) => sets.find(ends[0].machine));
  const all = groupsBy(hosts, ({ id }) => sets.find(id));
  return [...all].map(([key, some]) => readRegion({ hosts: some, wires: wiresOf.get(key) ?? [] }));
}

function readRegion({ hosts, wires }: Drawn): Region {
  const several = hosts.length > 1 || wires.length > 0;
  const cards = groupsBy(
    wires.flatMap((wire) => wire.ends),
    ({ machine }) => machine,
  );
  const networks = new Map(
    hosts.map((host) => {
      const wired = new Set(cards.get(host.id)?.map(({ ifname }) => ifname));
      return [host.id, readHost(host, several, wired)];
    }),
  );
  const known = [...networks.values()].flatMap(({ cables }) => cables);
  for (const { ends } of wires) {
    const [a, b] = ends.map(({ machine, ifname }) => networks.get(machine)?.wire(ifname));
    if (a && b) known.push({ ends: [a, b], mtu: undefined });
  }
  const tunnels = several ? tunnelsOf([...networks.values()]) : [];
  const without = regionWith(networks, known);
  if (tunnels.length === 0) return without;
  const sure = new Underlay(without);
  return regionWith(networks, [...known, ...tunnels.flatMap((ends) => sure.cables(ends))]);
}

function readHost(
  { id, resources }: PlanHost,
  several: boolean,
  wired: ReadonlySet<string>,
): HostNetwork {
  if (!several) return readNetwork(resources, { guests: true });
  return readNetwork(resources, { guests: true, host: `${id}|`, wired });
}

function regionWith(
  networks: ReadonlyMap<DeviceId, HostNetwork>,
  cables: readonly Cable[],
): Region {
  const all = [...networks.values()];
  const interfaces = all.flatMap((one) => one.interfaces);
  const owners = ownersIn(interfaces);
  const hosts = new Map<Stack, DeviceId>();
  for (const [id, network] of networks)
    for (const { stack } of network.interfaces) hosts.set(stack, id);
  return {
    interfaces,
    cables,
    owners: (ip) => owners.get(keyOf(ip)) ?? [],
    hostOf: (stack) => hosts.get(stack)!,
  };
}

/** By address. */
function ownersIn(interfaces: readonly Interface[]): ReadonlyMap<string, readonly Interface[]> {
  const owned = interfaces.flatMap((iface) => iface.addresses.map((own) => ({ iface, own })));
  const byAddress = groupsBy(owned, ({ own }) => keyOf(own));
  return new Map([...byAddress].map(([key, some]) => [key, some.map(({ iface }) => iface)]));
}

/** Both ends of each. */
function tunnelsOf(networks: readonly HostNetwork[]): readonly (readonly TunnelEnd[])[] {
  const ends = networks.flatMap(({ tunnels }) => tunnels);
  return [...groupsBy(ends, ({ origin }) => origin).values()];
}

/** In the order of the first of each. */
function groupsBy<T>(
  all: readonly T[],
  keyIn: (one: T) => string,
): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const one of all) {
    const key = keyIn(one);
    const group = groups.get(key);
    if (group) group.push(one);
    else groups.set(key, [one]);
  }
  return groups;
}

function portOf({ plug }: TunnelEnd): End {
  return { at: 'switch', plug };
}

/** What hosts send each other without any tunnel. */
class Underlay {
  private readonly paths: Paths;

  constructor(network: Network) {
    this.paths = new Paths(network, levelsOf(network), new Clusters(network));
  }

  /** One from end to end where the hosts certainly reach each other; else it leads who knows where. */
  cables(ends: readonly TunnelEnd[]): readonly Cable[] {
    const [one, other] = ends;
    if (!one || !other || !this.carries(one, other) || !this.carries(other, one))
      return ends.map((end) => ({ ends: [portOf(end), OUTSIDE], mtu: undefined }));
    return [{ ends: [portOf(one), portOf(other)], mtu: one.mtu ?? other.mtu }];
  }

  private carries({ stack, tunnel, ...near }: TunnelEnd, far: TunnelEnd): boolean {
    const remote = parseIp(tunnel.remote);
    const local = parseIp(tunnel.local ?? '');
    const trips = remote && this.paths.trips(stack, remote);
    if (!trips || isStop(trips)) return false;
    const [hop, ...more] = trips[0]?.there ?? [];
    if (!hop || more.length > 0 || hop.in.stack !== far.stack) return false;
    if (!near.leavesBy(hop.out.ifname)) return false;
    return hop.out.addresses.some(({ value }) => value === local?.value);
  }
}
