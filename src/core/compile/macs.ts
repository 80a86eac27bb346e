import { macFrom } from '../net/mac.ts';
import { hash32, hexByte } from '../util/hash.ts';
import { primaryOf, standbyOf } from '../nics/failover.ts';
import { type PortItem, portItems, type View } from '../view/view.ts';

const NONE: readonly string[] = [];

/**
 * For each device the MACs of its network cards, in their order: the pinned
 * one, else one that follows from the names of drawing, guest and card. No two
 * of a drawing are equal unless they were pinned so,
 * or are a pair of which one stands by.
 */
export function assignMacs(view: View): readonly (readonly string[])[] {
  const taken = new Set<string>();
  for (const one of view.devices) {
    if (one.kind.ports !== 'nics') continue;
    for (const { mac } of portItems(one)) {
      if (typeof mac === 'string') taken.add(mac.toLowerCase());
    }
  }
  const claim = (seed: string): string => {
    let mac = macFrom(seed);
    for (let i = 1; taken.has(mac); i++) mac = macFrom(`${seed}#${i}`);
    taken.add(mac);
    return mac;
  };
  return view.devices.map((one) => {
    if (one.kind.ports !== 'nics') return NONE;
    const nics = portItems(one);
    const typed = ({ mac }: PortItem): string | undefined =>
      typeof mac === 'string' ? mac.toLowerCase() : undefined;
    const macOf = (nic: PortItem): string =>
      typed(nic) ?? claim(`${view.topology.name}/${one.device.id}/${nic.id}`);
    if (nics.every(({ standby }) => standby === undefined)) return nics.map(macOf);
    // A pair has one, be it typed on either.
    const macs = nics.map((nic, i) => {
      const primary = nics[primaryOf(i, nics)];
      return typed(nic) ?? (primary && typed(primary)) ?? macOf(nic);
    });
    return nics.map((nic, i) => typed(nic) ?? macs[standbyOf(nic, nics) ?? i] ?? '');
  });
}

/** A UUID of version 8 (RFC 9562: vendor's own), the same for the same text; 64 bits of hash. */
export function uuidFrom(text: string): string {
  const a = hash32(text);
  const b = hash32(text, 0x9e3779b9);
  // Mixed once more, so that the second half does not repeat the first.
  const c = (Math.imul(a ^ (b >>> 7), 0x85ebca6b) & 0x3fffffff) | 0x80000000;
  const d = Math.imul(b ^ (a >>> 9), 0xc2b2ae35);
  const version = (b & 0xffff0fff) | 0x8000;
  const last = half(c, 2) + hex(d);
  return [hex(a), half(version, 0), half(version, 2), half(c, 0), last].join('-');
}

function half(word: number, byte: 0 | 2): string {
  return byte === 0 ? hexByte(word, 0) + hexByte(word, 1) : hexByte(word, 2) + hexByte(word, 3);
}

function hex(word: number): string {
  return half(word, 0) + half(word, 2);
}
