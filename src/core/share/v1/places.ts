import { type Coder, DAMAGED, Unreadable } from './coder.ts';
import { Choice, Count, COUNT_MAX } from './numbers.ts';
import { Texts, type Vocabulary } from './texts.ts';

export type Pair = readonly [number, number];

const GRID = 10;
const [EQUAL, ON_GRID, WHOLE, ANY] = [0, 1, 2, 3] as const;

/** Numbers near a whole number that is known. */
class Near {
  private readonly sort = new Choice(2);
  private readonly grid = new Count();
  private readonly whole = new Count();
  private readonly any: Texts;

  constructor(shared: Vocabulary) {
    this.any = new Texts(shared);
  }

  code(coder: Coder, value: number, near: number): number {
    switch (this.sort.code(coder, sortOf(value - near))) {
      case EQUAL:
        return near;
      case ON_GRID:
        return near + GRID * this.grid.codeSigned(coder, (value - near) / GRID);
      case WHOLE:
        return near + this.whole.codeSigned(coder, value - near);
      default: {
        const number = Number(this.any.code(coder, coder.writes ? String(value) : ''));
        if (!Number.isFinite(number)) throw new Unreadable(DAMAGED);
        return number;
      }
    }
  }
}

function sortOf(step: number): number {
  if (step === 0) return EQUAL;
  if (!Number.isInteger(step) || Math.abs(step) > COUNT_MAX / 4) return ANY;
  return step % GRID === 0 ? ON_GRID : WHOLE;
}

/** Pairs near a pair that is known: sizes, and the places of notes and loose plugs. */
export class Pairs {
  private readonly x: Near;
  private readonly y: Near;

  constructor(shared: Vocabulary) {
    this.x = new Near(shared);
    this.y = new Near(shared);
  }

  code(coder: Coder, value: Pair, near: Pair): Pair {
    return [
      this.x.code(coder, value[0], whole(near[0])),
      this.y.code(coder, value[1], whole(near[1])),
    ];
  }
}

function whole(value: number): number {
  // Plus zero: there is no minus zero in a drawing.
  return Math.round(Math.min(Math.max(value, -COUNT_MAX / 4), COUNT_MAX / 4)) + 0;
}

const same = (a: Pair, b: Pair): boolean => a[0] === b[0] && a[1] === b[1];
const far = (a: Pair, b: Pair): number => Math.abs(a[0] - b[0]) + Math.abs(a[1] - b[1]);

const [SLOT, STEP, NEAR_SLOT, NEAR_LAST] = [0, 1, 2, 3] as const;

interface Row {
  last: Pair;
  step: Pair;
}

/** Places of devices: at the slot, as far from the one before as that from its own, or near either. */
export class Places {
  private readonly sorts = [new Choice(2), new Choice(2)] as const;
  private readonly nearSlot: Pairs;
  private readonly nearLast: Pairs;
  private readonly rows = new Map<string, Row>();
  private moved: 0 | 1 = 0;
  private near: typeof NEAR_SLOT | typeof NEAR_LAST = NEAR_SLOT;

  constructor(shared: Vocabulary) {
    this.nearSlot = new Pairs(shared);
    this.nearLast = new Pairs(shared);
  }

  /** `row` names those that stand together. */
  code(coder: Coder, value: Pair, slot: Pair, row: string): Pair {
    const { last, step } = this.rows.get(row) ?? { last: slot, step: [0, 0] as Pair };
    const next: Pair = [whole(last[0] + step[0]), whole(last[1] + step[1])];
    const meant = coder.writes ? this.sortOf(value, slot, last, next) : SLOT;
    const sort = this.sorts[this.moved].code(coder, meant);
    this.moved = sort === SLOT ? 0 : 1;
    const result = this.place(coder, sort, { value, slot, last, next });
    this.rows.set(row, { last: result, step: [result[0] - last[0], result[1] - last[1]] });
    return result;
  }

  private sortOf(value: Pair, slot: Pair, last: Pair, next: Pair): number {
    if (same(value, slot)) return SLOT;
    if (same(value, next)) return STEP;
    // What served before is expected again, and so shorter to say.
    const [fromSlot, fromLast] = [far(value, slot), far(value, last)];
    if (this.near === NEAR_SLOT ? 4 * fromLast < fromSlot : fromLast < 4 * fromSlot) {
      this.near = NEAR_LAST;
    } else this.near = NEAR_SLOT;
    return this.near;
  }

  private place(
    coder: Coder,
    sort: number,
    { value, slot, last, next }: Readonly<Record<'value' | 'slot' | 'last' | 'next', Pair>>,
  ): Pair {
    if (sort === SLOT) return slot;
    if (sort === STEP) return next;
    if (sort === NEAR_SLOT) return this.nearSlot.code(coder, value, slot);
    return this.nearLast.code(coder, value, last);
  }
}
