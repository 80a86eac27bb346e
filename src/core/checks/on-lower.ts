import { overlaps } from '../net/ip.ts';
import type { DeviceView, EndRef, View } from '../view/view.ts';
import { type Endpoint, inStack } from './endpoints.ts';
import { modeOf, type StandingMode } from './standing-mode.ts';

/** A cable that stands on a device instead of making it a port of a switch. */
export interface Standing extends StandingMode {
  readonly ref: EndRef;
  readonly far: NonNullable<EndRef['far']>;
}

const NONE: readonly Standing[] = [];

/** What stands on a network card of the host. */
export function standingOn({ kind, ends }: DeviceView): readonly Standing[] {
  if (kind.family !== 'lower') return NONE;
  return ends.flatMap((ref): Standing[] => {
    const { far, link } = ref;
    // VLANs take nothing but what has their tag; into a LAN it is only plugged.
    if (!far || far.at.kind.family === 'switch' || far.at.kind.family === 'lower') return [];
    if (far.at.kind.apart) return [];
    return [{ ref, far, ...modeOf(link) }];
  });
}

/** The addresses at the upper end. */
export function addressesOf({ far }: Standing, view: View): readonly Endpoint[] {
  return inStack(far.at.device.id, view).filter(({ port }) => port === far.end.port);
}

/** The first of `theirs` that is in a network of `own`. */
export function meets(own: readonly Endpoint[], theirs: readonly Endpoint[]): Endpoint | undefined {
  return theirs.find((there) => own.some((here) => overlaps(here.address, there.address)));
}
