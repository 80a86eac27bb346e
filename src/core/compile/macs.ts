import { macFrom } from '../net/mac.ts';
import { hash32 } from '../util/hash.ts';
import { portItems, type View } from '../view/view.ts';

/**
 * For each guest the MACs of its NICs, in their order: the pinned one, else one
 * that follows from the names of drawing, guest and NIC. No two of a drawing
 * are equal unless they were pinned so.
 */
export function assignMacs(view: View): ReadonlyMap<string, readonly string[]> {
  const guests = view.devices.filter((one) => one.kind.ports === 'nics');
  const taken = new Set<string>();
  for (const guest of guests) {
    for (const nic of portItems(guest)) {
      if (typeof nic['mac'] === 'string') taken.add(nic['mac'].toLowerCase());
    }
  }
  const claim = (seed: string): string => {
    let mac = macFrom(seed);
    for (let i = 1; taken.has(mac); i++) mac = macFrom(`${seed}#${i}`);
    taken.add(mac);
    return mac;
  };
  const macs = new Map<string, readonly string[]>();
  for (const guest of guests) {
    const { id } = guest.device;
    const own = portItems(guest).map((nic) =>
      typeof nic['mac'] === 'string'
        ? nic['mac'].toLowerCase()
        : claim(`${view.topology.name}/${id}/${nic.id}`),
    );
    macs.set(id, own);
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
