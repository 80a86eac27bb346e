import { contains, parseInterfaceAddress, parseIp } from '../net/ip.ts';
import type { DeviceView, PortItem } from '../view/view.ts';
import type { Check, Finding, Here } from './check.ts';
import { quote } from './words.ts';
import { msg } from '../util/message.ts';

function judge(
  item: PortItem,
  { device, kind }: DeviceView,
  key: string,
  here: Here,
): Finding | undefined {
  const text = item[key];
  if (typeof text !== 'string') return undefined;
  const gateway = parseIp(text);
  if (!gateway) return undefined;
  const own = ((item['addresses'] ?? []) as readonly string[])
    .map(parseInterfaceAddress)
    .filter((address) => address !== undefined);
  // Nobody sets a guest's addresses from outside: without any drawn there is nothing to compare.
  if (own.length === 0 && kind.ports === 'nics') return undefined;
  const self = own.some(
    (address) => address.family === gateway.family && address.value === gateway.value,
  );
  if (!self && own.some((address) => contains(address, gateway))) return undefined;
  return {
    message: self
      ? msg`The gateway ${gateway.address} of ${quote(device.name)} is its own address.`
      : msg`The gateway ${gateway.address} is in none of the networks of this interface of ${quote(device.name)}.`,
    anchors: [here.anchor(key)],
  };
}

export const gatewayOffLink: Check = {
  code: 'gateway-off-link',
  severity: 'error',
  why: 'The kernel says "Nexthop has invalid gateway".',
  leavesOut: true,
  values: {
    port: (item, one, here) =>
      judge(item, one, 'gateway', here) ?? judge(item, one, 'gateway6', here),
  },
};
