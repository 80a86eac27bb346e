import type { Address, BridgeDevice, DeviceFlag, Port, Route } from '../../plan/resource.ts';
import { sh, type ShText, type ShWord, word } from '../../text/shell.ts';
import { type Place, placeText } from '../../plan/place.ts';
import { bridgeVlanCommands } from './vlan.ts';

/** The entries in which the dialects of the script differ: `run` lines for one thing each. */
export interface Words {
  /** Makes, marks and raises it. */
  readonly bridge: (bridge: BridgeDevice) => readonly ShText[];
  /** Makes a device a port and raises it. */
  readonly enslave: (port: Port) => readonly ShText[];
  /** Writes the readable half of the ownership mark, and raises the device if wanted. */
  readonly alias: (place: Place, origin: string, up: boolean) => readonly ShText[];
  readonly up: (place: Place) => ShText;
  readonly mtu: (place: Place, value: number) => ShText;
  /** Switches it on. */
  readonly flag: (place: Place, flag: DeviceFlag) => ShText;
  /** `nth`: which IPv4 address of its device this one is, from 0. */
  readonly address: (address: Address, nth: number) => ShText;
  readonly route: (route: Route) => ShText;
}

/** `ip` or `ip -n NAMESPACE`. */
export function ip({ namespace }: Place): ShText {
  return namespace === undefined ? sh`ip` : sh`ip -n ${word(namespace)}`;
}

export function aliasPart(origin: string): ShText {
  return sh`alias "$MARK":${word(origin)}`;
}

export function placeWord(place: Place): ShWord {
  return word(placeText(place));
}

function bridge(device: BridgeDevice): readonly ShText[] {
  const filters = device.vlanFiltering ? sh` vlan_filtering 1` : sh``;
  const options = sh`stp_state ${device.stp ? 1 : 0} forward_delay ${device.forwardDelay * 100}${filters}`;
  return [
    sh`run ip link add name ${word(device.ifname)} group "$GROUP" type bridge ${options}`,
    ...alias(device, device.origin, true),
  ];
}

function enslave(port: Port): readonly ShText[] {
  const master = sh`run ip link set dev ${word(port.ifname)} master ${word(port.bridge)}`;
  if (!port.vlan) return [sh`${master} up`];
  return [master, ...bridgeVlanCommands(port.ifname, port.vlan), up(port)];
}

function alias(place: Place, origin: string, raise: boolean): readonly ShText[] {
  const set = sh`run ${ip(place)} link set dev ${word(place.ifname)} ${aliasPart(origin)}`;
  return [raise ? sh`${set} up` : set];
}

function up(place: Place): ShText {
  return sh`run ${ip(place)} link set dev ${word(place.ifname)} up`;
}

/** ip-link(8), ip-address(8), ip-route(8), bridge(8). */
export const IP_WORDS: Words = {
  bridge,
  enslave,
  alias,
  up,
  mtu: (place, value) => sh`run ${ip(place)} link set dev ${word(place.ifname)} mtu ${value}`,
  flag: (place, flag) => sh`run ${ip(place)} link set dev ${word(place.ifname)} ${word(flag)} on`,
  address: (address) => {
    const nodad = address.family === 6 ? sh` nodad` : sh``;
    return sh`run ${ip(address)} address replace ${word(address.cidr)} dev ${word(address.ifname)}${nodad}`;
  },
  route: (route) => {
    const family = route.family === 6 ? sh` -6` : sh``;
    return sh`run ${ip(route)}${family} route add ${word(route.to)} via ${word(route.via)} dev ${word(route.ifname)}`;
  },
};
