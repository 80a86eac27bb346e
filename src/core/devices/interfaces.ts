import type { Field } from '../model/field.ts';
import type { DeviceId } from '../model/ids.ts';
import { parseInterfaceAddress, parseIp } from '../net/ip.ts';
import type { LowerContext } from '../plan/lowering.ts';
import {
  type Address,
  type Resource,
  type ResourceId,
  type Route,
  resourceId,
  type Setting,
} from '../plan/resource.ts';
import { ADDRESSES, type Flags, FLAGS, GATEWAY, GATEWAY6, ITEM_ID } from './common-fields.ts';
import { msg } from '../util/message.ts';

/** An interface of a host or namespace; it exists with no cable in it. */
export interface Interface extends Flags {
  /** Its name in the kernel. */
  readonly id: string;
  readonly addresses?: readonly string[];
  readonly gateway?: string;
  readonly gateway6?: string;
}

export const INTERFACES: Field = {
  key: 'interfaces',
  label: msg`Interfaces`,
  type: 'items',
  noun: msg`interface`,
  item: [ITEM_ID, ADDRESSES, GATEWAY, GATEWAY6, ...FLAGS],
};

interface Place {
  readonly origin: DeviceId;
  readonly machine: DeviceId;
  readonly ifname: string;
  readonly namespace?: string | undefined;
  readonly needs: readonly ResourceId[];
  /** Distinguishes the interfaces of one device. */
  readonly part: string;
}

/** The addresses of one network device. */
export function lowerAddresses(place: Place, addresses: readonly string[] = []): Address[] {
  const { origin, machine, ifname, namespace, needs, part } = place;
  const resources: Address[] = [];
  for (const text of addresses) {
    const address = parseInterfaceAddress(text);
    if (!address) continue;
    resources.push({
      kind: 'address',
      id: resourceId(origin, `${part}/${address.cidr}`),
      origin,
      machine,
      needs,
      ifname,
      namespace,
      family: address.family,
      cidr: address.cidr,
    });
  }
  return resources;
}

/** The flags of one network device that are switched on. */
export function lowerFlags(place: Place, flags: Flags): Setting[] {
  const { part, ...at } = place;
  return FLAGS.filter(({ key }) => flags[key] === true).map(({ key }) => ({
    ...at,
    kind: 'setting',
    id: resourceId(place.origin, `${part}/${key}`),
    set: key,
  }));
}

function lowerGateway(place: Place, gateway: string | undefined): Route | undefined {
  const via = gateway === undefined ? undefined : parseIp(gateway);
  if (!via) return undefined;
  const { origin, machine, ifname, namespace, needs, part } = place;
  return {
    kind: 'route',
    id: resourceId(origin, `${part}/default-${via.family}`),
    origin,
    machine,
    needs,
    ifname,
    namespace,
    family: via.family,
    to: 'default',
    via: via.address,
  };
}

/** Addresses and default routes of the cabled interfaces of a stack. */
export function lowerInterfaces(
  device: { readonly id: DeviceId; readonly interfaces?: readonly Interface[] },
  context: LowerContext,
): Resource[] {
  const resources: Resource[] = [];
  for (const item of device.interfaces ?? []) {
    const cable = context.cable(item.id);
    if (!cable?.made) continue;
    const place: Place = {
      origin: device.id,
      machine: context.machine,
      ifname: cable.ifname,
      namespace: cable.stack?.namespace,
      needs: [cable.made],
      part: item.id,
    };
    const addresses = lowerAddresses(place, item.addresses);
    resources.push(...addresses, ...lowerFlags(place, item));
    // A route via a gateway needs its address, and the link up, first.
    const after = { ...place, needs: [cable.made, ...addresses.map((address) => address.id)] };
    for (const gateway of [item.gateway, item.gateway6]) {
      const route = lowerGateway(after, gateway);
      if (route) resources.push(route);
    }
  }
  return resources;
}
