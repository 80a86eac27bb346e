import { kindOf, standsAlone } from '../devices/index.ts';
import { joinAs, joinsOf, type LinkKindId, linkKindOf, linkKinds } from '../links/index.ts';
import type { LinkId } from '../model/ids.ts';
import {
  type Device,
  isPlugged,
  type Link,
  type LinkEnd,
  type Point,
  type Side,
  type Topology,
} from '../model/topology.ts';
import { changeLink, findDevice, findLink, freshId, takenIds } from './change.ts';
import { claimPort, type Plug, portsOf } from './ports.ts';
import { type Message, msg } from '../util/message.ts';

export type Refusal = { readonly why: Message };

function hostOf(topology: Topology, device: Device): string | undefined {
  if (standsAlone(kindOf(device))) return device.id;
  const container = device.in === undefined ? undefined : findDevice(topology, device.in);
  return container && hostOf(topology, container);
}

function refusal(topology: Topology, plug: Plug): Message | undefined {
  const device = findDevice(topology, plug.device);
  if (!device) return msg`That device does not exist.`;
  const port = portsOf(topology, plug.device).find((one) => one.id === plug.port);
  if (port && !port.free) return msg`${device.name}:${port.id} already has a cable.`;
  return undefined;
}

const SAME_DEVICE = msg`A cable has to end at two devices.`;
const TOO_FAR = msg`These cables cannot run from one host to another.`;

/** Whether two devices stand in different hosts. */
function areApart(topology: Topology, a: Device, b: Device): boolean {
  const [hostA, hostB] = [hostOf(topology, a), hostOf(topology, b)];
  return hostA !== undefined && hostB !== undefined && hostA !== hostB;
}

/** The link kinds that may join two plugs, the preferred one first, or the reason why none may. */
export function canConnect(
  topology: Topology,
  a: Plug,
  b: Plug,
): { readonly kinds: readonly LinkKindId[] } | Refusal {
  const [deviceA, deviceB] = [findDevice(topology, a.device), findDevice(topology, b.device)];
  if (!deviceA || !deviceB) return { why: msg`That device does not exist.` };
  if (deviceA.id === deviceB.id) return { why: SAME_DEVICE };
  const why = refusal(topology, a) ?? refusal(topology, b);
  if (why !== undefined) return { why };
  const [kindA, kindB] = [kindOf(deviceA), kindOf(deviceB)];
  const apart = areApart(topology, deviceA, deviceB);
  const kinds = joinsOf(kindA.roles, kindB.roles, apart).map((join) => join.kind);
  if (kinds.length > 0) return { kinds };
  if (apart) return { why: TOO_FAR };
  return { why: msg`No cable joins a ${kindA.title} and a ${kindB.title}.` };
}

function addLink(
  topology: Topology,
  kind: LinkKindId,
  a: LinkEnd,
  b: LinkEnd,
): { readonly topology: Topology; readonly id: LinkId } {
  const id = freshId('l', takenIds(topology)) as LinkId;
  const link: Link = { id, kind, a, b };
  return { topology: { ...topology, links: [...topology.links, link] }, id };
}

/** Cables two devices; takes the first free port of a stack, or makes one. */
export function connect(
  topology: Topology,
  a: Plug,
  b: Plug,
  kind?: LinkKindId,
): { readonly topology: Topology; readonly id: LinkId } | Refusal {
  const possible = canConnect(topology, a, b);
  if ('why' in possible) return possible;
  const chosen = kind ?? possible.kinds[0];
  if (chosen === undefined || !possible.kinds.includes(chosen)) {
    return { why: msg`A ${kind ? linkKinds[kind].title : msg`cable`} cannot join these two.` };
  }
  const first = claimPort(topology, a);
  const second = claimPort(first.topology, b);
  return addLink(second.topology, chosen, first.plug, second.plug);
}

