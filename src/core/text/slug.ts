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
