import { english, type Message, msg } from '../../util/message.ts';
/**
 * An adaptive binary range coder (Martin 1979, with the carry handling of
 * LZMA). One walk serves both ways: who writes passes the bit that is meant and
 * gets it back, who reads passes anything and gets the bit that was written.
 */
export interface Coder {
  readonly writes: boolean;
  /** One decision with a probability that learns. */
  bit(model: Model, value: number): number;
  /** One decision that is as likely as not, and stays so. */
  evenBit(value: number): number;
  /** Says that a text of this length came about, however few bits it took. */
  grow(characters: number): void;
}

export interface Model {
  /** How likely a one is: a whole number of 65536ths, more than none and less than all. */
  chance(): number;
  learn(bit: number): void;
}

/** What cannot be read; the message is for people. Never leaves `share`. */
export class Unreadable extends Error {
  constructor(readonly why: Message) {
    super(english(why));
  }
}

export const DAMAGED = msg`The link is damaged: something is missing from it or was changed on the way. Ask for it to be sent again, as a file if need be.`;

const ONE = 65536;
const SLOWEST = 250;
/** Quick at first, then steadier: the n-th sight counts one part in n + 1.6. */
const RATES = Array.from({ length: SLOWEST + 1 }, (_, seen) => 1 / (seen + 1.4));

/** The probability of a one, in 1/65536, and how often it was asked. */
export class Bit implements Model {
  p: number;
  seen: number;

  /** `sure` is how many sights the first guess is worth. */
  constructor(p = 0.5, sure = 0) {
    this.p = p * ONE;
    this.seen = sure;
  }

  copy(): Bit {
    const bit = new Bit();
    bit.p = this.p;
    bit.seen = this.seen;
    return bit;
  }

  chance(): number {
    return clamped(this.p);
  }

  learn(bit: number): void {
    this.p += ((bit === 1 ? ONE : 0) - this.p) * (RATES[this.seen] ?? 0);
    if (this.seen < SLOWEST) this.seen++;
  }
}

function clamped(p: number): number {
  return p < 48 ? 48 : p > ONE - 48 ? ONE - 48 : Math.floor(p);
}

/** What several models say together; who knows more of the circumstances counts for more. */
export class Mixed implements Model {
  private readonly bits: Bit[] = [];

  constructor(private readonly weights: readonly number[]) {}

  set(place: number, bit: Bit): void {
    this.bits[place] = bit;
  }

  chance(): number {
    let [sum, weight] = [0, 0];
    for (let i = 0; i < this.bits.length; i++) {
      const { p, seen } = this.bits[i] as Bit;
      const more =
        (Math.min(seen, 8) + 0.05) * (Math.abs(2 * p - ONE) / ONE + 0.1) * (this.weights[i] ?? 0);
      sum += p * more;
      weight += more;
    }
    return clamped(sum / weight);
  }

  learn(bit: number): void {
    for (const one of this.bits) one.learn(bit);
  }
}

const TOP = 2 ** 24;
const CARRY = 2 ** 32;
const FIRST_RANGE = CARRY - 1;
/** How many zero bytes may be left off at the end. */
const TAIL = 4;

export class Writer implements Coder {
  readonly writes = true;
  private readonly bytes: number[] = [];
  private low = 0;
  private range = FIRST_RANGE;
  /** The byte that a carry may still change, and the 255s after it. */
  private cache = -1;
  private pending = 0;

  bit(model: Model, value: number): number {
    this.narrow((this.range >>> 16) * model.chance(), value);
    model.learn(value);
    return value;
  }

  evenBit(value: number): number {
    this.narrow(this.range >>> 1, value);
    return value;
  }

  grow(): void {}

  /** The shortest bytes that read as what was written; zeros at the end need not be there. */
  finish(): Uint8Array {
    for (let unit = CARRY / 2; unit >= 1; unit /= 2) {
      const value = Math.ceil(this.low / unit) * unit;
      if (value < this.low + this.range) {
        this.low = value;
        break;
      }
    }
    for (let i = 0; i <= TAIL; i++) this.shift();
    let length = this.bytes.length;
    for (let i = 0; i < TAIL && this.bytes[length - 1] === 0; i++) length--;
    return Uint8Array.from(this.bytes.slice(0, length));
  }

  private narrow(bound: number, value: number): void {
    if (value === 1) this.range = bound;
    else {
      this.low += bound;
      this.range -= bound;
    }
    while (this.range < TOP) {
      this.shift();
      this.range *= 256;
    }
  }

  private shift(): void {
    if (this.low < 0xff000000 || this.low >= CARRY) {
      const carry = this.low >= CARRY ? 1 : 0;
      if (this.cache >= 0) this.bytes.push((this.cache + carry) & 255);
      for (; this.pending > 0; this.pending--) this.bytes.push((255 + carry) & 255);
      this.cache = Math.floor((this.low % CARRY) / TOP);
    } else this.pending++;
    this.low = (this.low % TOP) * 256;
  }
}

export interface Budget {
  /** Decisions, which is what reading costs in time. */
  decisions: number;
  /** Characters of all texts together. */
  characters: number;
}

export class Reader implements Coder {
  readonly writes = false;
  private position = 0;
  private code = 0;
  private range = FIRST_RANGE;

  constructor(
    private readonly bytes: Uint8Array,
    private readonly left: Budget,
  ) {
    for (let i = 0; i < TAIL; i++) this.code = this.code * 256 + this.next();
  }

  bit(model: Model): number {
    const value = this.narrow((this.range >>> 16) * model.chance());
    model.learn(value);
    return value;
  }

  evenBit(): number {
    return this.narrow(this.range >>> 1);
  }

  grow(characters: number): void {
    this.left.characters -= characters;
    if (this.left.characters < 0) throw new Unreadable(TOO_MUCH);
  }

  /** Everything that was sent must have been used. */
  finish(): void {
    const { length } = this.bytes;
    // Its writer leaves off zeros, as many as it may.
    const shortened = this.bytes.at(-1) !== 0 || this.position === length + TAIL;
    if (this.position < length || !shortened) throw new Unreadable(DAMAGED);
  }

  private narrow(bound: number): number {
    if (--this.left.decisions < 0) throw new Unreadable(TOO_MUCH);
    const value = this.code < bound ? 1 : 0;
    if (value === 1) this.range = bound;
    else {
      this.code -= bound;
      this.range -= bound;
    }
    while (this.range < TOP) {
      this.code = this.code * 256 + this.next();
      this.range *= 256;
    }
    return value;
  }

  private next(): number {
    if (this.position >= this.bytes.length + TAIL) throw new Unreadable(DAMAGED);
    return this.bytes[this.position++] ?? 0;
  }
}

const TOO_MUCH = msg`The link unpacks to more than any drawing needs, so it was not opened.`;

/** Only lets models learn: what is known beforehand need not be sent. */
export const trainer: Coder = {
  writes: true,
  bit(model, value) {
    model.learn(value);
    return value;
  },
  evenBit: (value) => value,
  grow() {},
};
