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
 * themselves. A bond hands nothing from one of its cards to another: the first wire counts.
 */
export function switchCables(view: View): readonly CableRef[] {
  const known = KNOWN.get(view);
  if (known) return known;
  const bonds = new Set<DeviceView>();
  const found = view.cables.flatMap((cable) => {
    const { link, a, b, ends } = cable;
    if (a.kind.family === 'switch' && b.kind.family === 'switch') return [cable];
    if (!isWire(link)) return [];
    const through = [a, b].flatMap((card) => bondOf(card) ?? []);
    if (through.some((bond) => bonds.has(bond))) return [];
    for (const bond of through) bonds.add(bond);
    const [one, other] = [behind(a, ends.a), behind(b, ends.b)];
    return [{ ...cable, a: one.at, b: other.at, ends: { a: one.end, b: other.end } }];
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
