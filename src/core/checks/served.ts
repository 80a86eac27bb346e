import type { Anchor, Fix } from '../diagnostics/diagnostic.ts';
import {
  defaultRange,
  hostRange,
  type IpRange,
  parseLease,
  parseRange,
  printRange,
  type Reservation,
  servedNetwork,
} from '../net/dhcp.ts';
import { type InterfaceAddress, parseInterfaceAddress } from '../net/ip.ts';
import { type DeviceView, portItems, type View } from '../view/view.ts';
import { heeds } from './heeds.ts';
import { type Endpoint, segmentOfSwitch } from './endpoints.ts';
import { msg, type Message } from '../util/message.ts';

interface Dhcp {
  readonly range?: string;
  readonly leases?: readonly string[];
}

/** A switch that is drawn with DHCP. */
export interface Served {
  readonly on: DeviceView;
  /** The host's address in the network that is served; absent where none can be. */
  readonly server: InterfaceAddress | undefined;
  /** The drawn range, else the default; absent where it is no range. */
  readonly range: IpRange | undefined;
  readonly isDrawn: boolean;
  /** Those that can be read, at their places. */
  readonly leases: readonly { readonly at: number; readonly lease: Reservation }[];
  readonly segment: string;
}

function read(on: DeviceView, { range: text, leases = [] }: Dhcp, view: View): Served {
  const drawn = text === undefined ? undefined : parseRange(text);
  const addresses = ((on.device['addresses'] ?? []) as readonly string[])
    .map(parseInterfaceAddress)
    .filter((address) => address !== undefined);
  const server = servedNetwork(addresses, drawn);
  const usual = text === undefined && server ? defaultRange(server) : undefined;
  return {
    on,
    server,
    range: drawn ?? usual,
    isDrawn: text !== undefined,
    leases: leases.flatMap((line, at) => {
      const lease = parseLease(line);
      return lease ? [{ at, lease }] : [];
    }),
    segment: segmentOfSwitch(on.device.id, view),
  };
}

const KNOWN = new WeakMap<View, readonly Served[]>();

/** Every switch with DHCP. */
export function served(view: View): readonly Served[] {
  const known = KNOWN.get(view);
  if (known) return known;
  const all: Served[] = [];
  for (const one of view.devices) {
    const dhcp = one.device['dhcp'] as Dhcp | undefined;
    if (dhcp !== undefined && heeds(one, 'dhcp')) all.push(read(one, dhcp, view));
  }
  KNOWN.set(view, all);
  return all;
}

/** The MAC that is drawn at the network card of an endpoint, lower case. */
export function drawnMac({ on, item }: Endpoint): string | undefined {
  const mac = item === undefined ? undefined : portItems(on)[item]?.['mac'];
  return typeof mac === 'string' ? mac.toLowerCase() : undefined;
}

/** Whether the plan reserves an endpoint's address: that of a guest's card in this very switch. */
export function isReserved({ on, port }: Endpoint, { on: sw }: Served): boolean {
  return (
    on.kind.ports === 'nics' && on.ends.some(({ end, far }) => end.port === port && far?.at === sw)
  );
}

export function rangeAnchor({ on }: Served): Anchor {
  return { on: 'device', id: on.device.id, path: ['dhcp', 'range'] };
}

export function leaseAnchor({ on }: Served, at: number): Anchor {
  return { on: 'device', id: on.device.id, path: ['dhcp', 'leases', at] };
}

export function rangeFixes({ on }: Served, range: IpRange | undefined): Fix[] {
  const { id } = on.device;
  const set = (title: Message, value: string | undefined): Fix => {
    return { title, steps: [{ do: 'set', id, path: ['dhcp', 'range'], value }] };
  };
  if (!range || range.first > range.last) return [set(msg`Choose it automatically`, undefined)];
  return [set(msg`Make it ${printRange(range)}`, printRange(range))];
}

export function dropLease({ on }: Served, at: number): Fix {
  const path = ['dhcp', 'leases', at];
  return {
    title: msg`Remove this reservation`,
    steps: [{ do: 'set', id: on.device.id, path, value: undefined }],
  };
}

/** Whether a range can be served as it is. */
export function isSound({ server, range }: Served): boolean {
  if (!server || !range) return false;
  const hosts = hostRange(server);
  return hosts.first <= range.first && range.first <= range.last && range.last <= hosts.last;
}
