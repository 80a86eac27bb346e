import type { Anchor, Diagnostic } from '../../diagnostics/diagnostic.ts';
import { LEAST_MTU_IPV6, parseInterfaceAddress, parseIp } from '../../net/ip.ts';
import type { Attachment, Machine } from '../../plan/resource.ts';
import { type Message, msg } from '../../util/message.ts';

/** Why LXC cannot be told to run this container as drawn; nothing where it can. */
export function refusals(machine: Machine): readonly Diagnostic[] {
  return [
    ...machine.nics.flatMap((nic, i) => [
      ...ofCard(nic, i, machine),
      ...ofAddresses(nic, i, machine),
    ]),
    ...ofGateways(machine),
  ];
}

function ofCard(
  { nic, backend }: Attachment,
  index: number,
  { label, origin }: Machine,
): readonly Diagnostic[] {
  if (backend.type === 'veth') return [];
  if (backend.type === 'none') {
    const why = msg`LXC makes no card without a cable: "${label}" comes without ${nic}.`;
    return [{ ...refusal('lxc-no-cable', why, at(origin, index)), severity: 'warning' }];
  }
  const why = msg`LXC hands network devices to a container, and no process plays a card for it: "${label}" cannot have ${nic} in this cable. Plug it into a bridge or an Open vSwitch.`;
  return [refusal('lxc-no-device', why, { on: 'link', id: backend.link })];
}

/** LXC does not start the container where it cannot set one of them. */
function ofAddresses(
  { nic, backend, addresses, gateways, mtu }: Attachment,
  index: number,
  { label, origin }: Machine,
): readonly Diagnostic[] {
  if (backend.type === 'none') return [];
  const families = new Set(addresses.map((text) => parseInterfaceAddress(text)?.family));
  return [
    ...gateways.flatMap((gateway) => {
      const family = parseIp(gateway)?.family;
      if (family === undefined || families.has(family)) return [];
      const why = msg`LXC sets no gateway where it sets no address of that family, and does not start: give ${nic} of "${label}" one, or leave out ${gateway}.`;
      return [refusal('lxc-gateway-alone', why, at(origin, index))];
    }),
    ...(families.has(6) && mtu !== undefined && mtu < LEAST_MTU_IPV6
      ? [
          refusal(
            'lxc-mtu-ipv6',
            msg`Below an MTU of ${LEAST_MTU_IPV6} Linux has no IPv6, and LXC does not start: leave out the IPv6 addresses of ${nic} of "${label}", or raise the MTU of its cable.`,
            at(origin, index),
          ),
        ]
      : []),
  ];
}

/** LXC sets each as a default route, and does not start the container where there is one already. */
function ofGateways({ nics, label, origin }: Machine): readonly Diagnostic[] {
  const known = new Set<number>();
  return nics.flatMap(({ nic, backend, gateways }, index) =>
    gateways.flatMap((gateway) => {
      const family = parseIp(gateway)?.family;
      if (family === undefined || backend.type === 'none') return [];
      if (!known.has(family)) {
        known.add(family);
        return [];
      }
      const why = msg`LXC starts no container with two default routes: "${label}" has another gateway than that of ${nic}.`;
      return [refusal('lxc-two-gateways', why, at(origin, index))];
    }),
  );
}

function at(id: string, index: number): Anchor {
  return { on: 'device', id, path: ['nics', index] };
}

function refusal(code: string, message: Message, anchor: Anchor): Diagnostic {
  return { code, severity: 'error', message, anchors: [anchor] };
}
