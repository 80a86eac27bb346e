import type { Link, PluggedEnd, Side } from '../model/topology.ts';
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

/** A cable between switches, and the bonds that are their ports for it. */
export interface SwitchCable extends CableRef {
  readonly bonds: { readonly [side in Side]?: DeviceView | undefined };
}

const KNOWN = new WeakMap<View, readonly SwitchCable[]>();
const NONE = {};

/**
 * The cables between switches. A wire between network cards counts as one between the switches
 * that these are ports of, with the VLANs of the ports; a LAN, and a card that is no port, stand for
 * themselves.
 */
export function switchCables(view: View): readonly SwitchCable[] {
  const known = KNOWN.get(view);
  if (known) return known;
  const found = view.cables.flatMap((cable) => {
    const { link, a, b, ends } = cable;
    if (a.kind.family === 'switch' && b.kind.family === 'switch')
      return [{ ...cable, bonds: NONE }];
    if (!isWire(link)) return [];
    const [one, other] = [behind(a, ends.a), behind(b, ends.b)];
    const bonds = { a: bondOf(a), b: bondOf(b) };
    return [{ ...cable, a: one.at, b: other.at, ends: { a: one.end, b: other.end }, bonds }];
  });
  KNOWN.set(view, found);
  return found;
}

function bondOf({ ends }: DeviceView): DeviceView | undefined {
  return ends.find(({ far }) => far?.at.kind.roles.includes('bond'))?.far?.at;
}

function behind(card: DeviceView, end: PluggedEnd): At {
  // What a tunnel leads to in a LAN is not on its wires.
  const port = card.kind.apart ? undefined : (bondOf(card) ?? card).ends.find(isPort);
  return port?.far ?? { at: card, end };
}
