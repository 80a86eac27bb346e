import type { Link, PluggedEnd } from '../model/topology.ts';
import type { CableRef, DeviceView, View } from '../view/view.ts';
import { isPort } from './port-of.ts';

interface At {
  readonly at: DeviceView;
  readonly end: PluggedEnd;
}

/** What joins the physical ports of two cards. */
export function isWire({ kind }: Link): boolean {
  return kind === 'wire';
}

const KNOWN = new WeakMap<View, readonly CableRef[]>();

/**
 * The cables between switches. A wire between network cards counts as one between the switches
 * that these are ports of, with the VLANs of the ports; a LAN, and a card that is no port, stand for
 * themselves.
 */
export function switchCables(view: View): readonly CableRef[] {
  const known = KNOWN.get(view);
  if (known) return known;
  const found = view.cables.flatMap((cable) => {
    const { link, a, b, ends } = cable;
    if (a.kind.family === 'switch' && b.kind.family === 'switch') return [cable];
    if (!isWire(link)) return [];
    const [one, other] = [behind(a, ends.a), behind(b, ends.b)];
    return [{ ...cable, a: one.at, b: other.at, ends: { a: one.end, b: other.end } }];
  });
  KNOWN.set(view, found);
  return found;
}

function behind(card: DeviceView, end: PluggedEnd): At {
  // What a tunnel leads to in a LAN is not on its wires.
  const port = card.kind.apart ? undefined : card.ends.find(isPort);
  return port?.far ?? { at: card, end };
}
