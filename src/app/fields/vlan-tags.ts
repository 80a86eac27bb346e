/** Tags as people write them, 1..4094: `20, 30-39`; undefined where the text is no such list. */
export function parseTags(text: string): number[] | undefined {
  const tags = new Set<number>();
  for (const part of text.split(/[\s,]+/u).filter(Boolean)) {
    const match = /^(\d{1,4})(?:-(\d{1,4}))?$/u.exec(part);
    if (!match) return undefined;
    const first = Number(match[1]);
    const last = match[2] === undefined ? first : Number(match[2]);
    if (last < first || first < 1 || last > 4094) return undefined;
    for (let tag = first; tag <= last; tag += 1) tags.add(tag);
  }
  return [...tags].sort((a, b) => a - b);
}

/** `[20, 30, 31, 32]` as `20, 30-32`. */
export function printTags(tags: readonly number[]): string {
  const ranges: [number, number][] = [];
  for (const tag of [...tags].sort((a, b) => a - b)) {
    const range = ranges.at(-1);
    if (range && tag <= range[1] + 1) range[1] = tag;
    else ranges.push([tag, tag]);
  }
  return ranges.map(([first, last]) => (first === last ? first : `${first}-${last}`)).join(', ');
}
