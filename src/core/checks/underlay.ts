import { linkKindOf } from '../links/index.ts';
import type { DeviceId } from '../model/ids.ts';
import type { Link, PluggedEnd } from '../model/topology.ts';
import { contains, type Family, type InterfaceAddress, isEndpoint, parseIp } from '../net/ip.ts';
import type { CableRef, DeviceView, View } from '../view/view.ts';
import { inStack } from './endpoints.ts';
import { isWire } from './switch-cables.ts';

/** The addresses by which the two hosts of a tunnel reach each other. */
export interface Underlay {
  readonly family: Family;
  /** Absent where the routes to the other end say it. */
  readonly a: string | undefined;
  readonly b: string | undefined;
}

type Ip = NonNullable<ReturnType<typeof parseIp>>;

/** Which of so many it would be is never plain; what is looked through grows with their square. */
const MOST_ADDRESSES = 64;

interface Known {
  /** By hosts and typed addresses. */
  readonly underlays: Map<string, Underlay | undefined>;
  readonly reached: Map<string, readonly Reached[]>;
  readonly cables: ReadonlyMap<Link, CableRef>;
}

const KNOWN = new WeakMap<View, Known>();

function knownOf(view: View): Known {
  const known = KNOWN.get(view) ?? {
    underlays: new Map(),
    reached: new Map(),
    cables: new Map(view.cables.map((cable) => [cable.link, cable])),
  };
  KNOWN.set(view, known);
  return known;
}

/**
 * As typed; the others are those of the network that both hosts are on with a card, where it is
 * one alone, or the only one by a wire that is drawn. Towards a LAN it may be left to the routes.
 */
export function underlayOf({ a, b, ends }: CableRef, view: View): Underlay | undefined {
  const typed = [localOf(ends.a), localOf(ends.b)] as const;
  const key = [a.host, typed[0]?.address, b.host, typed[1]?.address].join(' ');
  const { underlays } = knownOf(view);
  if (!underlays.has(key)) {
    const [here, there] = [addressesOf(a, typed[0], view), addressesOf(b, typed[1], view)];
    underlays.set(
      key,
      b.kind.apart
        ? towards(b, typed[1], here)
        : a.kind.apart
          ? flipped(towards(a, typed[0], there))
          : between(here, there),
    );
  }
  return underlays.get(key);
}

/** From a host to an address in a LAN: `a` is the host. */
function towards(
  lan: DeviceView,
  remote: Ip | undefined,
  all: readonly Reached[],
): Underlay | undefined {
  if (!remote) return undefined;
  const { family, address: b } = remote;
  const typed = all.find(({ ip }) => !('prefix' in ip));
  if (typed) return typed.ip.family === family ? { family, a: typed.ip.address, b } : undefined;
  const fitting = all.filter(({ ip }) => ip.family === family && isEndpoint(ip));
  const near = fitting.filter(({ ip, wires }) => wires.includes(lan) || meet(ip, remote));
  const there = some(near, ({ wires }) => wires.includes(lan));
  const [found, ...more] = some(there, ({ ip }) => meet(ip, remote));
  return { family, a: more.length === 0 ? found?.ip.address : undefined, b };
}

function flipped(found: Underlay | undefined): Underlay | undefined {
  return found && { ...found, a: found.b, b: found.a };
}

function between(all: readonly Reached[], others: readonly Reached[]): Underlay | undefined {
  const pairs = all.flatMap((here) =>
    others
      .filter((there) => meet(here.ip, there.ip))
      .map((there) => ({
        underlay: { family: here.ip.family, a: here.ip.address, b: there.ip.address },
        wired: here.wires.some((link) => there.wires.includes(link)),
      })),
  );
  const near = some(pairs, ({ wired }) => wired);
  // Where both families fit, the older one costs less of each packet.
  const [found, ...more] = some(near, ({ underlay }) => underlay.family === 4);
  return more.length === 0 ? found?.underlay : undefined;
}

/** Those that are so, or all where none is. */
function some<T>(all: readonly T[], test: (one: T) => boolean): readonly T[] {
  const found = all.filter(test);
  return found.length > 0 ? found : all;
}

/** Bytes that a tunnel takes from what it carries; 0 of any other link. */
export function overheadOf(link: Link, view: View): number {
  const { overhead } = linkKindOf(link);
  if (!overhead) return 0;
  const cable = knownOf(view).cables.get(link);
  return overhead(link, (cable && underlayOf(cable, view)?.family) ?? 4);
}

export function tunnelType({ type }: Link): string {
  return typeof type === 'string' ? type : 'vxlan';
}

/** Both as typed. */
export function familiesMix({ ends }: CableRef): boolean {
  const [one, other] = [localOf(ends.a), localOf(ends.b)];
  return one !== undefined && other !== undefined && one.family !== other.family;
}

function localOf({ local }: PluggedEnd): Ip | undefined {
  return local === undefined ? undefined : parseIp(local);
}

export function meet(here: Ip | InterfaceAddress, there: Ip | InterfaceAddress): boolean {
  if (here.family !== there.family || here.value === there.value) return false;
  if ('prefix' in here)
    return contains(here, there) && (!('prefix' in there) || here.prefix === there.prefix);
  return !('prefix' in there) || contains(there, here);
}

/** An address of a host, and the wires and LANs that are drawn at the cards it is reached by. */
interface Reached {
  readonly ip: Ip | InterfaceAddress;
  readonly wires: readonly Joining[];
}

type Joining = Link | DeviceView;

/** The addresses that a host has on its network cards. */
export function cardAddresses(host: string, view: View): readonly InterfaceAddress[] {
  const all = addressesOf({ host: host as DeviceId }, undefined, view);
  return all.flatMap(({ ip }) => ('prefix' in ip ? [ip] : []));
}

/** What is typed, else what the host has on its network cards, by way of switches too. */
function addressesOf(
  { host }: Pick<DeviceView, 'host'>,
  typed: Ip | undefined,
  view: View,
): readonly Reached[] {
  if (typed) return [{ ip: typed, wires: [] }];
  const { reached } = knownOf(view);
  const known = reached.get(host ?? '') ?? addressesOn(host ?? '', view);
  reached.set(host ?? '', known);
  return known.length > MOST_ADDRESSES ? [] : known;
}

function addressesOn(host: string, view: View): readonly Reached[] {
  const behind = new Map<DeviceView, readonly DeviceView[]>();
  return inStack(host, view).flatMap(({ on, item, port, address }) => {
    const far = item === undefined ? on : on.ends.find(({ end }) => end.port === port)?.far?.at;
    if (!far || address.special) return [];
    const cards = behind.get(far) ?? cardsOf(far);
    behind.set(far, cards);
    return cards.length === 0 ? [] : [{ ip: address, wires: wiresOf(far, cards) }];
  });
}

/** A network card of the host, or those that are ports of a switch. */
function cardsOf(at: DeviceView): readonly DeviceView[] {
  const near = at.kind.family === 'lower' ? [at] : at.ends.flatMap(({ far }) => far?.at ?? []);
  // A dummy leads nowhere.
  return near.filter(({ device, kind }) => kind.family === 'lower' && device.kind !== 'dummy');
}

const WIRES = new WeakMap<DeviceView, readonly Joining[]>();

function wiresOf(at: DeviceView, cards: readonly DeviceView[]): readonly Joining[] {
  const known =
    WIRES.get(at) ??
    cards.flatMap(({ ends }) =>
      ends.flatMap(({ link, far }) => {
        if (!isWire(link)) return [];
        return far?.at.kind.apart ? far.at : link;
      }),
    );
  WIRES.set(at, known);
  return known;
}
