import { linkKindOf } from '../links/index.ts';
import type { Side } from '../model/topology.ts';
import { isContainer } from '../nics/machines.ts';
import { IFNAME_MAX } from '../net/kernel-name.ts';
import { slug } from '../text/slug.ts';
import { hashHex } from '../util/hash.ts';
import type { CableRef, DeviceView, View } from '../view/view.ts';
import { portItems } from '../view/view.ts';

/** Short text of a device for names made from it. */
function stem(view: DeviceView): string {
  const { name, id } = view.device;
  const text = view.kind.nameSyntax === 'label' ? slug(name) || slug(id) : name;
  // "if" and a number would be the number of a device to ip(8).
  return /^(?!if(?![A-Za-z]))[A-Za-z]/.test(text) ? text : `v${text}`;
}

/** Joins a device's name and a port into at most 15 bytes; a hash marks what was cut. */
function ifnameFrom(device: string, port: string): string {
  const full = `${device}-${port}`;
  if (full.length <= IFNAME_MAX) return full;
  const tail = port.length <= 6 ? `-${port}` : '';
  const hash = hashHex(full, 4);
  return `${device.slice(0, IFNAME_MAX - tail.length - hash.length)}${hash}${tail}`;
}

/** Gives each wish a name nobody has in this set, numbering by hash where it is taken. */
function claim(taken: Set<string>, wish: string, salt: string): string {
  let name = wish;
  for (let i = 0; taken.has(name); i++) {
    const hash = hashHex(`${salt}#${i}`, 4);
    name = `${wish.slice(0, IFNAME_MAX - hash.length)}${hash}`;
  }
  taken.add(name);
  return name;
}

function pinnedNames(view: View): Map<string, Set<string>> {
  const taken = new Map<string, Set<string>>();
  const take = (host: string | undefined, name: string): void => {
    if (host === undefined) return;
    const names = taken.get(host) ?? new Set();
    taken.set(host, names.add(name));
  };
  for (const device of view.devices) {
    if (device.kind.nameSyntax === 'interface-name') take(device.host, device.device.name);
    if (device.device.kind === 'host') {
      for (const item of portItems(device)) take(device.host, item.id);
    }
  }
  for (const { link, a, b } of view.cables) {
    for (const [end, at] of [
      [link.a, a],
      [link.b, b],
    ] as const) {
      if ('ifname' in end && end.ifname !== undefined) take(at.host, end.ifname);
    }
  }
  return taken;
}

function nameEnd(cable: CableRef, side: Side, taken: Map<string, Set<string>>): string {
  const here = side === 'a' ? cable.a : cable.b;
  const far = side === 'a' ? cable.b : cable.a;
  const end = cable.ends[side];
  const farEnd = cable.ends[side === 'a' ? 'b' : 'a'];
  // An interface of a stack has the name it was given there.
  if (here.kind.roles.includes('stack')) return end.port ?? '';
  if (here.kind.roles.includes('nic-model')) {
    if (!linkKindOf(cable.link).lends || !isContainer(here)) return end.port ?? '';
    return claim(namesOf(here, taken), ifnameFrom(stem(here), `${end.port}i`), cable.link.id);
  }
  if (here.kind.nameSyntax !== 'interface-name') return here.device.name;
  const standsOn = here.kind.roles.includes('lower');
  if (standsOn && !linkKindOf(cable.link).namedRoles.includes('lower')) return here.device.name;
  if (end.ifname !== undefined) return end.ifname;
  const wish = far.kind.roles.includes('lower')
    ? far.device.name
    : ifnameFrom(stem(far), farEnd.port ?? stem(here));
  if (far.kind.roles.includes('lower')) return wish;
  return claim(namesOf(here, taken), wish, cable.link.id);
}

/** Those that are taken on its host. */
function namesOf(here: DeviceView, taken: Map<string, Set<string>>): Set<string> {
  const host = here.host ?? '';
  const names = taken.get(host) ?? new Set<string>();
  taken.set(host, names);
  return names;
}

/** Names the network devices at the ends of cables, unique on their host if all are named in the view's order. */
export function endNamer(view: View): (cable: CableRef, side: Side) => string {
  const taken = pinnedNames(view);
  return (cable, side) => nameEnd(cable, side, taken);
}

/** For each device a file name, unique in its host: `[a-z0-9][a-z0-9-]{0,40}`; undefined where its name is no label. */
export function nameFiles(view: View): readonly (string | undefined)[] {
  const taken = new Map<string, Set<string>>();
  return view.devices.map(({ device, host, kind }) => {
    if (kind.nameSyntax !== 'label') return undefined;
    const folder = device.kind === 'host' ? '' : (host ?? '');
    const used = taken.get(folder) ?? new Set();
    taken.set(folder, used);
    const wish = slug(device.name) || `${device.kind}-${slug(device.id) || 'x'}`;
    let name = wish;
    for (let i = 0; used.has(name); i++)
      name = `${wish.slice(0, 34).replace(/-$/, '')}-${hashHex(`${device.id}#${i}`, 4)}`;
    used.add(name);
    return name;
  });
}
