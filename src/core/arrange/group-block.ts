import { noteSizeOf, sizeOf } from '../edit/geometry.ts';
import type { Size } from '../model/topology.ts';
import { DisjointSets } from '../util/disjoint-sets.ts';
import { type Group, plugId } from './groups.ts';
import type { Block, Item, Tie } from './item.ts';
import { byName } from './natural.ts';
import { pack } from './pack.ts';
import { tiersOf } from './tier-of.ts';
import { tiers } from './tiers.ts';

/** Of the plug of a loose end. */
export const PLUG = 24;

/** What stands in one container: what is cabled together in tiers, and these packed. */
export function blockOf(group: Group, sizes: ReadonlyMap<string, Size>, gap: number): Block {
  const items = itemsOf(group, sizes);
  const ties = tiesOf(group, items);
  const tied = new DisjointSets();
  for (const { a, b } of ties) tied.join(a.id, b.id);
  const parts = new Map<string, { readonly items: Item[]; readonly ties: Tie[] }>();
  const partOf = ({ id }: Item) => {
    const key = tied.find(id);
    const part = parts.get(key) ?? { items: [], ties: [] };
    parts.set(key, part);
    return part;
  };
  for (const item of items.values()) partOf(item).items.push(item);
  for (const tie of ties) partOf(tie.a).ties.push(tie);
  return pack(
    [...parts.values()].map((part) => tiers(part.items, part.ties)),
    gap,
  );
}

function itemsOf(
  { devices, cables, notes }: Group,
  sizes: ReadonlyMap<string, Size>,
): ReadonlyMap<string, Item> {
  const items = new Map<string, Item>();
  const put = (id: string, [width, height]: Size, tier: Item['tier']) =>
    items.set(id, { id, width, height, tier, rank: items.size });
  const rows = tiersOf(cables, devices);
  for (const device of devices.toSorted(byName)) {
    const size = device.collapsed ? undefined : sizes.get(device.id);
    put(device.id, size ?? sizeOf(device), rows.get(device.id) ?? 'above');
  }
  for (const { link, a, b } of cables) {
    for (const [side, end, other] of [['a', a, b] as const, ['b', b, a] as const]) {
      if (end.member !== undefined) continue;
      const peer = other.member === undefined ? undefined : items.get(other.member);
      put(plugId(link, side), [PLUG, PLUG], peer?.tier === 'middle' ? 'below' : 'middle');
    }
  }
  // A box goes where what it holds goes.
  for (const note of notes) if (!note.size) put(note.id, noteSizeOf(note), 'above');
  return items;
}

function tiesOf({ cables }: Group, items: ReadonlyMap<string, Item>): Tie[] {
  return cables.flatMap(({ link, a, b }): Tie[] => {
    const from = items.get(a.member ?? plugId(link, 'a'));
    const to = items.get(b.member ?? plugId(link, 'b'));
    if (!from || !to || from === to) return [];
    return [{ a: from, b: to, portA: a.port, portB: b.port }];
  });
}
