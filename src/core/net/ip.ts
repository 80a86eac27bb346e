import { Address4, Address6 } from 'ip-address';

export type Family = 4 | 6;

/** Below it a device has no IPv6, RFC 8200. */
export const LEAST_MTU_IPV6 = 1280;

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
  /** Loopback, multicast, this-network or limited broadcast: no endpoint can have it. */
  readonly special: boolean;
  /**
   * Whether the host bits are all zero or, in IPv4, all one: the kernel takes
   * both without a word. /31, /32, /127 and /128 have no such addresses.
   */
  readonly edge: 'network' | 'broadcast' | undefined;
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
  const last = first + (1n << hostBits) - 1n;
  const atEdge =
    value === first ? 'network' : family === 4 && value === last ? 'broadcast' : undefined;
  return {
    family,
    address,
    prefix,
    cidr: `${address}/${prefix}`,
    value,
    first,
    last,
    special: isSpecial(family, value),
    edge: hostBits > 1n ? atEdge : undefined,
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

/** IPv4 only. */
export function printIp(value: bigint): string {
  return Address4.fromBigInt(value).correctForm();
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

/** First and last of loopback, multicast, this-network and limited broadcast (RFC 6890). */
const SPECIAL: readonly (readonly [Family, bigint, bigint])[] = [
  [4, 0n, 0x00ffffffn],
  [4, 0x7f000000n, 0x7fffffffn],
  [4, 0xe0000000n, 0xefffffffn],
  [4, 0xffffffffn, 0xffffffffn],
  [6, 0n, 1n],
  [6, 0xffn << 120n, (1n << 128n) - 1n],
];

function isSpecial(family: Family, value: bigint): boolean {
  return SPECIAL.some(([of, first, last]) => of === family && first <= value && value <= last);
}

/** One that an endpoint elsewhere can have: not special, and of no link alone. */
export function isEndpoint(ip: { readonly family: Family; readonly value: bigint }): boolean {
  return !isSpecial(ip.family, ip.value) && !isLinkLocal(ip);
}

/** Good on its own link only, and there on every interface. */
export function isLinkLocal({
  family,
  value,
}: {
  readonly family: Family;
  readonly value: bigint;
}): boolean {
  return family === 6 && value >> 118n === 0x3fan;
}
