import { Bit, type Coder, DAMAGED, Unreadable } from './coder.ts';
import { Choice, Count, COUNT_MAX } from './numbers.ts';
import { Texts, type Vocabulary } from './texts.ts';
import { msg } from '../../util/message.ts';

export type Scalar = string | number | boolean | null;
export type Json = Readonly<Record<string, unknown>>;

/** What is known beforehand of a place in a drawing. It is part of the format: never change one. */
export interface Prior {
  /** Whether it is nearly always there. */
  readonly always?: boolean;
  /** Its usual values, the usual ones first. */
  readonly of?: readonly Scalar[];
  /** Whether its value follows from its place in a list. */
  readonly byPlace?: boolean;
  /** Of objects, and of the objects in a list. */
  readonly keys?: Priors;
}

export type Priors = Readonly<Record<string, Prior>>;

/** Deeper than any field; what stands under `x-` keys has to end somewhere. */
const DEPTH_MAX = 16;
const TOO_DEEP = msg`Something in the drawing is nested deeper than ${DEPTH_MAX} levels.`;
/** Values that a column remembers. */
const REMEMBERED = 64;
const PLACES = 4;

const [TEXT, WHOLE, NUMBER, FALSE, TRUE, NULL, LIST, OBJECT] = [0, 1, 2, 3, 4, 5, 6, 7] as const;

function sortOf(value: unknown): number {
  if (typeof value === 'string') return TEXT;
  if (typeof value === 'number') {
    return Number.isInteger(value) && Math.abs(value) < COUNT_MAX / 2 ? WHOLE : NUMBER;
  }
  if (typeof value === 'boolean') return value ? TRUE : FALSE;
  if (value === null) return NULL;
  return Array.isArray(value) ? LIST : OBJECT;
}

/** All values of one place in a drawing: a value met before, or a new one of any sort. */
export class Column {
  private readonly old: Bit;
  /** Of what stands at each of the first places. */
  private readonly ranks: Count[] = [];
  private readonly sort = new Choice(3);
  private readonly whole = new Count();
  private readonly length = new Count();
  private texts: Texts | undefined;
  private readonly met: Scalar[];
  private item: Column | undefined;
  private keys: Keys | undefined;

  constructor(
    private readonly shared: Vocabulary,
    private readonly prior: Prior = {},
  ) {
    this.met = [...(prior.of ?? [])];
    this.old = this.met.length > 0 ? new Bit(0.8, 1) : new Bit(0.3, 0);
  }

  code(coder: Coder, value: unknown, place = 0, depth = 0): unknown {
    if (depth > DEPTH_MAX) throw new Unreadable(TOO_DEEP);
    const rank = coder.writes ? this.met.indexOf(value as Scalar) : 0;
    if (this.met.length > 0 && coder.bit(this.old, rank < 0 ? 0 : 1) === 1) {
      const at = this.prior.byPlace ? Math.min(place, PLACES - 1) : 0;
      const ranks = (this.ranks[at] ??= new Count());
      const found = this.met[ranks.code(coder, rank, this.met.length - 1)] ?? null;
      if (typeof found === 'string') coder.grow(found.length);
      return found;
    }
    const sort = this.sort.code(coder, coder.writes ? sortOf(value) : 0);
    if (sort === LIST) return this.list(coder, value, depth);
    if (sort === OBJECT) return this.object(coder, value, place, depth);
    const found = this.scalar(coder, sort, value);
    if (this.met.length < REMEMBERED) this.met.push(found);
    return found;
  }

  private scalar(coder: Coder, sort: number, value: unknown): Scalar {
    switch (sort) {
      case TEXT:
        return this.text(coder, value);
      case WHOLE:
        return this.whole.codeSigned(coder, coder.writes ? Number(value) : 0);
      case NUMBER: {
        const number = Number(this.text(coder, value));
        if (!Number.isFinite(number)) throw new Unreadable(DAMAGED);
        return number;
      }
      case NULL:
        return null;
      default:
        return sort === TRUE;
    }
  }

