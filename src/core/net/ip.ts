import { Address4, Address6 } from 'ip-address';

export type Family = 4 | 6;

/** An IP address with the length of its network's prefix. */
export interface InterfaceAddress {
  readonly family: Family;
  /** Canonical, without the prefix length. */
  readonly address: string;
  /** Bits: 0..32 or 0..128. */
  readonly prefix: number;
  /** Canonical, `192.0.2.10/24`. */
  readonly cidr: string;
  readonly value: bigint;
  /** First and last address of its network. */
  readonly first: bigint;
  readonly last: bigint;
}

function parse(text: string): Address4 | Address6 | undefined {
  try {
    if (!text.includes(':')) return new Address4(text);
    const address = new Address6(text);
    return address.zone ? undefined : address;
  } catch {
    return undefined;
  }
}

/** A drawing is compiled at every keystroke, and each address is asked for by several checks. */
const PARSED_MAX = 50_000;
const parsed = new Map<string, InterfaceAddress | undefined>();

/** `192.0.2.10/24` or `2001:db8::1/64`; undefined where it is no such thing. A missing length is refused. */
export function parseInterfaceAddress(text: string): InterfaceAddress | undefined {
  const known = parsed.get(text);
  if (known !== undefined) return known;
  const address = parseAnew(text);
  if (parsed.size >= PARSED_MAX) parsed.clear();
  parsed.set(text, address);
  return address;
}

function parseAnew(text: string): InterfaceAddress | undefined {
  const slash = text.indexOf('/');
  if (slash < 0 || slash === text.length - 1) return undefined;
  const found = parse(text);
  if (!found) return undefined;
  const family = found instanceof Address4 ? 4 : 6;
  const prefix = found.subnetMask;
  const address = found.correctForm();
  const value = found.bigInt();
  const hostBits = BigInt((family === 4 ? 32 : 128) - prefix);
  const first = (value >> hostBits) << hostBits;
  return {
    family,
    address,
    prefix,
    cidr: `${address}/${prefix}`,
    value,
    first,
    last: first + (1n << hostBits) - 1n,
  };
}

/** A bare address; undefined where it is none. */
export function parseIp(
  text: string,
): { family: Family; address: string; value: bigint } | undefined {
  if (text.includes('/')) return undefined;
  const found = parse(text);
  if (!found) return undefined;
  return {
    family: found instanceof Address4 ? 4 : 6,
    address: found.correctForm(),
    value: found.bigInt(),
  };
}

/** Whether an address lies in the network of another. */
export function contains(
  network: InterfaceAddress,
  ip: { readonly family: Family; readonly value: bigint },
): boolean {
  return network.family === ip.family && network.first <= ip.value && ip.value <= network.last;
}

export function overlaps(a: InterfaceAddress, b: InterfaceAddress): boolean {
  return a.family === b.family && a.first <= b.last && b.first <= a.last;
}

const SPECIAL_V4 = ['0.0.0.0/8', '127.0.0.0/8', '224.0.0.0/4', '255.255.255.255/32'];
const SPECIAL_V6 = ['::/128', '::1/128', 'ff00::/8'];
const SPECIAL = [...SPECIAL_V4, ...SPECIAL_V6].map((text) => parseInterfaceAddress(text));

/** Addresses that no endpoint can have: loopback, multicast, this-network, limited broadcast. */
export function isSpecial(ip: { readonly family: Family; readonly value: bigint }): boolean {
  for (const network of SPECIAL) if (network && contains(network, ip)) return true;
  return false;
}

/**
 * Whether the host bits are all zero or, in IPv4, all one: the kernel takes
 * both without a word. /31, /32, /127 and /128 have no such addresses.
 */
export function isNetworkOrBroadcast(ip: InterfaceAddress): boolean {
  if (ip.prefix >= (ip.family === 4 ? 31 : 127)) return false;
  return ip.value === ip.first || (ip.family === 4 && ip.value === ip.last);
}
