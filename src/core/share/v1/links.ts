import { Bit, type Coder, DAMAGED, Unreadable } from './coder.ts';
import { Column, type Json, Keys } from './columns.ts';
import { type Bare, text } from './devices.ts';
import { Choice, Count } from './numbers.ts';
import { type Pair, Pairs } from './places.ts';
import { END_KEYS, LINK_KEYS, LINK_KINDS } from './priors.ts';
import { Texts, type Vocabulary } from './texts.ts';

/** Where an end is plugged in; `port` may be one that its device does not have. */
interface Plug {
  readonly device: number;
  readonly port: number | string | undefined;
}

const [PORT, NEIGHBOUR, DEVICE, LITERAL, LOOSE] = [0, 1, 2, 3, 4] as const;

type End = Json & { readonly device?: string; readonly port?: string; readonly at?: Pair };

const elsewhere = (...keys: readonly string[]) => ({ place: 0, depth: 0, elsewhere: keys });
const LINK_ELSEWHERE = elsewhere('id', 'kind', 'a', 'b');
const LOOSE_ELSEWHERE = elsewhere('at');
const END_ELSEWHERE = elsewhere('device', 'port', 'at');

/** The models of one side of a link, by what is at the other side. */
class Side {
  readonly sort = new Choice(3);
  readonly skip = new Count();
  /** By how many there are to choose from. */
  readonly neighbour = [0, 1, 2, 3, 4].map(() => new Count());
  readonly device = new Count();
  readonly alike = new Bit(0.8, 1);
}

export class Links {
  private readonly sides = new Map<string, Side>();
  private readonly kinds = new Map<string, Column>();
  private readonly ends = new Map<string, Keys>();
  private readonly ids: Texts;
  private readonly keys: Keys;
  private readonly loose: Pairs;
  private readonly dangling: Column;
  private readonly ports: Column;
  /** All ports of all devices; links tend to take one after the other. */
  private readonly sockets: { readonly device: number; readonly port: number }[] = [];
  private readonly firstSocket: number[] = [];
  private readonly switches = new Map<number | string | undefined, number[]>();
  /** Where the interface with an address of the same subnet is plugged in. */
  private readonly alike = new Map<string, number>();
  private cursor = 0;
  private lastDevice = 0;
  private hung: Pair = [0, 0];

  constructor(
    private readonly shared: Vocabulary,
    private readonly devices: readonly Bare[],
    private readonly indices: ReadonlyMap<string, number>,
  ) {
    this.ids = new Texts(shared, ['l'], new Map([['l', { next: 1, width: 0 }]]));
    this.keys = new Keys(shared, LINK_KEYS);
    this.loose = new Pairs(shared);
    this.dangling = new Column(shared);
    this.ports = new Column(shared);
    devices.forEach((device, i) => {
      this.firstSocket.push(this.sockets.length);
      for (let port = 0; port < (device.ports?.length ?? 0); port++) {
        this.sockets.push({ device: i, port });
      }
      if (device.ports) return;
      const list = this.switches.get(device.in);
      if (list) list.push(i);
      else this.switches.set(device.in, [i]);
    });
  }

  code(coder: Coder, given: Json): Json {
    const a = this.end(coder, (given['a'] ?? UNKNOWN) as End, undefined);
    const b = this.end(coder, (given['b'] ?? UNKNOWN) as End, a.plug);
    const kindsHere = `${this.kindAt(a.plug)} ${this.kindAt(b.plug)}`;
    const kind = text(
      made(this.kinds, kindsHere, () => this.kindColumn()).code(coder, given['kind']),
    );
    const id = this.ids.code(coder, text(given['id']));
    return this.keys.code(coder, given, { id, kind, a: a.end, b: b.end }, LINK_ELSEWHERE);
  }

  private end(
    coder: Coder,
    given: End,
    far: Plug | undefined,
  ): { readonly end: Json; readonly plug: Plug | undefined } {
    const side = made(this.sides, this.sideName(far), () => new Side());
    const meant = coder.writes ? this.plugOf(given) : undefined;
    const sort = side.sort.code(coder, meant ? this.sortOf(meant, far) : LOOSE);
    if (sort === LOOSE) {
      this.hung = this.loose.code(coder, given.at ?? [0, 0], this.hung);
      const keys = made(this.ends, '', () => new Keys(this.shared));
      return { end: keys.code(coder, given, { at: this.hung }, LOOSE_ELSEWHERE), plug: undefined };
    }
    if (sort === LITERAL) return this.literal(coder, given);
    const plug = this.plug(coder, side, sort, meant ?? { device: 0, port: undefined }, far);
    const device = this.devices[plug.device];
    if (!device) throw new Unreadable(DAMAGED);
    const port = typeof plug.port === 'number' ? device.ports?.[plug.port]?.id : plug.port;
    return { end: this.plugged(coder, given, device.id, port, device.kind), plug };
  }

