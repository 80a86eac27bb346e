import type { Coder } from './coder.ts';
import { DAMAGED, Unreadable } from './coder.ts';
import { Column, type Json, Keys } from './columns.ts';
import { Bits } from './numbers.ts';
import { KINDS } from './priors.ts';
import { Texts, type Vocabulary } from './texts.ts';

export interface Port {
  readonly id: string;
  /** The first 24 bits of its first address, where that is one of IPv4. */
  readonly subnet: string | undefined;
}

/** A device whose `in` is still an index, and which stands nowhere yet. */
export interface Bare {
  readonly id: string;
  readonly kind: string;
  readonly name: string;
  /** Index of the device it stands in; the id where there is no such device. */
  readonly in: number | string | undefined;
  readonly sized: boolean;
  /** Its interfaces, in their order; nothing where its kind has none. */
  readonly ports: readonly Port[] | undefined;
  /** What is known of it so far, as it will be in the drawing. */
  readonly drawn: Record<string, unknown>;
}

const ELSEWHERE = {
  place: 0,
  depth: 0,
  elsewhere: ['id', 'kind', 'name', 'in', 'at', 'size'],
};
const UNKNOWN: Json = {};
const [INSIDE_THE_SAME, NOT_INSIDE] = [0, 1] as const;

/** What is alike in all devices of a kind. */
interface KindColumns {
  /** The kind that comes next. */
  readonly next: Column;
  readonly id: Texts;
  readonly name: Texts;
  readonly keys: Keys;
  readonly bits: Bits;
}

export class Devices {
  private readonly kinds = new Map<string, KindColumns>();
  private readonly ids = new Map<string, { next: number; width: number }>();
  private readonly names = new Map<string, { next: number; width: number }>();
  private readonly first: Column;
  private readonly containers: Column;

  constructor(private readonly shared: Vocabulary) {
    this.first = new Column(shared, { of: Object.keys(KINDS) });
    this.containers = new Column(shared);
    for (const [kind, { stems }] of Object.entries(KINDS)) {
      // br0, but vm1: ids, machines and people's names count from 1.
      this.ids.set(kind.slice(0, 1), { next: 1, width: 0 });
      for (const stem of stems) {
        const next = ['bridge', 'ovs', 'nic'].includes(kind) ? 0 : 1;
        this.names.set(stem, { next, width: 0 });
      }
    }
  }

  /** `given` are the devices where they are written; `indices` those of their ids. */
  code(
    coder: Coder,
    given: readonly Json[],
    count: number,
    indices: ReadonlyMap<string, number>,
  ): Bare[] {
    const bare: Bare[] = [];
    for (let i = 0; i < count; i++) {
      bare.push(this.device(coder, given[i] ?? UNKNOWN, bare, indices));
    }
    return bare;
  }

  columnsOf(kind: string): KindColumns {
    let columns = this.kinds.get(kind);
    if (!columns) {
      const prior = KINDS[kind];
      const names = Object.keys(KINDS);
      const next = { of: [kind, ...names.filter((one) => one !== kind)] };
      columns = {
        next: new Column(this.shared, next),
        id: new Texts(this.shared, [kind.slice(0, 1)], this.ids),
        name: new Texts(this.shared, prior?.stems ?? [], this.names),
        keys: new Keys(this.shared, prior?.keys),
        bits: new Bits(),
      };
      this.kinds.set(kind, columns);
    }
    return columns;
  }

  private device(
    coder: Coder,
    given: Json,
    before: readonly Bare[],
    indices: ReadonlyMap<string, number>,
  ): Bare {
    const last = before.at(-1);
    const nextKind = last ? this.columnsOf(last.kind).next : this.first;
    const kind = String(nextKind.code(coder, given['kind']));
    const columns = this.columnsOf(kind);
    const { bits } = columns;
    const id = columns.id.code(coder, text(given['id']));
    const name = columns.name.code(coder, text(given['name']));
    const inside = this.container(coder, given['in'], bits, before, indices);
    const sized = coder.bit(bits.at(9), given['size'] === undefined ? 0 : 1) === 1;
    const drawn = columns.keys.code(coder, given, { id, kind, name }, ELSEWHERE);
    const items = drawn['nics'] ?? drawn['interfaces'];
    const ports = Array.isArray(items) ? items.map(portOf) : undefined;
    return { id, kind, name, in: inside, sized, ports, drawn };
  }

  /** Most stand in the same as the one before; after a container, in that. */
  private container(
    coder: Coder,
    given: unknown,
    bits: Bits,
    before: readonly Bare[],
    indices: ReadonlyMap<string, number>,
  ): number | string | undefined {
    const last = before.at(-1);
    const guess = last && (last.in ?? before.length - 1);
    const index = typeof given === 'string' ? (indices.get(given) ?? given) : undefined;
    if (coder.bit(bits.at(1 + INSIDE_THE_SAME), index === guess ? 1 : 0) === 1) return guess;
    if (coder.bit(bits.at(1 + NOT_INSIDE), index === undefined ? 1 : 0) === 1) return undefined;
    const value = this.containers.code(coder, index);
    if (typeof value === 'string' || (typeof value === 'number' && value >= 0)) return value;
    throw new Unreadable(DAMAGED);
  }
}

function portOf(item: unknown): Port {
  const { id, addresses } = (typeof item === 'object' && item !== null ? item : {}) as Json;
  const first: unknown = Array.isArray(addresses) ? addresses[0] : undefined;
  return { id: text(id), subnet: /^\d+\.\d+\.\d+\./.exec(text(first))?.[0] };
}

export function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
