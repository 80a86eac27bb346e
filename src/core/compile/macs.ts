import { macFrom } from '../net/mac.ts';
import { hash32 } from '../util/hash.ts';
import { portItems, type View } from '../view/view.ts';

/** Key of a NIC in the map of `assignMacs`. */
export function nicKey(device: string, port: string): string {
  return `${device}/${port}`;
}

/**
 * A MAC for every guest NIC: the pinned one, else one that follows from the
 * names of drawing, guest and NIC. No two of a drawing are equal unless pinned so.
 */
export function assignMacs(view: View): ReadonlyMap<string, string> {
  const macs = new Map<string, string>();
  const taken = new Set<string>();
  const open: string[] = [];
  for (const device of view.devices) {
    if (device.kind.ports !== 'nics') continue;
    for (const nic of portItems(device)) {
      const key = nicKey(device.device.id, nic.id);
      const pinned = nic['mac'];
      if (typeof pinned === 'string') {
        const mac = pinned.toLowerCase();
        macs.set(key, mac);
        taken.add(mac);
      } else open.push(key);
    }
  }
  for (const key of open) {
    const seed = `${view.topology.name}/${key}`;
    let mac = macFrom(seed);
    for (let i = 1; taken.has(mac); i++) mac = macFrom(`${seed}#${i}`);
    taken.add(mac);
    macs.set(key, mac);
  }
  return macs;
}

/** A UUID of version 8 (RFC 9562: vendor's own), the same for the same text. */
export function uuidFrom(text: string): string {
  const hex = [0, 1, 2, 3]
    .map((i) => hash32(`${i}:${text}`).toString(16).padStart(8, '0'))
    .join('');
  const variant = ((Number.parseInt(hex[16] ?? '0', 16) & 3) | 8).toString(16);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20)}`;
}
