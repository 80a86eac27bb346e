import { isPlugged, kindOf, ownPorts } from '../../../core/index.ts';
import type {
  Device,
  DeviceId,
  Family,
  Link,
  LinkEnd,
  Note,
  Topology,
} from '../../../core/index.ts';

/** One line of the outline: a device, a cable at one of its ends, a free port or a note. */
export type Row = Position &
  (
    | { readonly what: 'device'; readonly device: Device }
    | {
        readonly what: 'cable';
        readonly link: Link;
        /** Of the device that it stands under; none for a cable with both ends loose. */
        readonly port: string | undefined;
        /** Where it goes. */
        readonly far: LinkEnd;
      }
    | { readonly what: 'port'; readonly device: Device; readonly port: string }
    | { readonly what: 'note'; readonly note: Note }
  );

interface Position {
  /** Unique, though a cable stands under both of its devices. */
  readonly key: string;
  /** 1 for what stands in nothing. */
  readonly level: number;
  readonly parent: string | undefined;
  /** Which of its siblings it is, from 1, and of how many. */
  readonly place: number;
  readonly of: number;
  /** Undefined where nothing is inside. */
  readonly open: boolean | undefined;
}

type Bare = Row extends infer R ? (R extends Row ? Omit<R, keyof Position> : never) : never;
type Cable = Extract<Bare, { readonly what: 'cable' }>;

/** As the outline is read: what joins before what is joined. */
const ORDER: Readonly<Record<Family, number>> = { switch: 0, lower: 1, outside: 2, stack: 3 };

/** What the outline shows; `toggled` holds the keys that are not as they begin: hosts open, all else closed. */
export function rowsOf(topology: Topology, toggled: ReadonlySet<string>): readonly Row[] {
  const inside = contentsOf(topology);
  const cables = cablesOf(topology);
  const rows: Row[] = [];

  function add(items: readonly (readonly [key: string, row: Bare])[], above: Row | undefined) {
    items.forEach(([key, bare], index) => {
      const children = bare.what === 'device' ? childrenOf(bare.device) : [];
      const container = bare.what === 'device' && kindOf(bare.device).container === true;
      const open = children.length > 0 ? container !== toggled.has(key) : undefined;
      const row: Row = {
        ...bare,
        key,
        level: (above?.level ?? 0) + 1,
        parent: above?.key,
        place: index + 1,
        of: items.length,
        open,
      };
      rows.push(row);
      if (open) add(children, row);
    });
  }

  function childrenOf(device: Device): readonly (readonly [string, Bare])[] {
    const plugged = cables.get(device.id) ?? [];
    const used = new Set(plugged.map(([, cable]) => cable.port));
    const ports = ownPorts(device)
      .filter(({ id }) => !used.has(id))
      .map(({ id }) => [portKey(device.id, id), { what: 'port', device, port: id }] as const);
    return [...plugged, ...ports, ...sorted(inside.get(device.id) ?? [])];
  }

  const loose = topology.links.filter(({ a, b }) => !isPlugged(a) && !isPlugged(b));
  add(
    [
      ...sorted(inside.get(undefined) ?? []),
      ...loose.map(
        (link) => [link.id, { what: 'cable', link, port: undefined, far: link.b }] as const,
      ),
      ...topology.notes.map((note) => [note.id, { what: 'note', note }] as const),
    ],
    undefined,
  );
  return rows;
}

/** What names a container that is not there stands in nothing. */
function contentsOf({ devices }: Topology): ReadonlyMap<string | undefined, readonly Device[]> {
  const known = new Set<string>(devices.map(({ id }) => id));
  const contents = new Map<string | undefined, Device[]>();
  for (const device of devices) {
    const container = device.in !== undefined && known.has(device.in) ? device.in : undefined;
    const list = contents.get(container);
    if (list) list.push(device);
    else contents.set(container, [device]);
  }
  return contents;
}

function sorted(devices: readonly Device[]): readonly (readonly [string, Bare])[] {
  return devices
    .toSorted(
      (a, b) =>
        ORDER[kindOf(a).family] - ORDER[kindOf(b).family] ||
        a.name.localeCompare(b.name, 'en', { numeric: true }),
    )
    .map((device) => [device.id, { what: 'device', device }] as const);
}

function cablesOf({ links }: Topology): ReadonlyMap<string, readonly (readonly [string, Cable])[]> {
  const found = new Map<string, (readonly [string, Cable])[]>();
  for (const link of links) {
    for (const [near, far] of [
      [link.a, link.b],
      [link.b, link.a],
    ] as const) {
      if (!isPlugged(near)) continue;
      const bare: Cable = { what: 'cable', link, port: near.port, far };
      const entry = [cableKey(near.device, link.id), bare] as const;
      const here = found.get(near.device);
      if (here) here.push(entry);
      else found.set(near.device, [entry]);
    }
  }
  return found;
}

const cableKey = (device: DeviceId, link: string): string => `${device}/${link}`;
const portKey = (device: DeviceId, port: string): string => `${device}:${port}`;

/** What is selected where this row is; a free port is a part of its device. */
export function idOf(row: Row): string {
  if (row.what === 'cable') return row.link.id;
  return row.what === 'note' ? row.note.id : row.device.id;
}

/** The row of a thing, and what has to be toggled so that it is seen. */
export function findRow(
  topology: Topology,
  toggled: ReadonlySet<string>,
  id: string,
): { readonly key: string; readonly toggled: ReadonlySet<string> } {
  const link = topology.links.find((one) => one.id === id);
  const end = link && [link.a, link.b].find(isPlugged);
  const next = new Set(toggled);
  let above = deviceOf(topology, end?.device ?? deviceOf(topology, id)?.in);
  for (let depth = 0; above && depth < 8; depth += 1) {
    if (kindOf(above).container) next.delete(above.id);
    else next.add(above.id);
    above = deviceOf(topology, above.in);
  }
  return { key: end ? cableKey(end.device, id) : id, toggled: next };
}

function deviceOf({ devices }: Topology, id: string | undefined): Device | undefined {
  return id === undefined ? undefined : devices.find((device) => device.id === id);
}
