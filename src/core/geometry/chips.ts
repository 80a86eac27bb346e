import { kindOf } from '../devices/index.ts';
import { sizeOf } from '../edit/geometry.ts';
import type { Device } from '../model/topology.ts';

/** A network card as shown on a guest's box. */
export interface Chip {
  readonly id: string;
  readonly model: string;
}

/** Of the row of chips to the card's sides. */
const MARGIN = 8;

const cache = new WeakMap<Device, readonly Chip[]>();

/** The cards of devices that show them, in a row along the lower edge. */
export function chipsOf(device: Device): readonly Chip[] {
  if (kindOf(device).ports !== 'nics') return [];
  const known = cache.get(device);
  if (known) return known;
  const nics = Array.isArray(device['nics']) ? (device['nics'] as readonly Chip[]) : [];
  const chips = nics.map(({ id, model }) => ({ id, model }));
  cache.set(device, chips);
  return chips;
}

/** The middle of a chip, from the box's left. */
export function chipPlace(device: Device, port: string): number | undefined {
  const chips = chipsOf(device);
  const index = chips.findIndex((chip) => chip.id === port);
  if (index < 0) return undefined;
  return MARGIN + chipWidth(device, chips.length) * (index + 0.5);
}

export function chipWidth(device: Device, count: number): number {
  return (sizeOf(device)[0] - 2 * MARGIN) / Math.max(1, count);
}
