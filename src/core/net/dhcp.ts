import { type InterfaceAddress, parseIp, printIp } from './ip.ts';
import { isMac, isMulticastMac } from './mac.ts';

/** IPv4 addresses from the first to the last of them. */
export interface IpRange {
  readonly first: bigint;
  readonly last: bigint;
}

/** Which address a card always gets. */
export interface Reservation {
  /** Lower case. */
  readonly mac: string;
  /** Canonical. */
  readonly address: string;
  readonly value: bigint;
}

/** `192.0.2.100-192.0.2.199`; undefined where it is no such thing. It may be reversed. */
export function parseRange(text: string): IpRange | undefined {
  const [first, last, ...more] = text.split('-').map((part) => parseIp(part.trim()));
  if (first?.family !== 4 || last?.family !== 4 || more.length > 0) return undefined;
  return { first: first.value, last: last.value };
}

export function printRange({ first, last }: IpRange): string {
  return `${printIp(first)}-${printIp(last)}`;
}

/** `52:54:00:00:00:01 192.0.2.20`; undefined where it is no such thing. */
export function parseLease(text: string): Reservation | undefined {
  const [mac = '', word = '', ...more] = text.trim().split(/\s+/);
  if (!isMac(mac) || isMulticastMac(mac) || more.length > 0) return undefined;
  const ip = parseIp(word);
  if (ip?.family !== 4) return undefined;
  return { mac: mac.toLowerCase(), address: ip.address, value: ip.value };
}

/** A shorter prefix has addresses of hosts beside that of the server. */
const PREFIX_MAX = 30;

/** Whether DHCP can serve the network of this address. */
export function isServable({ family, prefix }: InterfaceAddress): boolean {
  return family === 4 && prefix <= PREFIX_MAX;
}

/** All but the addresses of the network and of its broadcast. */
export function hostRange({ first, last }: InterfaceAddress): IpRange {
  return { first: first + 1n, last: last - 1n };
}

export function inRange({ first, last }: IpRange, value: bigint): boolean {
  return first <= value && value <= last;
}

/** The network that a switch of these addresses serves: that of the range, else the first. */
export function servedNetwork(
  addresses: readonly InterfaceAddress[],
  range?: IpRange,
): InterfaceAddress | undefined {
  const servable = addresses.filter(isServable);
  const meant = range && servable.find((one) => one.first <= range.last && range.first <= one.last);
  return meant ?? servable[0];
}

/** Where no range is drawn: the half of the network that the server is not in, the upper one first. */
export function defaultRange(server: InterfaceAddress): IpRange {
  const { first, last } = hostRange(server);
  const middle = (server.first + server.last + 1n) / 2n;
  const upper = { first: middle, last };
  return inRange(upper, server.value) ? { first, last: middle - 1n } : upper;
}
