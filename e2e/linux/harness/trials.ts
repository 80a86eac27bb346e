import { type Arena, openArena } from './arena.ts';
import type { ReferenceLab } from './reference-labs.ts';

/** Something that is done to a lab on purpose. It begins and ends with the machine as before. */
export interface Trial {
  /** A row of the table. */
  readonly kind: string;
  readonly about: string;
  /** Throws where a promise is broken. */
  run(arena: Arena): Promise<void>;
}

export interface Tally {
  readonly lab: string;
  readonly kind: string;
  /** What went wrong. */
  readonly wrong?: string;
}

/** Fails where there are differences. */
export function none(what: string, found: readonly string[]): void {
  if (found.length > 0) throw new Error(`${what}:\n${found.join('\n')}`);
}

/** Runs trials of one lab in two sandboxes at once; one that went wrong is not used again. */
export async function runTrials(
  lab: ReferenceLab,
  trialsOf: (arena: Arena) => Promise<readonly Trial[]>,
): Promise<readonly Tally[]> {
  const first = await openArena(lab);
  const tallies: Tally[] = [];
  try {
    const queue = (await trialsOf(first)).values();
    const work = async (arena?: Arena) => {
      for (const trial of queue) {
        arena ??= await openArena(lab);
        const wrong = await attempt(arena, trial);
        tallies.push({ lab: lab.id, kind: trial.kind, ...(wrong === undefined ? {} : { wrong }) });
        if (wrong === undefined) continue;
        await arena.box.close();
        arena = undefined;
      }
      await arena?.box.close();
    };
    await Promise.all([work(first), work()]);
  } finally {
    await first.box.close();
  }
  return tallies;
}

async function attempt(arena: Arena, trial: Trial): Promise<string | undefined> {
  arena.told.length = 0;
  try {
    await trial.run(arena);
    return undefined;
  } catch (error) {
    return [`${trial.kind}: ${trial.about}`, String(error), ...arena.told].join('\n');
  }
}

/** As many as wanted, spread over all. */
export function spread<T>(all: readonly T[], count: number): readonly T[] {
  const step = Math.max(1, all.length / count);
  const picked = Math.min(count, all.length);
  return Array.from({ length: picked }, (_, i) => all[Math.floor(i * step)]!);
}
