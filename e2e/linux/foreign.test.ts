import { expect, test } from 'vitest';
import { foreignTrials } from './harness/foreign-trials.ts';
import { referenceLabs } from './harness/reference-labs.ts';
import { runTrials, spread } from './harness/trials.ts';

/** All labs and all trials: npm run test:faults. */
const counts = { routed: 85, switches: 35 };

test.each(Object.entries(counts))(
  '%s: %d times others are there, or something is missing',
  async (id, count) => {
    const lab = referenceLabs.find((each) => each.id === id)!;
    const tallies = await runTrials(lab, async (arena) =>
      spread(await foreignTrials(arena), count),
    );
    expect(tallies.flatMap(({ wrong }) => wrong ?? [])).toEqual([]);
    expect(tallies.length).toBe(count);
  },
  600_000,
);
