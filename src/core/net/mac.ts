import { hash32, hexByte } from '../util/hash.ts';

/** Six hexadecimal pairs with colons. Dashes and single digits are refused: ip and QEMU read them differently. */
export function isMac(text: string): boolean {
  return /^[0-9a-fA-F]{2}(:[0-9a-fA-F]{2}){5}$/.test(text);
}

/** A group address, which no card can own: bit 0 of the first byte. */
export function isMulticastMac(mac: string): boolean {
  return (Number.parseInt(mac.slice(0, 2), 16) & 1) === 1;
}

/** A MAC of QEMU's own prefix 52:54:00, derived from a text. */
export function macFrom(text: string): string {
  const hash = hash32(text);
  return ['52:54:00', hexByte(hash, 0), hexByte(hash, 1), hexByte(hash, 2)].join(':');
}
