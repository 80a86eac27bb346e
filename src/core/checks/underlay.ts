import { linkKindOf } from '../links/index.ts';
import type { Link, PluggedEnd } from '../model/topology.ts';
import { contains, type Family, type InterfaceAddress, parseIp } from '../net/ip.ts';
import type { CableRef, DeviceView, View } from '../view/view.ts';
import { inStack } from './endpoints.ts';
import { isWire } from './switch-cables.ts';

/** The addresses by which the two hosts of a tunnel reach each other. */
export interface Underlay {
  readonly family: Family;
  readonly a: string;
  readonly b: string;
}

type Ip = NonNullable<ReturnType<typeof parseIp>>;

/**
 * As typed; the others are those of the network that both hosts are on with a card, where it is
 * one alone, or the only one by a wire that is drawn.
 */
export function underlayOf({ a, b, ends }: CableRef, view: View): Underlay | undefined {
  const typed = [localOf(ends.a), localOf(ends.b)] as const;
  const pairs = addressesOf(a, typed[0], view).flatMap((here) =>
    addressesOf(b, typed[1], view)
      .filter((there) => meet(here.ip, there.ip))
      .map((there) => ({
        underlay: { family: here.ip.family, a: here.ip.address, b: there.ip.address },
        wired: here.wires.some((link) => there.wires.includes(link)),
      })),
  );
  const near = some(pairs, ({ wired }) => wired);
  // Where both families fit, the older one costs less of each packet.
  const [found, ...others] = some(near, ({ underlay }) => underlay.family === 4);
  return others.length === 0 ? found?.underlay : undefined;
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
  const cable = view.cables.find((one) => one.link === link);
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

function meet(here: Ip | InterfaceAddress, there: Ip | InterfaceAddress): boolean {
  if (here.family !== there.family || here.value === there.value) return false;
  if ('prefix' in here)
    return contains(here, there) && (!('prefix' in there) || here.prefix === there.prefix);
  return !('prefix' in there) || contains(there, here);
}

/** An address of a host, and the wires that are drawn at the cards it is reached by. */
interface Reached {
  readonly ip: Ip | InterfaceAddress;
  readonly wires: readonly Link[];
}

/** What is typed, else what the host has on its network cards, by way of switches too. */
function addressesOf({ host }: DeviceView, typed: Ip | undefined, view: View): readonly Reached[] {
  if (typed) return [{ ip: typed, wires: [] }];
  return inStack(host ?? '', view).flatMap(({ on, item, port, address }) => {
    const far = item === undefined ? on : on.ends.find(({ end }) => end.port === port)?.far?.at;
    const cards = far ? cardsOf(far) : [];
    if (cards.length === 0 || address.special) return [];
    return [{ ip: address, wires: cards.flatMap(wiresOf) }];
  });
}

/** A network card of the host, or those that are ports of a switch. */
function cardsOf(at: DeviceView): readonly DeviceView[] {
  const near = at.kind.family === 'lower' ? [at] : at.ends.flatMap(({ far }) => far?.at ?? []);
  // A dummy leads nowhere.
  return near.filter(({ device, kind }) => kind.family === 'lower' && device.kind !== 'dummy');
}

function wiresOf({ ends }: DeviceView): readonly Link[] {
  return ends.map(({ link }) => link).filter(isWire);
}
