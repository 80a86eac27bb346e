import type { Fix } from '../diagnostics/diagnostic.ts';
import { hostRange, isServable } from '../net/dhcp.ts';
import {
  type InterfaceAddress,
  overlaps,
  parseInterfaceAddress,
  parseIp,
  printIp,
} from '../net/ip.ts';
import { type DeviceView, portItems, type View } from '../view/view.ts';
import { endpoints, inSegment, segmentOfSwitch } from './endpoints.ts';
import { msg } from '../util/message.ts';

/** `192.0.2.0/24`; IPv4. */
export function networkOf({ first, prefix }: InterfaceAddress): string {
  return `${printIp(first)}/${prefix}`;
}

/** An address among those who are there: what they call their gateway, else the first free one. */
function amongNeighbours(segment: string, view: View): string | undefined {
  const neighbours = inSegment(segment, view);
  const one = neighbours.find(({ address }) => isServable(address));
  if (!one) return undefined;
  const { prefix } = one.address;
  const taken = new Set(neighbours.map(({ address }) => address.address));
  const gateway = portItems(one.on)[one.item ?? -1]?.['gateway'];
  const named = typeof gateway === 'string' ? parseIp(gateway)?.address : undefined;
  if (named !== undefined && !taken.has(named)) return `${named}/${prefix}`;
  const { first, last } = hostRange(one.address);
  for (let value = first; value <= last; value += 1n) {
    const free = printIp(value);
    if (!taken.has(free)) return `${free}/${prefix}`;
  }
  return undefined;
}

/** In a network of 10.0.0.0/8 that nobody of the drawing uses, and few outside of it. */
function inFreeNetwork(view: View): string | undefined {
  const used = endpoints(view).map(({ address }) => address);
  for (let i = 0; i < 256; i++) {
    const cidr = `10.77.${i}.1/24`;
    const address = parseInterfaceAddress(cidr);
    if (address && !used.some((other) => overlaps(address, other))) return cidr;
  }
  return undefined;
}

/** Gives a switch an IPv4 address of its own. */
export function addressFixes({ device }: DeviceView, view: View): Fix[] {
  const segment = segmentOfSwitch(device.id, view);
  const cidr = amongNeighbours(segment, view) ?? inFreeNetwork(view);
  if (cidr === undefined) return [];
  const value = [...((device['addresses'] ?? []) as readonly string[]), cidr];
  const step = { do: 'set', id: device.id, path: ['addresses'], value } as const;
  return [{ title: msg`Give it ${cidr}`, steps: [step] }];
}
