import { NIC_MODELS } from '../nics/models.ts';
import type { Machine } from './resource.ts';

/** The drivers that Linux guests need, each with the cards it is for, as `GUEST:CARD`. */
export function driversOf(machines: readonly Machine[]): ReadonlyMap<string, readonly string[]> {
  const drivers = new Map<string, string[]>();
  for (const { name, nics } of machines) {
    for (const { nic, model } of nics) {
      const driver = NIC_MODELS[model]?.driver;
      if (driver === undefined) continue;
      const cards = drivers.get(driver);
      if (cards) cards.push(`${name}:${nic}`);
      else drivers.set(driver, [`${name}:${nic}`]);
    }
  }
  return drivers;
}
