import type { Device } from '../model/topology.ts';
import {
  defaultRange,
  hostRange,
  inRange,
  type IpRange,
  parseLease,
  parseRange,
  type Reservation,
  servedNetwork,
} from '../net/dhcp.ts';
import { isCardName, parseDnsHost, parseDnsName } from '../net/dns.ts';
import { type InterfaceAddress, parseInterfaceAddress, printIp } from '../net/ip.ts';
import type { CardView, LowerContext } from '../plan/lowering.ts';
import {
  type Address,
  type Dhcp,
  type Lease,
  type ResourceId,
  resourceId,
} from '../plan/resource.ts';

/** What a switch with DHCP holds. */
export interface DhcpSwitch extends Device {
  readonly addresses?: readonly string[];
  readonly mtu?: number;
  readonly dhcp?: {
    readonly range?: string;
    readonly leases?: readonly string[];
    readonly domain?: string;
    readonly hosts?: readonly string[];
  };
}

interface Served {
  /** The host's own address on the switch. */
  readonly server: InterfaceAddress;
  /** The drawn one, else the default. */
  readonly range: IpRange;
}

/** The network that is served; undefined without DHCP, and where the drawing cannot be followed. */
function servedOf({ addresses = [], dhcp }: DhcpSwitch): Served | undefined {
  if (!dhcp) return undefined;
  const drawn = dhcp.range === undefined ? undefined : parseRange(dhcp.range);
  if (dhcp.range !== undefined && !drawn) return undefined;
  const parsed = addresses.map(parseInterfaceAddress).filter((one) => one !== undefined);
  const server = servedNetwork(parsed, drawn);
  if (!server) return undefined;
  const range = drawn ?? defaultRange(server);
  const hosts = hostRange(server);
  const fits = hosts.first <= range.first && range.first <= range.last && range.last <= hosts.last;
  return fits ? { server, range } : undefined;
}

/** What is drawn first, then what the guests' cards say; of two that contradict each other the first. */
function leasesOf(
  server: InterfaceAddress,
  drawn: readonly string[],
  cards: readonly CardView[],
): Lease[] {
  const hosts = hostRange(server);
  const found = new Map<string, Reservation>();
  const taken = new Set([server.value]);
  const reserve = (one: Reservation | undefined): void => {
    if (!one || found.has(one.mac) || taken.has(one.value) || !inRange(hosts, one.value)) return;
    found.set(one.mac, one);
    taken.add(one.value);
  };
  for (const text of drawn) reserve(parseLease(text));
  const names = new Map<string, string>();
  const named = new Set<string>();
  for (const { mac, addresses, name } of cards) {
    for (const text of addresses) {
      const address = parseInterfaceAddress(text);
      if (address?.family === 4) reserve({ mac, address: address.address, value: address.value });
    }
    // One name has one address: that of the first card.
    if (found.has(mac) && !named.has(name) && isCardName(name)) names.set(mac, name);
    named.add(name);
  }
  return [...found.values()]
    .sort((a, b) => (a.value < b.value ? -1 : 1))
    .map(({ mac, address }) => ({ mac, address, name: names.get(mac) }));
}

export function lowerDhcp(
  device: DhcpSwitch,
  made: ResourceId,
  addresses: readonly Address[],
  { machine, cables }: LowerContext,
): Dhcp | undefined {
  const served = servedOf(device);
  if (!served) return undefined;
  const { server, range } = served;
  const needed = addresses.find(({ cidr }) => cidr === server.cidr);
  const cards = cables.map(({ far }) => far.card).filter((card) => card !== undefined);
  return {
    kind: 'dhcp',
    id: resourceId(device.id, 'dhcp'),
    origin: device.id,
    machine,
    needs: needed ? [made, needed.id] : [made],
    bridge: device.name,
    address: server.address,
    prefix: server.prefix,
    first: printIp(range.first),
    last: printIp(range.last),
    leases: leasesOf(server, device.dhcp?.leases ?? [], cards),
    mtu: device.mtu,
    domain: parseDnsName(device.dhcp?.domain ?? ''),
    hosts: (device.dhcp?.hosts ?? []).map(parseDnsHost).filter((one) => one !== undefined),
  };
}
