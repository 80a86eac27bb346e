import { kindOf } from '../../../core/index.ts';
import type { Topology } from '../../../core/index.ts';

const cache = new WeakMap<Topology, ReadonlyMap<string, string>>();

/** By id, for labels that name the switch. */
export function switchNames(topology: Topology): ReadonlyMap<string, string> {
  const known = cache.get(topology);
  if (known) return known;
  const names = new Map<string, string>(
    topology.devices
      .filter((device) => kindOf(device).family === 'switch')
      .map(({ id, name }) => [id, name]),
  );
  cache.set(topology, names);
  return names;
}
