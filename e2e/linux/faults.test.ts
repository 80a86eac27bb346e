import { expect, test } from 'vitest';
import { faultTrials } from './harness/fault-matrix.ts';
import { referenceLabs } from './harness/reference-labs.ts';
import { runTrials, spread } from './harness/trials.ts';

/** All labs and all trials: npm run test:faults. */
const lab = referenceLabs.find(({ id }) => id === 'routed')!;
const count = 130;

test(`${count} kills and failures: the next verb gets there`, async () => {
  const tallies = await runTrials(lab, async (arena) => spread(await faultTrials(arena), count));
  expect(tallies.flatMap(({ wrong }) => wrong ?? [])).toEqual([]);
  expect(tallies.length).toBe(count);
  expect(new Set(tallies.map(({ kind }) => kind)).size).toBe(14);
}, 600_000);
