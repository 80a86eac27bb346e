const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
const VALUES = new Map(Array.from(ALPHABET, (letter, value) => [letter, value]));

/** RFC 4648, section 5, without padding. */
export function toBase64url(bytes: Uint8Array): string {
  let text = '';
  let [bits, held] = [0, 0];
  for (const byte of bytes) {
    bits = (bits << 8) | byte;
    for (held += 8; held >= 6; held -= 6) text += letter(bits >>> (held - 6));
    bits &= (1 << held) - 1;
  }
  return held > 0 ? text + letter(bits << (6 - held)) : text;
}

/** Undefined where it is none. */
export function fromBase64url(text: string): Uint8Array | undefined {
  const bytes = new Uint8Array(Math.floor((text.length * 6) / 8));
  let [bits, held, length] = [0, 0, 0];
  for (const one of text) {
    const value = VALUES.get(one);
    if (value === undefined) return undefined;
    bits = (bits << 6) | value;
    held += 6;
    if (held >= 8) {
      held -= 8;
      bytes[length++] = bits >>> held;
    }
    bits &= (1 << held) - 1;
  }
  // A whole letter too many, or bits that belong to no byte.
  return held >= 6 || bits !== 0 ? undefined : bytes;
}

/** The letter of the lowest six bits. */
export function letter(value: number): string {
  return ALPHABET[value & 63] ?? '';
}
