import type { Device } from '../model/topology.ts';
import { DisjointSets } from '../util/disjoint-sets.ts';
import type { CableRef, DeviceView, View } from '../view/view.ts';
import { type SwitchCable, switchCables } from './switch-cables.ts';

export interface Ring {
  /** The cable that closes it. */
  readonly closing: string;
  /** The switches on it, and the names of these and of the LANs. */
  readonly switches: readonly Device[];
  readonly names: readonly string[];
}

/** Two access ports join one VLAN of each switch only; other cables may carry anything. */
function nodesOf({ a, b, ends }: CableRef): [string, string] {
  const [one, two] = [ends.a.vlan, ends.b.vlan];
  if (one?.mode === 'access' && two?.mode === 'access') {
    return [`${a.device.id}/${one.tag}`, `${b.device.id}/${two.tag}`];
  }
  return [a.device.id, b.device.id];
}

/** From one node to another, and the ports of both. */
interface Step {
  readonly to: string;
  readonly out: string;
  readonly into: string;
}

/** The ports at both ends: a bond is one, whichever of its cards the wire is in. */
function portsOf({ link, bonds }: SwitchCable): readonly [string, string] {
  return [bonds.a?.device.id ?? `${link.id}.a`, bonds.b?.device.id ?? `${link.id}.b`];
}

/** The shortest way of a frame that leaves by one port and comes back by another; none leaves by where it came in. */
function path(
  from: Step,
  home: string,
  steps: ReadonlyMap<string, readonly Step[]>,
): string[] | undefined {
  const before = new Map<Step, Step>();
  const seen = new Set<string>();
  const queue = [from];
  for (const last of queue) {
    if (last.to === home && last.into !== from.out) {
      const way: string[] = [];
      for (let step: Step | undefined = last; step; step = before.get(step)) way.push(step.to);
      return way.reverse();
    }
    for (const next of steps.get(last.to) ?? []) {
      const key = `${next.to} ${next.into}`;
      if (next.out === last.into || seen.has(key)) continue;
      seen.add(key);
      before.set(next, last);
      queue.push(next);
    }
  }
  return undefined;
}

/** A LAN hands on what comes in by any of its wires. */
function carries({ kind }: DeviceView): boolean {
  return kind.family === 'switch' || kind.apart === true;
}

/** Rings of switches: one for each cable that closes one with those before it. */
export function rings(view: View): Ring[] {
  const joined = new DisjointSets();
  const steps = new Map<string, Step[]>();
  const found: Ring[] = [];
  const closing = new Set<string>();
  const cables = switchCables(view).filter(
    ({ a, b, join }) => join && carries(a) && carries(b) && a.device !== b.device,
  );
  const bonded = ({ bonds }: SwitchCable): boolean => (bonds.a ?? bonds.b) !== undefined;
  // What is no bond's closes a ring wherever there is a way: what a bond closes is looked for last.
  for (const cable of [...cables.filter((one) => !bonded(one)), ...cables.filter(bonded)]) {
    const [x, y] = nodesOf(cable);
    const [out, into] = portsOf(cable);
    // What is said of a bond is said once.
    if (closing.has(out) || closing.has(into)) continue;
    const step = { to: y, out, into };
    const way = joined.join(x, y) ? undefined : path(step, x, steps);
    if (way) {
      closing.add(out).add(into);
      const ids = new Set(way.map((node) => node.split('/')[0] ?? node));
      const members = [...ids].map((id) => view.device(id)).filter((one) => one !== undefined);
      const switches = members.filter(({ kind }) => kind.family === 'switch');
      found.push({
        closing: cable.link.id,
        switches: switches.map(({ device }) => device),
        names: members.map(({ device }) => device.name),
      });
      continue;
    }
    steps.set(x, [...(steps.get(x) ?? []), step]);
    steps.set(y, [...(steps.get(y) ?? []), { to: x, out: into, into: out }]);
  }
  return found;
}
