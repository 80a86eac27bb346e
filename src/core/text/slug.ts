import { hashHex } from '../util/hash.ts';

/** Longest slug: long enough to read, short enough for every file system and tool. */
const SLUG_MAX = 40;

/**
 * A file name of `[a-z0-9][a-z0-9-]{0,40}` from free text; empty where nothing
 * of the text can be kept.
 */
export function slug(text: string): string {
  if (text.length <= SLUG_MAX && /^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(text)) return text;
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, SLUG_MAX)
    .replace(/-+$/, '');
}

/**
 * A slug that is never empty and, by a hash, only of this text: a text that is
 * its own slug stays as it is.
 */
export function ownSlug(text: string, fallback: string): string {
  const plain = slug(text);
  if (plain === text && text !== '') return text;
  const head = plain.slice(0, SLUG_MAX - 7).replace(/-+$/, '') || fallback;
  return `${head}-${hashHex(text, 6)}`;
}
