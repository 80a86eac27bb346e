import { isDeviceKind, kindOf } from '../devices/index.ts';
import type { DeviceKind } from '../devices/kind.ts';
import { type Join, joinAs } from '../links/index.ts';
import type { DeviceId } from '../model/ids.ts';
import {
  type Device,
  isPlugged,
  type Link,
  type PluggedEnd,
  type Side,
  type Topology,
} from '../model/topology.ts';
import { compareText } from '../util/compare.ts';

/** A device with what the drawing says about it. */
export interface DeviceView {
  /** Its place among the devices of the view. */
  readonly index: number;
  readonly device: Device;
  readonly kind: DeviceKind;
  /** The host it stands in; its own id, of a host and of what is beside them; else absent. */
  readonly host: DeviceId | undefined;
  /** Plugged ends here, in the order of their links. */
  readonly ends: readonly EndRef[];
}

export interface EndRef {
  readonly link: Link;
  readonly side: Side;
  readonly end: PluggedEnd;
  /** The other end, where that is plugged into a device too. */
  readonly far: { readonly at: DeviceView; readonly end: PluggedEnd } | undefined;
}

/** A link with both ends plugged into devices that exist. */
export interface CableRef {
  readonly link: Link;
  readonly a: DeviceView;
  readonly b: DeviceView;
  readonly ends: { readonly a: PluggedEnd; readonly b: PluggedEnd };
  /** How its kind joins the two; undefined where it cannot. */
  readonly join: Join | undefined;
}

/** A topology with its references resolved, in an order that does not depend on the drawing's. */
export interface View {
  readonly topology: Topology;
  readonly devices: readonly DeviceView[];
  readonly device: (id: string) => DeviceView | undefined;
  readonly links: readonly Link[];
  readonly cables: readonly CableRef[];
}

/** Short ids first, so that g2 comes before g10. */
function byId(a: { readonly id: string }, b: { readonly id: string }): number {
  return a.id.length - b.id.length || compareText(a.id, b.id);
}

function hostOf(
  { device, kind }: MutableView,
  views: ReadonlyMap<string, MutableView>,
): DeviceId | undefined {
  if (kind.apart) return device.id;
  let current: Device | undefined = device;
  // A drawing may claim to contain itself; a nesting of eight is more than kinds allow.
  for (let depth = 0; current && depth < 8; depth++) {
    if (isDeviceKind(current.kind) && current.kind === 'host') return current.id;
    current = current.in === undefined ? undefined : views.get(current.in)?.device;
  }
  return undefined;
}

type MutableView = {
  -readonly [K in keyof DeviceView]: K extends 'ends' ? EndRef[] : DeviceView[K];
};

const NO_ENDS: EndRef[] = [];

/** Most devices have one or two ends; an array that is pushed into reserves room for sixteen. */
function addEnd(view: MutableView, ref: EndRef): void {
  if (view.ends === NO_ENDS) view.ends = [ref];
  else view.ends.push(ref);
}

export function viewOf(topology: Topology): View {
  const sorted = [...topology.devices].sort(byId);
  const devices = sorted.map((device, index): MutableView => {
    return { index, device, kind: kindOf(device), host: undefined, ends: NO_ENDS };
  });
  const views = new Map<string, MutableView>(devices.map((one) => [one.device.id, one]));
  for (const one of devices) one.host = hostOf(one, views);
  const links = [...topology.links].sort(byId);
  const cables: CableRef[] = [];
  for (const link of links) {
    const { a, b } = link;
    const atA = isPlugged(a) ? views.get(a.device) : undefined;
    const atB = isPlugged(b) ? views.get(b.device) : undefined;
    const farA = atA && { at: atA, end: a as PluggedEnd };
    const farB = atB && { at: atB, end: b as PluggedEnd };
    if (farA) addEnd(farA.at, { link, side: 'a', end: farA.end, far: farB });
    if (farB) addEnd(farB.at, { link, side: 'b', end: farB.end, far: farA });
    if (!farA || !farB) continue;
    const join = joinAs(link.kind, farA.at.kind.roles, farB.at.kind.roles);
    cables.push({ link, a: farA.at, b: farB.at, ends: { a: farA.end, b: farB.end }, join });
  }
  return { topology, devices, device: (id) => views.get(id), links, cables };
}

/** A network card of a guest or an interface of a stack. */
export interface PortItem {
  readonly id: string;
  readonly [key: string]: unknown;
}

const NO_PORTS: readonly PortItem[] = [];

/** The ports a device owns. */
export function portItems(view: DeviceView): readonly PortItem[] {
  const key = view.kind.ports;
  if (key === undefined) return NO_PORTS;
  return (view.device[key] ?? NO_PORTS) as readonly PortItem[];
}
