import { hash32 } from '../util/hash.ts';

/** Draws the same each time it is made with the same seed. */
export class Chance {
  private count = 0;

  constructor(private readonly seed: string) {}

  below(limit: number): number {
    return hash32(`${this.seed}/${this.count++}`) % limit;
  }

  oneIn(count: number): boolean {
    return this.below(count) === 0;
  }

  of<T>(values: readonly T[]): T {
    return values[this.below(values.length)] as T;
  }
}
