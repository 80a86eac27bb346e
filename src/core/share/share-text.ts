import { hash32 } from '../util/hash.ts';
import { letter } from './base64url.ts';

export const VERSION = 1;

/**
 * `#v1.` and the payload, whose last three characters are made of the others.
 * One would let one damaged link in 64 through as some other drawing, three
 * one in 262,144.
 */
export const CHECK = 3;

export function checkOf(body: string): string {
  const hash = hash32(body);
  return letter(hash) + letter(hash >>> 6) + letter(hash >>> 12);
}

export function shareText(body: string): string {
  return `#v${VERSION}.${body}${checkOf(body)}`;
}
