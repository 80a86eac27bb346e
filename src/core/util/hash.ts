/**
 * FNV-1a over UTF-16 code units, 32 bits. Not cryptographic: it only spreads
 * names and MACs, the same way on every machine.
 */
export function hash32(text: string, seed = 0x811c9dc5): number {
  let h = seed;
  for (let i = 0; i < text.length; i++) {
    h ^= text.charCodeAt(i);
    h = Math.imul(h, 0x01000193);
  }
  // One round of mixing, as FNV leaves the high bits of short texts alike.
  h ^= h >>> 16;
  h = Math.imul(h, 0x85ebca6b);
  h ^= h >>> 13;
  return h >>> 0;
}

/** `digits` lower-case hexadecimal digits (at most 8) of the text's hash. */
export function hashHex(text: string, digits: number): string {
  return hash32(text).toString(16).padStart(8, '0').slice(0, digits);
}

/** Like `hash32`, four code units at a time: for whole files, whose changes it has to tell. */
export function digest32(text: string): number {
  let h = 0x811c9dc5;
  for (let i = 0; i < text.length; i += 4) {
    // Past the end charCodeAt gives NaN, which counts as 0.
    h ^=
      text.charCodeAt(i) |
      (text.charCodeAt(i + 1) << 8) |
      (text.charCodeAt(i + 2) << 16) |
      (text.charCodeAt(i + 3) << 24);
    h = Math.imul((h << 13) | (h >>> 19), 0x01000193);
  }
  return (h ^ (h >>> 16)) >>> 0;
}

const BYTES = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));

/** Two lower-case hexadecimal digits of one byte of a word; byte 0 is the highest. */
export function hexByte(word: number, byte: 0 | 1 | 2 | 3): string {
  return BYTES[(word >>> (24 - 8 * byte)) & 0xff] ?? '00';
}
