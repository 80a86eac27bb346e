import { overlaps } from '../net/ip.ts';
import type { Check } from './check.ts';
import { anchorOf, byStack, type Endpoint, endpoints } from './endpoints.ts';
import { msg } from '../util/message.ts';

const compare = (a: bigint, b: bigint): number => (a < b ? -1 : a > b ? 1 : 0);

export const ipSubnetOverlap: Check = {
  code: 'ip-subnet-overlap',
  severity: 'error',
  why: 'The kernel keeps both routes and uses the first one.',
  *find(view) {
    for (const own of byStack(endpoints(view)).values()) {
      if (own.length < 2) continue;
      // Sorted by their first address, a network overlaps an earlier one exactly when it begins before that ends.
      const sorted = own
        .filter(({ address }) => !address.address.startsWith('fe80:'))
        .sort(
          (x, y) =>
            x.address.family - y.address.family || compare(x.address.first, y.address.first),
        );
      let before: Endpoint | undefined;
      for (const one of sorted) {
        if (before && before.port !== one.port && overlaps(before.address, one.address)) {
          yield {
            message: msg`${one.address.cidr} and ${before.address.cidr} are in overlapping networks on two interfaces of one stack.`,
            anchors: [anchorOf(before), anchorOf(one)],
          };
        }
        if (
          !before ||
          before.address.family !== one.address.family ||
          before.address.last < one.address.last
        ) {
          before = one;
        }
      }
    }
  },
};
