import { Bit, type Coder, DAMAGED, Unreadable } from './coder.ts';

/** Models that are made when they are first needed. */
export class Bits {
  private readonly models: (Bit | undefined)[] = [];

  at(place: number): Bit {
    return (this.models[place] ??= new Bit());
  }
}

/** A number of a fixed count of bits, each value with a probability of its own. */
export class Choice {
  private readonly nodes = new Bits();

  constructor(private readonly bits: number) {}

  code(coder: Coder, value: number): number {
    let node = 1;
    for (let i = this.bits - 1; i >= 0; i--) {
      node = node * 2 + coder.bit(this.nodes.at(node), (value >>> i) & 1);
    }
    return node - (1 << this.bits);
  }
}

/** Numbers below this are counted; greater ones are spelled. */
export const COUNT_MAX = 2 ** 30 - 2;

/** How many of the leading bits have probabilities of their own. */
const LEARNT = 2;

/** 0, 1, 2, …, small ones shortest until it learns better (adaptive Exp-Golomb code). */
export class Count {
  private readonly lengths = new Bits();
  private readonly nodes = new Bits();

  code(coder: Coder, value: number, most = COUNT_MAX): number {
    const meant = 31 - Math.clz32(value + 1);
    let length = 0;
    while (coder.bit(this.lengths.at(length), meant > length ? 1 : 0) === 1) {
      if (++length >= 30) throw new Unreadable(DAMAGED);
    }
    let result = 1;
    for (let i = length - 1; i >= 0; i--) {
      const bit = ((value + 1) >>> i) & 1;
      const learnt = length - i <= LEARNT;
      const node = (length << LEARNT) + (learnt ? result : 0);
      result = result * 2 + (learnt ? coder.bit(this.nodes.at(node), bit) : coder.evenBit(bit));
    }
    if (result - 1 > most) throw new Unreadable(DAMAGED);
    return result - 1;
  }

  /** 0, -1, 1, -2, 2, … */
  codeSigned(coder: Coder, value: number): number {
    const folded = this.code(coder, value < 0 ? -2 * value - 1 : 2 * value);
    return folded % 2 === 1 ? -(folded + 1) / 2 : folded / 2;
  }
}

export function evenBits(coder: Coder, count: number, value: number): number {
  let result = 0;
  for (let i = count - 1; i >= 0; i--) result = result * 2 + coder.evenBit((value >>> i) & 1);
  return result;
}
