import type { Field } from '../model/field.ts';
import type { DeviceId } from '../model/ids.ts';
import { parseInterfaceAddress, printIp } from '../net/ip.ts';
import type { LowerContext } from '../plan/lowering.ts';
import {
  type Address,
  type Forwarding,
  type Resource,
  type ResourceId,
  resourceId,
} from '../plan/resource.ts';
import { type DhcpSwitch, lowerDhcp } from './dhcp.ts';
import { msg } from '../util/message.ts';

/** What the host does for those who are plugged into a switch of it. */
export interface ServingSwitch extends DhcpSwitch {
  readonly nat?: boolean;
}

const NAT: Field = {
  key: 'nat',
  label: msg`NAT to the outside`,
  type: 'boolean',
  default: false,
  help: msg`What leaves the host from the IPv4 networks of this switch takes the host's own address.`,
};

export const DHCP: Field = {
  key: 'dhcp',
  label: msg`DHCP and DNS`,
  type: 'group',
  help: msg`The host hands out IPv4 addresses and answers names; for networks of /30 or larger.`,
  fields: [
    {
      key: 'range',
      label: msg`Range`,
      type: 'text',
      syntax: 'ip-range',
      automatic: true,
      help: msg`Handed out to anybody who asks. By itself the upper half of the network.`,
    },
    {
      key: 'leases',
      label: msg`Reserved addresses`,
      type: 'texts',
      syntax: 'lease',
      placeholder: '52:54:00:00:00:01 192.0.2.20',
      help: msg`Guests cabled to this switch get the addresses drawn at their cards anyway.`,
    },
    {
      key: 'domain',
      label: msg`Domain`,
      type: 'text',
      syntax: 'dns-name',
      placeholder: 'lab.test',
      help: msg`What the names here end in; nobody else is asked for them.`,
    },
    {
      key: 'hosts',
      label: msg`Names`,
      type: 'texts',
      syntax: 'dns-host',
      placeholder: '192.0.2.5 db',
      help: msg`Names that are answered beside those of the guests.`,
    },
  ],
};

export const SERVICES: readonly Field[] = [NAT, DHCP];

/** Id of what makes the host a router for a switch. */
const FORWARDING = 'forwarding';

export function lowerForwarding(origin: DeviceId, { machine }: LowerContext): Forwarding {
  const id = resourceId(origin, FORWARDING);
  return { kind: 'forwarding', id, origin, machine, needs: [], family: 4, value: true };
}

function lowerNat(
  { id: origin, name: bridge }: ServingSwitch,
  addresses: readonly Address[],
  context: LowerContext,
): Resource[] {
  const { machine } = context;
  const forwarding = resourceId(origin, FORWARDING);
  const resources: Resource[] = [];
  const seen = new Set<string>();
  for (const { id, cidr, family } of addresses) {
    const address = parseInterfaceAddress(cidr);
    if (!address || family !== 4) continue;
    const network = `${printIp(address.first)}/${address.prefix}`;
    if (seen.has(network)) continue;
    seen.add(network);
    resources.push({
      kind: 'nat',
      id: resourceId(origin, `nat/${network}`),
      origin,
      machine,
      needs: [id, forwarding],
      bridge,
      network,
    });
  }
  if (resources.length === 0) return resources;
  return [lowerForwarding(origin, context), ...resources];
}

/** NAT and DHCP of a switch; `made` makes it, `addresses` are the host's own on it. */
export function lowerServices(
  device: ServingSwitch,
  made: ResourceId,
  addresses: readonly Address[],
  context: LowerContext,
): Resource[] {
  const dhcp = lowerDhcp(device, made, addresses, context);
  const nat = device.nat ? lowerNat(device, addresses, context) : [];
  return dhcp ? [...nat, dhcp] : nat;
}
