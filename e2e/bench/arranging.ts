import { arrange } from '../../src/core/arranging.ts';
import { type Tangle, tangleOf } from './crossings.ts';
import { arrangedByElk } from './elk.ts';
import { median, verdict, wall } from './measure.ts';
import { typicalLab } from './typical.ts';

const SIZES = [100, 300, 1_000];
const ROUNDS = 5;
const LIMITS = { seconds: 1, crossings: 0.6 };

/** How long arranging takes and how tangled it leaves a lab, beside ELK over all of it. */
export async function arranging(): Promise<void> {
  console.log('\ndevices  cables   arrange ms  crossings  passed   ELK ms  crossings  passed');
  for (const size of SIZES) {
    const lab = typicalLab(size);
    const times = Array.from({ length: ROUNDS }, () => wall(() => arrange(lab)) / 1000);
    const ours = tangleOf(arrange(lab));
    const start = performance.now();
    const elks = await arrangedByElk(lab);
    const elkMs = performance.now() - start;
    const theirs = tangleOf(elks);
    const cells = ({ crossings, passed }: Tangle): string =>
      crossings.toFixed(2).padStart(11) + passed.toFixed(2).padStart(8);
    console.log(
      `${String(size).padEnd(9)}${String(lab.links.length).padEnd(9)}${median(times).toFixed(0).padStart(10)}` +
        `${cells(ours)}${elkMs.toFixed(0).padStart(9)}${cells(theirs)}`,
    );
    if (size !== SIZES.at(-1)) continue;
    verdict(`arranging ${size} devices, s`, median(times) / 1000, LIMITS.seconds, 2);
    verdict(`crossings per cable at ${size} devices`, ours.crossings, LIMITS.crossings, 2);
    verdict(`devices that overlap at ${size} devices`, ours.overlaps, 0, 0);
  }
}
