/** What a run of tests said in TAP, the Test Anything Protocol. */
export interface Tap {
  /** Lines that were as expected, without their numbers. */
  readonly ok: readonly string[];
  /** The others, with the remarks below each. */
  readonly failed: Readonly<Record<string, readonly string[]>>;
}

/** Reads TAP version 13; throws where it is none, or is cut short. */
export function parseTap(text: string): Tap {
  const [version, plan = '', ...lines] = text.trimEnd().split('\n');
  const planned = /^1\.\.(\d+)( # SKIP .+)?$/.exec(plan)?.[1];
  if (version !== 'TAP version 13' || planned === undefined) throw new Error(text);
  const ok: string[] = [];
  const failed: Record<string, string[]> = {};
  let count = 0;
  let remarks: string[] | undefined;
  for (const line of lines) {
    if (line.startsWith('# ')) {
      remarks?.push(line.slice(2));
      continue;
    }
    const [, not, number, said = ''] = /^(not )?ok (\d+) - (.*)$/.exec(line) ?? [];
    count += 1;
    if (Number(number) !== count) throw new Error(text);
    remarks = undefined;
    if (not === undefined) ok.push(said);
    else failed[said] = remarks = [];
  }
  if (count !== Number(planned)) throw new Error(text);
  return { ok, failed };
}