export function addLooseLink(
  topology: Topology,
  kind: LinkKindId,
  a: Point,
  b: Point,
): { readonly topology: Topology; readonly id: LinkId } {
  return addLink(topology, kind, { at: a }, { at: b });
}

/** Why a plug cannot go into a device; undefined where it can. */
export function canPlug(
  topology: Topology,
  id: string,
  side: Side,
  plug: Plug,
): Message | undefined {
  const link = findLink(topology, id);
  const device = findDevice(topology, plug.device);
  if (!link || !device) return msg`That device does not exist.`;
  const why = refusal(topology, plug);
  if (why !== undefined) return why;
  const kind = linkKindOf(link);
  const roles = kindOf(device).roles;
  const far = link[side === 'a' ? 'b' : 'a'];
  const other = isPlugged(far) ? findDevice(topology, far.device) : undefined;
  if (!other) {
    const fits = kind.joins.flat().some((role) => roles.includes(role));
    return fits
      ? undefined
      : msg`A ${kind.title} cannot be plugged into a ${kindOf(device).title}.`;
  }
  if (device.id === other.id) return SAME_DEVICE;
  const apart = areApart(topology, device, other);
  if (apart && !kind.across) return TOO_FAR;
  if (!apart && kind.across) return msg`A ${kind.title} runs from one host to another.`;
  if (joinAs(link.kind, roles, kindOf(other).roles)) return undefined;
  return msg`A ${kind.title} cannot join a ${kindOf(device).title} and a ${kindOf(other).title}.`;
}

/** Snaps one end of a link into a device. */
export function plug(
  topology: Topology,
  id: string,
  side: Side,
  into: Plug,
): { readonly topology: Topology } | Refusal {
  const why = canPlug(topology, id, side, into);
  if (why !== undefined) return { why };
  const claimed = claimPort(topology, into);
  return {
    topology: changeLink(claimed.topology, id, (link) => ({ ...link, [side]: claimed.plug })),
  };
}

/** Lets one end of a link hang loose at a place on the canvas, or moves it there. */
export function unplug(topology: Topology, id: string, side: Side, at: Point): Topology {
  return changeLink(topology, id, (link) => ({ ...link, [side]: { at } }));
}

/** Makes a link another kind, where that joins what it joins; fields of the old kind go. */
export function changeLinkKind(
  topology: Topology,
  id: string,
  kind: LinkKindId,
): { readonly topology: Topology } | Refusal {
  const link = findLink(topology, id);
  if (!link) return { why: msg`That cable does not exist.` };
  const [a, b] = [link.a, link.b].map((end) =>
    isPlugged(end) ? findDevice(topology, end.device) : undefined,
  );
  if (a && b && !joinAs(kind, kindOf(a).roles, kindOf(b).roles)) {
    return {
      why: msg`A ${linkKinds[kind].title} cannot join a ${kindOf(a).title} and a ${kindOf(b).title}.`,
    };
  }
  const kept = linkKinds[kind].fields
    .map((field) => field.key)
    .filter((key) => link[key] !== undefined);
  return {
    topology: changeLink(topology, id, (old) => ({
      id: old.id,
      kind,
      a: old.a,
      b: old.b,
      ...Object.fromEntries(kept.map((key) => [key, old[key]])),
    })),
  };
}

/** The link kinds that join what a link joins; all loose kinds for one that hangs. */
export function kindsFor(topology: Topology, link: Link): readonly LinkKindId[] {
  const [a, b] = [link.a, link.b].map((end) =>
    isPlugged(end) ? findDevice(topology, end.device) : undefined,
  );
  if (a && b) {
    const apart = areApart(topology, a, b);
    return joinsOf(kindOf(a).roles, kindOf(b).roles, apart).map((join) => join.kind);
  }
  return Object.values(linkKinds)
    .filter((kind) => kind.loose || kind.kind === link.kind)
    .map((kind) => kind.kind as LinkKindId);
}
