import type { Anchor } from '../diagnostics/diagnostic.ts';
import { portgroupOf } from '../model/portgroup.ts';
import type { Vlan } from '../model/topology.ts';
import { type InterfaceAddress, parseInterfaceAddress } from '../net/ip.ts';
import { type DeviceView, portItems, type View } from '../view/view.ts';
import { modeOf } from './standing-mode.ts';
import { standsOn } from './stands-on.ts';
import { switchCables } from './switch-cables.ts';
import { heeds } from './heeds.ts';
import { isPort } from './port-of.ts';

/** An address at its place. */
export interface Endpoint {
  readonly address: InterfaceAddress;
  readonly on: DeviceView;
  /** Its network card or interface; absent for an address of the device itself. */
  readonly item: number | undefined;
  /** Its place in the list of addresses. */
  readonly at: number;
  /** Key of the broadcast domain, as far as it is certain; absent where no cable is. */
  readonly segment: string | undefined;
  /** The IP stack that holds it: a guest, a namespace, or the host for its switches. */
  readonly stack: string;
  /** Distinguishes the interfaces of one stack. */
  readonly port: string;
}

export function anchorOf({ on, item, at }: Endpoint): Anchor {
  const path = item === undefined ? [] : [on.kind.ports ?? '', item];
  return { on: 'device', id: on.device.id, path: [...path, 'addresses', at] };
}

/** Where untagged frames of a switch port belong: only cables without VLANs join switches for certain. */
function segmentKey(
  switchId: string,
  vlan: Vlan | undefined,
  joined: ReadonlyMap<string, string>,
): string {
  const tag = vlan?.mode === 'access' ? vlan.tag : (vlan?.native ?? 0);
  return `${joined.get(switchId) ?? switchId}/${tag}`;
}

const JOINED = new WeakMap<View, ReadonlyMap<string, string>>();

/** Switches that cables without VLAN settings make one, by id. */
function joinedSwitches(view: View): ReadonlyMap<string, string> {
  const known = JOINED.get(view);
  if (known) return known;
  const root = new Map<string, string>();
  const find = (id: string): string => {
    let current = id;
    for (let up = root.get(current); up !== undefined; up = root.get(current)) current = up;
    return current;
  };
  for (const { a, b, ends } of switchCables(view)) {
    if (ends.a.vlan || ends.b.vlan) continue;
    const [x, y] = [find(a.device.id), find(b.device.id)];
    if (x !== y) root.set(x, y);
  }
  const joined = new Map([...root.keys()].map((id) => [id, find(id)]));
  JOINED.set(view, joined);
  return joined;
}

/** Broadcast domain of the host's own addresses on a switch. */
export function segmentOfSwitch(switchId: string, view: View): string {
  return segmentKey(switchId, undefined, joinedSwitches(view));
}

/** Broadcast domain of the addresses of a switch or of a network card, which may be a port of one. */
function segmentOfOwn({ device, kind, ends }: DeviceView, view: View): string {
  const plugged = kind.family === 'lower' && ends.find(isPort);
  if (!plugged || !plugged.far) return segmentOfSwitch(device.id, view);
  const { at, end } = plugged.far;
  return segmentKey(at.device.id, end.vlan, joinedSwitches(view));
}

/** Broadcast domain of the cable in a port. */
export function segmentOf(one: DeviceView, port: string, view: View): string | undefined {
  const plugged = one.ends.find((ref) => ref.end.port === port);
  // SLiRP gives every guest a network of its own.
  if (!plugged?.far || plugged.far.at.kind.family === 'outside') return undefined;
  const { at, end } = plugged.far;
  if (at.kind.standsOn?.(at.device) === 'lower') {
    // Which of several cards a guest is given is not drawn.
    const [card, ...others] = standsOn(at);
    const alone = card && others.length === 0 && modeOf(at.device).mode === 'bridge';
    return alone ? card.at.device.id : plugged.link.id;
  }
  if (at.kind.family === 'switch') {
    const vlan = end.vlan ?? portgroupOf(plugged.link, at.device)?.vlan;
    const [card] = at.kind.standsOn?.(at.device) === 'card' ? standsOn(at) : [];
    if (card && !vlan) return segmentOfOwn(card.at, view);
    return segmentKey(at.device.id, vlan, joinedSwitches(view));
  }
  // In the other modes a network card of the host keeps those on it apart.
  const { mode } = modeOf(plugged.link);
  return at.kind.family === 'lower' && mode === 'bridge' ? at.device.id : plugged.link.id;
}

function addressesOfPorts(one: DeviceView, view: View, all: Endpoint[]): void {
  for (const [i, item] of portItems(one).entries()) {
    const addresses = item['addresses'] as readonly string[] | undefined;
    if (!addresses) continue;
    const segment = segmentOf(one, item.id, view);
    for (const [j, text] of addresses.entries()) {
      const address = parseInterfaceAddress(text);
      if (!address) continue;
      all.push({ address, on: one, item: i, at: j, segment, stack: one.device.id, port: item.id });
    }
  }
}

const KNOWN = new WeakMap<View, readonly Endpoint[]>();

/** Every address of the drawing. */
export function endpoints(view: View): readonly Endpoint[] {
  const known = KNOWN.get(view);
  if (known) return known;
  const all: Endpoint[] = [];
  for (const one of view.devices) {
    const { device, kind, host } = one;
    if (kind.ports !== undefined) addressesOfPorts(one, view, all);
    const addresses = device['addresses'] as readonly string[] | undefined;
    if (!addresses || !heeds(one, 'addresses')) continue;
    const segment = segmentOfOwn(one, view);
    for (const [i, text] of addresses.entries()) {
      const address = parseInterfaceAddress(text);
      if (!address) continue;
      all.push({
        address,
        on: one,
        item: undefined,
        at: i,
        segment,
        stack: host ?? '',
        port: device.id,
      });
    }
  }
  KNOWN.set(view, all);
  return all;
}

function grouped(
  all: Iterable<Endpoint>,
  keyOf: (endpoint: Endpoint) => string | undefined,
): Map<string, Endpoint[]> {
  const groups = new Map<string, Endpoint[]>();
  for (const endpoint of all) {
    const key = keyOf(endpoint);
    if (key === undefined) continue;
    const group = groups.get(key);
    if (group) group.push(endpoint);
    else groups.set(key, [endpoint]);
  }
  return groups;
}

export function byStack(all: Iterable<Endpoint>): Map<string, Endpoint[]> {
  return grouped(all, ({ stack }) => stack);
}

const STACKS = new WeakMap<View, ReadonlyMap<string, readonly Endpoint[]>>();

/** The addresses of one IP stack. */
export function inStack(stack: string, view: View): readonly Endpoint[] {
  const known = STACKS.get(view);
  const all = known ?? byStack(endpoints(view));
  if (!known) STACKS.set(view, all);
  return all.get(stack) ?? NOBODY;
}

const SEGMENTS = new WeakMap<View, ReadonlyMap<string, readonly Endpoint[]>>();
const NOBODY: readonly Endpoint[] = [];

/** The addresses of one broadcast domain. */
export function inSegment(segment: string, view: View): readonly Endpoint[] {
  const known = SEGMENTS.get(view);
  const all = known ?? grouped(endpoints(view), (endpoint) => endpoint.segment);
  if (!known) SEGMENTS.set(view, all);
  return all.get(segment) ?? NOBODY;
}
