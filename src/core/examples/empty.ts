import type { Topology } from '../model/topology.ts';

export function emptyTopology(name: string): Topology {
  return { version: 1, name, devices: [], links: [], notes: [] };
}
