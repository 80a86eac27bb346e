import { parseInterfaceAddress } from '../../net/ip.ts';
import { netmask } from '../../net/netmask.ts';
import type { Address, BridgeDevice, Port, Route } from '../../plan/resource.ts';
import { sh, type ShText, word } from '../../text/shell.ts';
import type { Place } from '../../plan/place.ts';
import { bridgeVlanCommands } from '../shell-ip/vlan.ts';
import { aliasPart, IP_WORDS, type Words } from '../shell-ip/words.ts';

/** The old tools know no namespaces: ip(8) takes them there. */
function inside({ namespace }: Place): ShText {
  return namespace === undefined ? sh`` : sh`ip netns exec ${word(namespace)} `;
}

function up(place: Place): ShText {
  return sh`run ${inside(place)}ifconfig ${word(place.ifname)} up`;
}

function bridge(device: BridgeDevice): readonly ShText[] {
  const name = word(device.ifname);
  const filters = device.vlanFiltering
    ? [sh`run ip link set dev ${name} type bridge vlan_filtering 1`]
    : [];
  return [
    // brctl(8) cannot mark what it makes.
    sh`intend link ${name}`,
    sh`run brctl addbr ${name}`,
    sh`run ip link set dev ${name} group "$GROUP" ${aliasPart(device.origin)}`,
    sh`run brctl stp ${name} ${device.stp ? sh`on` : sh`off`}`,
    sh`run brctl setfd ${name} ${device.forwardDelay}`,
    ...filters,
    up(device),
  ];
}

function enslave(port: Port): readonly ShText[] {
  return [
    sh`run brctl addif ${word(port.bridge)} ${word(port.ifname)}`,
    ...(port.vlan ? bridgeVlanCommands(port.ifname, port.vlan) : []),
    up(port),
  ];
}

function address(resource: Address, nth: number): ShText {
  const command = sh`run ${inside(resource)}ifconfig`;
  if (resource.family === 6) {
    return sh`${command} ${word(resource.ifname)} add ${word(resource.cidr)}`;
  }
  // ifconfig(8) has one IPv4 address a name: the others need aliases, which count as names.
  const alias = nth === 0 ? resource.ifname : `${resource.ifname}:${nth}`;
  const parsed = parseInterfaceAddress(resource.cidr);
  if (!parsed || alias.length > 15) return IP_WORDS.address(resource, nth);
  return sh`${command} ${word(alias)} ${word(parsed.address)} netmask ${word(netmask(parsed.prefix))}`;
}

function route(resource: Route): ShText {
  const command = sh`run ${inside(resource)}route`;
  const way = sh`gw ${word(resource.via)} dev ${word(resource.ifname)}`;
  const to = word(resource.to);
  if (resource.family === 6) return sh`${command} -A inet6 add ${to} ${way}`;
  if (resource.to === 'default') return sh`${command} add default ${way}`;
  if (!resource.to.endsWith('/32')) return sh`${command} add -net ${to} ${way}`;
  return sh`${command} add -host ${word(resource.to.slice(0, -3))} ${way}`;
}

/** brctl(8), ifconfig(8), route(8); what they have no word for stays with ip(8). */
export const BRCTL_WORDS: Words = {
  ...IP_WORDS,
  bridge,
  enslave,
  alias: (place, origin, raise) => [
    ...IP_WORDS.alias(place, origin, false),
    ...(raise ? [up(place)] : []),
  ],
  up,
  mtu: (place, value) => sh`run ${inside(place)}ifconfig ${word(place.ifname)} mtu ${value}`,
  flag: (place, flag) =>
    sh`run ${inside(place)}ifconfig ${word(place.ifname)} ${word(flag === 'promisc' ? flag : 'allmulti')}`,
  address,
  route,
};
