import { faultTrials } from './harness/fault-matrix.ts';
import { foreignTrials } from './harness/foreign-trials.ts';
import { referenceLabs } from './harness/reference-labs.ts';
import { runTrials, type Tally } from './harness/trials.ts';

/** Every trial of the reference labs; prints a table and tells how many went wrong. */
export async function everyFault(ids: readonly string[]): Promise<number> {
  const chosen = referenceLabs.filter(({ id }) => ids.length === 0 || ids.includes(id));
  const tallies: Tally[] = [];
  for (const lab of chosen) {
    const began = Date.now();
    const found = await runTrials(lab, async (arena) => [
      ...(await faultTrials(arena)),
      ...(await foreignTrials(arena)),
    ]);
    for (const { wrong } of found) if (wrong !== undefined) console.log(`\n${lab.id}: ${wrong}`);
    const seconds = ((Date.now() - began) / 1000).toFixed(0);
    console.error(`${lab.id}: ${found.length} trials in ${seconds} s`);
    tallies.push(...found);
  }
  console.log(`\n${row('lab', 'fault', 'trials', 'wrong')}`);
  for (const [key, group] of groupBy(tallies)) {
    const [lab = '', kind = ''] = key.split('\t');
    console.log(row(lab, kind, group.length, wrongIn(group)));
  }
  console.log(row('all', '', tallies.length, wrongIn(tallies)));
  return wrongIn(tallies);
}

function row(lab: string, kind: string, trials: number | string, wrong: number | string): string {
  const counts = [trials, wrong].map((each) => String(each).padStart(8));
  return `${lab.padEnd(10)}${kind.padEnd(24)}${counts.join('')}`;
}

const wrongIn = (tallies: readonly Tally[]) =>
  tallies.filter(({ wrong }) => wrong !== undefined).length;

function groupBy(tallies: readonly Tally[]): ReadonlyMap<string, readonly Tally[]> {
  const groups = new Map<string, Tally[]>();
  for (const tally of tallies) {
    const key = `${tally.lab}\t${tally.kind}`;
    groups.set(key, [...(groups.get(key) ?? []), tally]);
  }
  return groups;
}
