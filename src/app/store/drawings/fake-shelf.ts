import { planWrite } from './plan-write.ts';
import { isAsSeen } from './record.ts';
import type { Kept, Snapshot } from './record.ts';
import type { Shelf } from './shelf.ts';

/** A store for tests: in memory, and broken when told so. */
export class FakeShelf implements Shelf {
  readonly drawings = new Map<string, Kept>();
  readonly past: Snapshot[] = [];
  broken: Error | undefined;
  /** Calls wait for this. */
  gate: Promise<void> = Promise.resolve();

  private async arrive(): Promise<void> {
    await this.gate;
    if (this.broken) throw this.broken;
  }

  async list() {
    await this.arrive();
    return [...this.drawings.values()].toSorted((a, b) => b.at - a.at);
  }

  async load(id: string) {
    await this.arrive();
    return this.drawings.get(id);
  }

  async write(change: Parameters<Shelf['write']>[0]) {
    await this.arrive();
    const times = this.past.filter(({ drawing }) => drawing === change.id).map(({ at }) => at);
    const plan = planWrite(this.drawings.get(change.id), times, change);
    if (plan.outcome === 'conflict') return plan;
    if (plan.record) this.drawings.set(change.id, plan.record);
    if (plan.snapshot) this.past.push(plan.snapshot);
    return plan;
  }

  async mark(id: string, marks: Parameters<Shelf['mark']>[1]) {
    await this.arrive();
    const there = this.drawings.get(id);
    if (there) this.drawings.set(id, { ...there, ...marks } as Kept);
  }

  async snapshots(id: string) {
    await this.arrive();
    return this.past.filter(({ drawing }) => drawing === id).toReversed();
  }

  async forget(drawings: readonly Kept[]) {
    await this.arrive();
    if (!drawings.every((seen) => isAsSeen(this.drawings.get(seen.id), seen))) return false;
    for (const { id } of drawings) this.drawings.delete(id);
    return true;
  }
}
