import { kindOf } from '../devices/index.ts';
import { isPlugged } from '../model/topology.ts';
import type { Link, LinkEnd, Side, Topology } from '../model/topology.ts';
import type { Box, Facing } from './box.ts';
import { round } from './curve.ts';
import { createRouter, curved } from './route.ts';
import type { CableStyle, Route, Stop, Wire } from './route.ts';
import { chipPlace } from './chips.ts';

/** Where a cable ends on a device, from the device's top left corner. */
export interface Socket {
  readonly link: string;
  readonly side: Side;
  readonly kind: string;
  readonly port: string | undefined;
  readonly x: number;
  readonly y: number;
  readonly leaves: Facing;
}

export interface Cabling {
  readonly routes: ReadonlyMap<string, Route>;
  /** By device. */
  readonly sockets: ReadonlyMap<string, readonly Socket[]>;
}

/** Runs all cables between the boxes as they are now. */
export function cable(
  topology: Topology,
  boxes: ReadonlyMap<string, Box>,
  style?: CableStyle,
): Cabling {
  return createCabler()(topology, boxes, style ?? curved, false);
}

/** Runs them again and again; `moving` while something is dragged, which leaves most where they are. */
export function createCabler(): (
  topology: Topology,
  boxes: ReadonlyMap<string, Box>,
  style: CableStyle,
  moving: boolean,
) => Cabling {
  const route = createRouter();
  return (topology, boxes, style, moving) => {
    const wires = wiresOf(topology, boxes);
    const obstacles = topology.devices
      .filter((device) => !kindOf(device).container)
      .flatMap(({ id }) => boxes.get(id) ?? []);
    const routes = new Map(route(wires, style, obstacles, moving).map((one) => [one.id, one]));
    return { routes, sockets: socketsOf(topology.links, routes, boxes) };
  };
}

function wiresOf(topology: Topology, boxes: ReadonlyMap<string, Box>): readonly Wire[] {
  const devices = new Map<string, Topology['devices'][number]>(
    topology.devices.map((device) => [device.id, device]),
  );
  const stopOf = (end: LinkEnd): Stop | undefined => {
    if (!isPlugged(end)) return { box: { x: end.at[0], y: end.at[1], width: 0, height: 0 } };
    const box = boxes.get(end.device);
    const device = devices.get(end.device);
    if (!box || !device) return undefined;
    const portX = end.port === undefined ? undefined : chipPlace(device, end.port);
    return { box, device: end.device, ...(portX === undefined ? {} : { portX }) };
  };
  const wires: Wire[] = [];
  for (const { id, a, b } of topology.links) {
    const from = stopOf(a);
    const to = stopOf(b);
    if (from && to) wires.push({ id, a: from, b: to });
  }
  return wires;
}

function socketsOf(
  links: readonly Link[],
  routes: ReadonlyMap<string, Route>,
  boxes: ReadonlyMap<string, Box>,
): ReadonlyMap<string, readonly Socket[]> {
  const sockets = new Map<string, Socket[]>();
  for (const link of links) {
    const route = routes.get(link.id);
    if (!route) continue;
    for (const side of ['a', 'b'] as const) {
      const end = link[side];
      const box = isPlugged(end) ? boxes.get(end.device) : undefined;
      if (!box || !isPlugged(end)) continue;
      const { x, y, leaves } = route[side];
      const socket: Socket = {
        link: link.id,
        side,
        kind: link.kind,
        port: end.port,
        x: round(x - box.x),
        y: round(y - box.y),
        leaves,
      };
      const list = sockets.get(end.device);
      if (list) list.push(socket);
      else sockets.set(end.device, [socket]);
    }
  }
  return sockets;
}
