import type { Anchor } from '../diagnostics/diagnostic.ts';
import { overlaps } from '../net/ip.ts';
import type { DeviceView, EndRef, View } from '../view/view.ts';
import { type Endpoint, inStack } from './endpoints.ts';
import { isFunction } from './deals-functions.ts';
import { isPort } from './port-of.ts';
import { poolGuests } from './pool-guests.ts';
import { modeOf, type StandingMode } from './standing-mode.ts';
import { standsOn } from './stands-on.ts';

/** What says how those on one card reach each other. */
type Says = Extract<Anchor, { readonly on: 'device' | 'link' }>;

/** A cable that stands on a device instead of making it a port of a switch. */
export interface Standing extends StandingMode {
  readonly ref: EndRef;
  readonly far: NonNullable<EndRef['far']>;
  readonly says: Says;
}

const NONE: readonly Standing[] = [];

/** What stands on a network card of the host. */
export function standingOn({ kind, ends }: DeviceView): readonly Standing[] {
  if (kind.family !== 'lower') return NONE;
  return ends.flatMap((ref): Standing[] => {
    const { far, link } = ref;
    // VLANs take nothing but what has their tag; into a LAN it is only plugged.
    if (!far || isPort(ref) || far.at.kind.family === 'lower' || far.at.kind.apart) return [];
    // The host keeps a card whose functions it lends.
    if (isFunction(ref)) return [];
    // The mode of those in a network is that of the network.
    const inNetwork = far.at.kind.family === 'switch';
    const says = inNetwork
      ? ({ on: 'device', id: far.at.device.id } as const)
      : ({ on: 'link', id: link.id } as const);
    return [{ ref, far, ...modeOf(inNetwork ? far.at.device : link), says }];
  });
}

/** The upper ends: of a network that has no other card those of its guests. */
export function membersOf({ far }: Standing): readonly Standing['far'][] {
  if (far.at.kind.family !== 'switch') return [far];
  if (standsOn(far.at).length > 1) return [];
  return poolGuests(far.at).flatMap((guest) => guest.far ?? []);
}

/** The addresses at the upper end. */
export function addressesOf({ far }: Pick<Standing, 'far'>, view: View): readonly Endpoint[] {
  return inStack(far.at.device.id, view).filter(({ port }) => port === far.end.port);
}

/** The first of `theirs` that is in a network of `own`. */
export function meets(own: readonly Endpoint[], theirs: readonly Endpoint[]): Endpoint | undefined {
  return theirs.find((there) => own.some((here) => overlaps(here.address, there.address)));
}
