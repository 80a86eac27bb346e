import type { CableView, EndView, LowerContext, SegmentView, StackView } from '../plan/lowering.ts';
import { linkKindOf } from '../links/index.ts';
import type { DeviceId, Origin } from '../model/ids.ts';
import type { Link, Side } from '../model/topology.ts';
import { order } from '../plan/order.ts';
import type { Lab, Plan, PlanHost } from '../plan/plan.ts';
import type { Resource } from '../plan/resource.ts';
import { slug } from '../text/slug.ts';
import { hash32, hashHex } from '../util/hash.ts';
import type { CableRef, DeviceView, View } from '../view/view.ts';
import { assignMacs, uuidFrom } from './macs.ts';
import { nameEnds, nameFiles } from './names.ts';
import { assignSlots } from './slots.ts';

/** Two drawings whose names look alike as file names are still two labs. */
function labOf(name: string): Lab {
  const plain = slug(name);
  const id = plain === name ? plain : `${plain.slice(0, 33) || 'lab'}-${hashHex(name, 6)}`;
  return { label: name, id, group: 0x76000000 + (hash32(id) & 0xffffff) };
}

/** What a device offers the ends of its cables; the same for all of them. */
interface Offer {
  readonly stack: StackView | undefined;
  readonly segment: SegmentView | undefined;
}

interface LoweredCable {
  readonly link: Link;
  readonly machine: DeviceId;
  readonly views: { readonly a: EndView; readonly b: EndView };
  readonly swapped: boolean;
}

function cableTitle({ link, views }: LoweredCable): string {
  const word = ({ device, end }: EndView): string =>
    end.port === undefined ? device.name : `${device.name}:${end.port}`;
  return `${link.kind} ${word(views.a)} - ${word(views.b)}`;
}

/** Builds the plan of everything in the view that is not in `leftOut`. */
export function lowerView(view: View, leftOut: ReadonlySet<string>): Plan {
  const lab = labOf(view.topology.name);
  const names = nameEnds(view);
  const files = nameFiles(view);
  const macs = assignMacs(view);
  const hosts = new Map<DeviceId, Resource[]>();
  const titles = new Map<Origin, string>();
  const cablesOf = new Map<string, CableView[]>();
  const lowered: LoweredCable[] = [];
  const slots = new Map<string, ReturnType<typeof assignSlots>>();

  const present = (one: DeviceView): boolean =>
    one.host !== undefined && !leftOut.has(one.device.id) && !leftOut.has(one.host);
  const offers = new Map<string, Offer>();
  const offerOf = ({ device, kind }: DeviceView, machine: DeviceId): Offer => {
    const known = offers.get(device.id);
    if (known) return known;
    const offer = { stack: kind.stack?.(device), segment: kind.segment?.(device, machine) };
    offers.set(device.id, offer);
    return offer;
  };
  const endView = (cable: CableRef, side: Side, ifname: string, machine: DeviceId): EndView => {
    const at = side === 'a' ? cable.a : cable.b;
    const { stack, segment } = offerOf(at, machine);
    return {
      end: cable.ends[side],
      device: at.device,
      role: cable.join?.roles[side === 'a' ? 0 : 1] ?? 'outside',
      ifname,
      stack,
      segment,
    };
  };
  const plugIn = (link: Link, side: Side, here: EndView, far: EndView): void => {
    const plugged = { link, side, here, far, made: linkKindOf(link).makes(link, here) };
    const list = cablesOf.get(here.device.id);
    if (list) list.push(plugged);
    else cablesOf.set(here.device.id, [plugged]);
  };
  for (const [i, cable] of view.cables.entries()) {
    const { link, a, b, join } = cable;
    const machine = a.host;
    if (!join || machine === undefined || leftOut.has(link.id) || !present(a) || !present(b)) continue;
    const views = {
      a: endView(cable, 'a', names[i]?.a ?? '', machine),
      b: endView(cable, 'b', names[i]?.b ?? '', machine),
    };
    lowered.push({ link, machine, views, swapped: join.swapped });
    plugIn(link, 'a', views.a, views.b);
    plugIn(link, 'b', views.b, views.a);
  }

  const cable = (device: string, port: string): CableView | undefined =>
    cablesOf.get(device)?.find((one) => one.here.end.port === port);
  const contextFor = (machine: DeviceId): LowerContext => ({
    machine,
    cables: (device) => cablesOf.get(device) ?? [],
    cable,
    backend: (device, port) => {
      const plugged = cable(device, port);
      return (plugged && linkKindOf(plugged.link).backend?.(plugged)) ?? { type: 'none' };
    },
    macs: (device) => macs.get(device) ?? [],
    fileName: (device) => files.get(device) ?? '',
    networkName: (device) => `${lab.id}-${view.device(device)?.device.name ?? device}`,
    uuid: (device) => uuidFrom(`${lab.id}/${device}`),
    pci: (device) => {
      const [arch, machineType] = [String(device['arch']), String(device['machine'])];
      const nics = (device['nics'] ?? []) as readonly { id: string; model: string }[];
      // Guests of a lab are much alike, and the slots follow from this alone.
      let key = `${arch}/${machineType}`;
      for (const { id, model } of nics) key += `/${id}:${model}`;
      const known = slots.get(key);
      if (known) return known;
      const assigned = assignSlots(arch, machineType, nics);
      slots.set(key, assigned);
      return assigned;
    },
  });
  const contexts = new Map<DeviceId, LowerContext>();
  for (const { device, kind } of view.devices) {
    if (!kind.container || leftOut.has(device.id)) continue;
    contexts.set(device.id, contextFor(device.id));
    hosts.set(device.id, []);
  }
  for (const one of view.devices) {
    if (!present(one) || one.host === undefined) continue;
    titles.set(one.device.id, one.device.name);
    const context = contexts.get(one.host);
    if (context) hosts.get(one.host)?.push(...one.kind.lower(one.device, context));
  }
  for (const one of lowered) {
    const { link, machine, views, swapped } = one;
    titles.set(link.id, cableTitle(one));
    const context = contexts.get(machine);
    if (!context) continue;
    const [first, second] = swapped ? [views.b, views.a] : [views.a, views.b];
    hosts.get(machine)?.push(...linkKindOf(link).lower(link, first, second, context));
  }
  const planHosts: PlanHost[] = [...hosts].map(([id, resources]) => ({
    id,
    label: view.device(id)?.device.name ?? id,
    folder: files.get(id) ?? id,
    resources: order(resources),
  }));
  return { lab, hosts: planHosts, titles };
}
