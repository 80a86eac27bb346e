import { linkKindOf } from '../links/index.ts';
import { hash32 } from '../util/hash.ts';
import type { View } from '../view/view.ts';

/** Above the ports of well-known services, below those that Linux gives to clients (ip_local_port_range). */
const FIRST = 20_000;
const COUNT = 10_000;

/**
 * The first port of 127.0.0.1 of each link that has some: the pinned one, else
 * one that follows from the name of the drawing and the link's id. No two links
 * of a host have a port in common unless both were pinned so.
 */
export function assignPorts(view: View): ReadonlyMap<string, number> {
  const given = new Map<string, number>();
  const taken = new Map<string, Set<number>>();
  /** Of those that are given here. */
  const usedOn = (host: string | undefined): Set<number> => {
    const used = taken.get(host ?? '') ?? new Set<number>();
    taken.set(host ?? '', used);
    return used;
  };
  for (const { link, a } of view.cables)
    for (const { port } of linkKindOf(link).forwards?.(link) ?? []) reserve(usedOn(a.host), port);
  const wanting = view.cables.flatMap(({ link, a }) => {
    const size = linkKindOf(link).loopback?.(link)?.count;
    if (size === undefined) return [];
    const used = usedOn(a.host);
    const pinned = link['port'];
    if (typeof pinned !== 'number') return [{ id: link.id, size, used }];
    given.set(link.id, pinned);
    for (let i = 0; i < size; i++) reserve(used, pinned + i);
    return [];
  });
  for (const { id, size, used } of wanting) {
    const ports = freePorts(`${view.topology.name}/${id}`, size, used);
    given.set(id, ports[0] ?? FIRST);
    for (const port of ports) used.add(port);
  }
  return given;
}

function reserve(used: Set<number>, port: number): void {
  if (port >= FIRST && port < FIRST + COUNT) used.add(port);
}

/** Where a host has none left, those that the hash says: QEMU will say so. */
function freePorts(seed: string, size: number, used: ReadonlySet<number>): number[] {
  const slots = Math.floor(COUNT / size);
  const start = hash32(seed) % slots;
  const at = (slot: number): number[] =>
    Array.from({ length: size }, (_, i) => FIRST + ((start + slot) % slots) * size + i);
  for (let slot = 0; slot < slots && used.size < COUNT; slot++) {
    const ports = at(slot);
    if (!ports.some((port) => used.has(port))) return ports;
  }
  return at(0);
}
