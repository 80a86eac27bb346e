import { contains, parseInterfaceAddress, parseIp } from '../net/ip.ts';
import type { Check } from './check.ts';
import { portsWithGateway } from './endpoints.ts';
import { quote } from './words.ts';

export const gatewayOffLink: Check = {
  code: 'gateway-off-link',
  severity: 'error',
  why: 'The kernel says "Nexthop has invalid gateway".',
  leavesOut: true,
  *find(view) {
    for (const { device, kind, anchors, item } of portsWithGateway(view)) {
      const own = ((item['addresses'] ?? []) as readonly string[])
        .map(parseInterfaceAddress)
        .filter((address) => address !== undefined);
      for (const [key, anchor] of anchors) {
        const gateway = parseIp(String(item[key]));
        if (!gateway) continue;
        const self = own.some((address) => address.family === gateway.family && address.value === gateway.value);
        if (!self && own.some((address) => contains(address, gateway))) continue;
        // Nobody sets a guest's addresses from outside: without any drawn there is nothing to compare.
        if (own.length === 0 && kind.ports === 'nics') continue;
        yield {
          message: self
            ? `The gateway ${gateway.address} of ${quote(device.name)} is its own address.`
            : `The gateway ${gateway.address} is in none of the networks of this interface of ${quote(device.name)}.`,
          anchors: [anchor],
        };
      }
    }
  },
};
