import type { DeviceKind } from '../devices/kind.ts';
import type { Anchor } from '../diagnostics/diagnostic.ts';
import type { Device, Vlan } from '../model/topology.ts';
import { type InterfaceAddress, parseInterfaceAddress } from '../net/ip.ts';
import { type DeviceView, portItems, type View } from '../view/view.ts';

/** An address at its place. */
export interface Endpoint {
  readonly address: InterfaceAddress;
  readonly anchor: Anchor;
  /** Key of the broadcast domain, as far as it is certain; absent where no cable is. */
  readonly segment: string | undefined;
  /** The IP stack that holds it: a guest, a namespace, or the host for its switches. */
  readonly stack: string;
  /** Distinguishes the interfaces of one stack. */
  readonly port: string;
}

/** Where untagged frames of a switch port belong: only cables without VLANs join switches for certain. */
function segmentKey(switchId: string, vlan: Vlan | undefined, joined: ReadonlyMap<string, string>): string {
  const tag = vlan?.mode === 'access' ? vlan.tag : (vlan?.native ?? 0);
  return `${joined.get(switchId) ?? switchId}/${tag}`;
}

/** Switches that cables without VLAN settings make one, by id. */
function joinedSwitches(view: View): Map<string, string> {
  const root = new Map<string, string>();
  const find = (id: string): string => {
    let current = id;
    for (let up = root.get(current); up !== undefined; up = root.get(current)) current = up;
    return current;
  };
  for (const { a, b, ends } of view.cables) {
    if (a.kind.family !== 'switch' || b.kind.family !== 'switch' || ends.a.vlan || ends.b.vlan) continue;
    const [x, y] = [find(a.device.id), find(b.device.id)];
    if (x !== y) root.set(x, y);
  }
  return new Map([...root.keys()].map((id) => [id, find(id)]));
}

function* ofPorts(one: DeviceView, far: Map<string, string>, key: string): Generator<Endpoint> {
  for (const [i, item] of portItems(one).entries()) {
    for (const [j, text] of ((item['addresses'] ?? []) as readonly string[]).entries()) {
      const address = parseInterfaceAddress(text);
      if (!address) continue;
      yield {
        address,
        anchor: { on: 'device', id: one.device.id, path: [key, i, 'addresses', j] },
        segment: far.get(`${one.device.id}/${item.id}`),
        stack: one.device.id,
        port: item.id,
      };
    }
  }
}

/** Every address of the drawing. */
export function* endpoints(view: View): Generator<Endpoint> {
  const joined = joinedSwitches(view);
  const far = new Map<string, string>();
  for (const { link, a, b, ends } of view.cables) {
    for (const [here, there, end, farEnd] of [
      [a, b, ends.a, ends.b],
      [b, a, ends.b, ends.a],
    ] as const) {
      if (end.port === undefined) continue;
      const segment = there.kind.family === 'switch' ? segmentKey(there.device.id, farEnd.vlan, joined) : link.id;
      // SLiRP gives every guest a network of its own.
      if (there.kind.family !== 'outside') far.set(`${here.device.id}/${end.port}`, segment);
    }
  }
  for (const one of view.devices) {
    const { device, kind, host } = one;
    if (kind.ports !== undefined) yield* ofPorts(one, far, kind.ports);
    for (const [i, text] of ((device['addresses'] ?? []) as readonly string[]).entries()) {
      const address = parseInterfaceAddress(text);
      if (!address) continue;
      yield {
        address,
        anchor: { on: 'device', id: device.id, path: ['addresses', i] },
        segment: segmentKey(device.id, undefined, joined),
        stack: host ?? '',
        port: device.id,
      };
    }
  }
}

export function byStack(all: Iterable<Endpoint>): Map<string, Endpoint[]> {
  const stacks = new Map<string, Endpoint[]>();
  for (const endpoint of all) {
    const own = stacks.get(endpoint.stack) ?? [];
    stacks.set(endpoint.stack, own);
    own.push(endpoint);
  }
  return stacks;
}

/** Interfaces and network cards that name a gateway. */
export function* portsWithGateway(view: View): Generator<{
  readonly device: Device;
  readonly kind: DeviceKind;
  readonly item: Readonly<Record<string, unknown>>;
  readonly anchors: readonly (readonly [key: string, anchor: Anchor])[];
}> {
  for (const one of view.devices) {
    const key = one.kind.ports;
    if (key === undefined) continue;
    for (const [i, item] of portItems(one).entries()) {
      const anchors = ['gateway', 'gateway6']
        .filter((name) => item[name] !== undefined)
        .map((name) => [name, { on: 'device', id: one.device.id, path: [key, i, name] }] as const);
      if (anchors.length > 0) yield { device: one.device, kind: one.kind, item, anchors };
    }
  }
}
