import { linkKindOf } from '../links/index.ts';
import type { Link, PluggedEnd } from '../model/topology.ts';
import { contains, type Family, type InterfaceAddress, parseIp } from '../net/ip.ts';
import type { CableRef, DeviceView, View } from '../view/view.ts';
import { inStack } from './endpoints.ts';

/** The addresses by which the two hosts of a tunnel reach each other. */
export interface Underlay {
  readonly family: Family;
  readonly a: string;
  readonly b: string;
}

type Ip = NonNullable<ReturnType<typeof parseIp>>;

/** As typed; the others are those of the network that both hosts are on with a card, where it is one alone. */
export function underlayOf({ a, b, ends }: CableRef, view: View): Underlay | undefined {
  const typed = [localOf(ends.a), localOf(ends.b)] as const;
  const pairs = addressesOf(a, typed[0], view).flatMap((here) =>
    addressesOf(b, typed[1], view)
      .filter((there) => meet(here, there))
      .map((there) => ({ family: here.family, a: here.address, b: there.address })),
  );
  const old = pairs.filter(({ family }) => family === 4);
  // Where both families fit, the older one costs less of each packet.
  const [found, ...others] = old.length > 0 ? old : pairs;
  return others.length === 0 ? found : undefined;
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

/** What is typed, else what the host has on its network cards, by way of switches too. */
function addressesOf(
  { host }: DeviceView,
  typed: Ip | undefined,
  view: View,
): readonly (Ip | InterfaceAddress)[] {
  if (typed) return [typed];
  return inStack(host ?? '', view).flatMap(({ on, item, port, address }) => {
    const far = item === undefined ? on : on.ends.find(({ end }) => end.port === port)?.far?.at;
    return far && !address.special && isOnWire(far) ? [address] : [];
  });
}

/** A network card of the host, or a switch that has one as a port. */
function isOnWire({ kind, ends }: DeviceView): boolean {
  return kind.family === 'lower' || ends.some(({ far }) => far?.at.kind.family === 'lower');
}
