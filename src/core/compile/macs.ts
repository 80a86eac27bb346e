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

/** A UUID of version 8 (RFC 9562: vendor's own), the same for the same text; 64 bits of hash. */
export function uuidFrom(text: string): string {
  const a = hash32(text);
  const b = hash32(text, 0x9e3779b9);
  // Mixed once more, so that the second half does not repeat the first.
  const words = [a, b, Math.imul(a ^ (b >>> 7), 0x85ebca6b) >>> 0, Math.imul(b ^ (a >>> 9), 0xc2b2ae35) >>> 0];
  const hex = words.map((word) => word.toString(16).padStart(8, '0')).join('');
  const variant = '89ab'[(words[2] ?? 0) >>> 30] ?? '8';
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20)}`;
}
