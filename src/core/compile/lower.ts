import { standsOn } from '../checks/stands-on.ts';
import { isWire } from '../checks/switch-cables.ts';
import { isBeside } from '../devices/index.ts';
import { linkKindOf } from '../links/index.ts';
import type { DeviceId, Origin } from '../model/ids.ts';
import type { EndView } from '../plan/lowering.ts';
import { order } from '../plan/order.ts';
import type { Lab, Plan, PlanHost, Wire } from '../plan/plan.ts';
import type { Resource } from '../plan/resource.ts';
import { ownSlug } from '../text/slug.ts';
import { hash32 } from '../util/hash.ts';
import type { CableRef, View } from '../view/view.ts';
import { assignGroups } from './groups.ts';
import { LoweredDevice, LoweredEnd, Shared } from './lowered.ts';
import { assignMacs } from './macs.ts';
import { endNamer, nameFiles } from './names.ts';
import { assignPorts } from './ports.ts';
import { assignSessions } from './sessions.ts';
import { assignTunnels } from './tunnels.ts';

/** Two drawings whose names look alike as file names are still two labs. */
function labOf(name: string): Lab {
  const id = ownSlug(name, 'lab');
  return { label: name, id, group: 0x76000000 + (hash32(id) & 0xffffff) };
}

function cableTitle({ link, a, b, ends }: CableRef): string {
  const word = (name: string, port: string | undefined): string =>
    port === undefined ? name : `${name}:${port}`;
  // Joined, as a plan keeps thousands: a template would keep its pieces too.
  return [link.kind, word(a.device.name, ends.a.port), '-', word(b.device.name, ends.b.port)].join(
    ' ',
  );
}

function cardAt({ machine, device }: EndView): Wire['ends'][0] {
  return { machine, ifname: device.name };
}

/** The devices that are built, at their places in the view. */
function lowerDevices(
  view: View,
  leftOut: ReadonlySet<string>,
  lab: Lab,
): (LoweredDevice | undefined)[] {
  const files = nameFiles(view);
  const macs = assignMacs(view);
  const shared = new Shared(
    lab,
    assignPorts(view),
    assignSessions(view),
    assignGroups(view),
    assignTunnels(view),
  );
  const lowered = view.devices.map((one, i) => {
    const host = isBeside(one) ? one.device.id : one.host;
    if (host === undefined || leftOut.has(one.device.id) || leftOut.has(host)) return undefined;
    return new LoweredDevice(one, host, files[i] ?? '', macs[i] ?? [], shared);
  });
  for (const one of lowered) {
    for (const { link, at, end } of one ? standsOn(one.view) : []) {
      const below = leftOut.has(link.id) ? undefined : lowered[at.index];
      if (below) one?.standOn(below, end);
    }
  }
  return lowered;
}

/** Builds the plan of everything in the view that is not in `leftOut`. */
export function lowerView(view: View, leftOut: ReadonlySet<string>): Plan {
  const lab = labOf(view.topology.name);
  const devices = lowerDevices(view, leftOut, lab);
  const nameEnd = endNamer(view);
  const titles = new Map<Origin, string>();
  const wires: Wire[] = [];
  const hosts = new Map<DeviceId, { label: string; folder: string; resources: Resource[] }>();
  for (const one of devices) {
    if (!one) continue;
    const {
      device,
      fileName,
      view: { kind },
    } = one;
    titles.set(device.id, device.name);
    if (kind.container)
      hosts.set(device.id, { label: device.name, folder: fileName, resources: [] });
  }
  for (const cable of view.cables) {
    const { link, join } = cable;
    // What is left out has names too: those of the others stay when it is put right.
    const [nameA, nameB] = [nameEnd(cable, 'a'), nameEnd(cable, 'b')];
    const [atA, atB] = [devices[cable.a.index], devices[cable.b.index]];
    if (!join || !atA || !atB || leftOut.has(link.id)) continue;
    titles.set(link.id, cableTitle(cable));
    const a = new LoweredEnd(cable, 'a', nameA, atA);
    const b = new LoweredEnd(cable, 'b', nameB, atB);
    a.far = b;
    b.far = a;
    atA.plug(a);
    atB.plug(b);
    if (isWire(link) && !cable.a.kind.apart && !cable.b.kind.apart)
      wires.push({ origin: link.id, ends: [cardAt(a), cardAt(b)] });
    const [first, second]: [EndView, EndView] = join.swapped ? [b, a] : [a, b];
    for (const one of linkKindOf(link).lower(link, first, second))
      hosts.get(one.machine)?.resources.push(one);
  }
  for (const one of devices) {
    if (one) hosts.get(one.machine)?.resources.push(...one.view.kind.lower(one.device, one));
  }
  const planHosts = [...hosts].map(([id, host]): PlanHost => {
    return { ...host, id, resources: order(host.resources) };
  });
  return { lab, hosts: planHosts, wires, titles };
}
