/** Something to be placed: a device, a host with what is in it, a note, a loose plug. */
export interface Item {
  readonly id: string;
  readonly width: number;
  readonly height: number;
  /** Guests stand above switches, and cards of the host below them. */
  readonly tier: Tier;
  /** Its number among the items of its group, in the order of their names. */
  readonly rank: number;
}

export type Tier = 'above' | 'middle' | 'below';

/** A cable between two items; a port is a fraction of the item's width, from its left. */
export interface Tie {
  readonly a: Item;
  readonly b: Item;
  readonly portA: number;
  readonly portB: number;
}

/** The left upper corner of an item. */
export type Places = Map<string, readonly [x: number, y: number]>;

/** Placed items and the size of all of them together, from the origin. */
export interface Block {
  readonly places: Places;
  readonly width: number;
  readonly height: number;
}

/** One end of a tie as its item sees it. */
export interface Reach {
  readonly to: Item;
  readonly port: number;
  readonly portThere: number;
}

export function reachesOf(ties: readonly Tie[]): ReadonlyMap<Item, readonly Reach[]> {
  const reaches = new Map<Item, Reach[]>();
  const add = (item: Item, reach: Reach) => {
    const list = reaches.get(item);
    if (list) list.push(reach);
    else reaches.set(item, [reach]);
  };
  for (const { a, b, portA, portB } of ties) {
    add(a, { to: b, port: portA, portThere: portB });
    add(b, { to: a, port: portB, portThere: portA });
  }
  return reaches;
}