  private plugged(
    coder: Coder,
    given: End,
    device: string,
    port: string | undefined,
    kind: string,
  ): Json {
    const keys = made(this.ends, `at ${kind}`, () => new Keys(this.shared, END_KEYS));
    const end = port === undefined ? { device } : { device, port };
    return keys.code(coder, given, end, END_ELSEWHERE);
  }

  /** A device or a port that is not in the drawing. */
  private literal(coder: Coder, given: End): { end: Json; plug: Plug | undefined } {
    const index = given.device === undefined ? undefined : this.indices.get(given.device);
    const named = this.dangling.code(coder, index ?? given.device);
    const port = this.ports.code(coder, given.port ?? null);
    const device = typeof named === 'number' ? this.devices[named] : undefined;
    const id = device?.id ?? named;
    if (typeof id !== 'string') throw new Unreadable(DAMAGED);
    const plug =
      device && typeof named === 'number' ? { device: named, port: undefined } : undefined;
    const name = port === null ? undefined : text(port);
    return { end: this.plugged(coder, given, id, name, device?.kind ?? ''), plug };
  }

  /** Nothing for an end that hangs loose; device -1 for one that is not there. */
  private plugOf({ device, port }: End): Plug | undefined {
    if (device === undefined) return undefined;
    const index = this.indices.get(device) ?? -1;
    if (port === undefined) return { device: index, port };
    const found = this.devices[index]?.ports?.findIndex(({ id }) => id === port) ?? -1;
    return { device: index, port: found < 0 ? port : found };
  }

  private sortOf({ device, port }: Plug, far: Plug | undefined): number {
    if (device < 0 || typeof port === 'string') return LITERAL;
    if (port !== undefined) return PORT;
    return this.neighbours(far).includes(device) ? NEIGHBOUR : DEVICE;
  }

  private plug(coder: Coder, side: Side, sort: number, meant: Plug, far: Plug | undefined): Plug {
    switch (sort) {
      case PORT: {
        const count = this.sockets.length;
        const socket = (this.firstSocket[meant.device] ?? 0) + Number(meant.port ?? 0);
        const skip = (socket - this.cursor + count) % (count || 1);
        const at = (this.cursor + side.skip.code(coder, skip, count)) % (count || 1);
        this.cursor = at + 1;
        return this.sockets[at] ?? { device: -1, port: undefined };
      }
      case NEIGHBOUR: {
        const near = this.neighbours(far);
        const subnet = this.subnetOf(far);
        const guess = this.alike.get(subnet ?? '');
        if (guess !== undefined && near.includes(guess)) {
          const bit = coder.bit(side.alike, meant.device === guess ? 1 : 0);
          if (bit === 1) return { device: guess, port: undefined };
        }
        const ranks = side.neighbour[Math.min(near.length, 4)];
        const rank = ranks?.code(coder, near.indexOf(meant.device), near.length - 1);
        const device = near[rank ?? 0] ?? -1;
        if (subnet !== undefined) this.alike.set(subnet, device);
        return { device, port: undefined };
      }
      case DEVICE: {
        const step = meant.device - this.lastDevice;
        this.lastDevice += side.device.codeSigned(coder, step);
        return { device: this.lastDevice, port: undefined };
      }
      default:
        throw new Unreadable(DAMAGED);
    }
  }

  /** The switches and the like in the same container as the other end. */
  private neighbours(far: Plug | undefined): readonly number[] {
    if (!far) return NONE;
    const device = this.devices[far.device];
    return this.switches.get(device?.in ?? far.device) ?? NONE;
  }

  private subnetOf(far: Plug | undefined): string | undefined {
    if (typeof far?.port !== 'number') return undefined;
    return this.devices[far.device]?.ports?.[far.port]?.subnet;
  }

  private kindAt(plug: Plug | undefined): string {
    return plug ? (this.devices[plug.device]?.kind ?? '') : '';
  }

  private sideName(far: Plug | undefined): string {
    if (!far) return '';
    return `${this.kindAt(far)} ${typeof far.port === 'number' ? Math.min(far.port, 2) : ''}`;
  }

  private kindColumn(): Column {
    return new Column(this.shared, { of: LINK_KINDS });
  }
}

const NONE: readonly number[] = [];
const UNKNOWN: End = {};

function made<T>(map: Map<string, T>, key: string, make: () => T): T {
  let value = map.get(key);
  if (value === undefined) map.set(key, (value = make()));
  return value;
}
