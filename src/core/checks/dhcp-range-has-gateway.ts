import { inRange, type IpRange, printRange } from '../net/dhcp.ts';
import type { View } from '../view/view.ts';
import type { Check } from './check.ts';
import { type Endpoint, inSegment } from './endpoints.ts';
import { isReserved, isSound, rangeAnchor, rangeFixes, served, type Served } from './served.ts';
import { quote } from './words.ts';
import { msg } from '../util/message.ts';

/** Who in the range has an address that nobody reserves, by address. */
function fixedIn(one: Served, range: IpRange, view: View): Endpoint[] {
  const reserved = new Set(one.leases.map(({ lease }) => lease.value));
  return inSegment(one.segment, view)
    .filter(
      (endpoint) =>
        endpoint.address.family === 4 &&
        inRange(range, endpoint.address.value) &&
        !reserved.has(endpoint.address.value) &&
        !isReserved(endpoint, one),
    )
    .sort((a, b) => (a.address.value < b.address.value ? -1 : 1));
}

/** The longest part of the range without any of these. */
function longestFree({ first, last }: IpRange, taken: readonly bigint[]): IpRange | undefined {
  let longest: IpRange | undefined;
  let start = first;
  for (const value of [...taken, last + 1n]) {
    const part = { first: start, last: value - 1n };
    const isFree = part.first <= part.last;
    if (isFree && (!longest || part.last - part.first > longest.last - longest.first))
      longest = part;
    start = value + 1n;
  }
  return longest;
}

const SHOWN = 3;

export const dhcpRangeHasGateway: Check = {
  code: 'dhcp-range-has-gateway',
  severity: 'warning',
  why: 'Two that have one address: whoever answers faster gets the traffic.',
  *find(view) {
    for (const one of served(view)) {
      const { range } = one;
      if (!range || !isSound(one)) continue;
      const fixed = fixedIn(one, range, view);
      if (fixed.length === 0) continue;
      const names = fixed
        .slice(0, SHOWN)
        .map(({ address, on: holder }) => msg`${address.address} of ${quote(holder.device.name)}`);
      if (fixed.length > SHOWN) names.push(msg`${fixed.length - SHOWN} more`);
      const free = longestFree(
        range,
        fixed.map(({ address }) => address.value),
      );
      yield {
        message: msg`The DHCP range ${printRange(range)} includes ${names}.`,
        anchors: [rangeAnchor(one)],
        fixes: free ? rangeFixes(one, free) : [],
      };
    }
  },
};