  private text(coder: Coder, value: unknown): string {
    this.texts ??= new Texts(this.shared);
    return this.texts.code(coder, coder.writes ? String(value) : '');
  }

  private list(coder: Coder, value: unknown, depth: number): unknown[] {
    const given = (coder.writes ? value : NOTHING) as readonly unknown[];
    const length = this.length.code(coder, given.length, 1 << 16);
    const item = (this.item ??= new Column(this.shared, { keys: this.prior.keys ?? {} }));
    const list: unknown[] = [];
    for (let i = 0; i < length; i++) {
      coder.grow(1);
      list.push(item.code(coder, given[i], i, depth + 1));
    }
    return list;
  }

  private object(coder: Coder, value: unknown, place: number, depth: number): Json {
    this.keys ??= new Keys(this.shared, this.prior.keys);
    return this.keys.code(coder, (coder.writes ? value : {}) as Json, {}, { place, depth });
  }
}

const NOTHING: readonly unknown[] = [];

interface Key {
  readonly name: string;
  readonly column: Column;
  /** Whether it is there, by whether the key before it is. */
  readonly there: readonly [Bit, Bit];
}

type Made = Record<string, unknown>;

interface Where {
  readonly place: number;
  readonly depth: number;
  /** Keys that are told elsewhere. */
  readonly elsewhere?: readonly string[];
}

const TOP: Where = { place: 0, depth: 0 };

/** A key is a key, whatever it means to JavaScript. */
function put(made: Made, key: string, value: unknown): void {
  if (key !== '__proto__') made[key] = value;
  else
    Object.defineProperty(made, key, {
      value,
      enumerable: true,
      configurable: true,
      writable: true,
    });
}

/** Keys that no prior knows of: they are alike wherever they stand. */
interface Others {
  readonly names: Column;
  readonly columns: Map<string, Column>;
}

const OTHERS = new WeakMap<Vocabulary, Others>();

function othersOf(shared: Vocabulary): Others {
  const others = OTHERS.get(shared) ?? { names: new Column(shared), columns: new Map() };
  OTHERS.set(shared, others);
  return others;
}

/** The keys of all objects of one place in a drawing. One met for the first time is spelled. */
export class Keys {
  private readonly known: Key[];
  private readonly more = new Count();
  private readonly others: Others;

  constructor(
    private readonly shared: Vocabulary,
    priors: Priors = {},
  ) {
    this.known = Object.entries(priors).map(([name, prior]) => this.key(name, prior));
    this.others = othersOf(shared);
  }

  /** Puts into `made` what an object has, but for what is told elsewhere. */
  code(coder: Coder, value: Json, made: Made, { place, depth, elsewhere }: Where = TOP): Made {
    let before: 0 | 1 = 1;
    for (const { name, column, there } of this.known) {
      const has = coder.writes && Object.hasOwn(value, name);
      before = coder.bit(there[before], has ? 1 : 0) === 1 ? 1 : 0;
      if (before === 1) put(made, name, column.code(coder, value[name], place, depth + 1));
    }
    const others = coder.writes ? this.untold(value, elsewhere) : [];
    const count = this.more.code(coder, others.length, 256);
    for (let i = 0; i < count; i++) {
      const name = String(this.others.names.code(coder, others[i]));
      // Each may be a column of its own: a hostile link must not make thousands.
      coder.grow(256);
      const key = this.key(name, {}, this.others.columns.get(name));
      this.others.columns.set(name, key.column);
      put(made, name, key.column.code(coder, value[name], place, depth + 1));
      if (this.known.length < REMEMBERED) this.known.push(key);
    }
    return made;
  }

  private untold(value: Json, elsewhere: readonly string[] = []): string[] {
    const told = new Set([...elsewhere, ...this.known.map(({ name }) => name)]);
    return Object.keys(value).filter((name) => !told.has(name));
  }

  private key(name: string, prior: Prior, column = new Column(this.shared, prior)): Key {
    const there = (p: number): Bit => new Bit(p, 2);
    const p = prior.always === undefined ? 0.06 : prior.always ? 0.97 : 0.5;
    return { name, column, there: [there(p), there(p)] };
  }
}
