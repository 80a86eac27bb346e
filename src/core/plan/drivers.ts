import { NIC_MODELS } from '../nics/models.ts';
import type { Attachment, Machine } from './resource.ts';

/** The drivers that Linux guests need, each with the cards it is for, as `GUEST:CARD`. */
export function driversOf(machines: readonly Machine[]): ReadonlyMap<string, readonly string[]> {
  const drivers = new Map<string, string[]>();
  for (const { name, nics } of machines) {
    for (const nic of nics) {
      for (const driver of driversFor(nic)) {
        const cards = drivers.get(driver);
        if (cards) cards.push(`${name}:${nic.nic}`);
        else drivers.set(driver, [`${name}:${nic.nic}`]);
      }
    }
  }
  return drivers;
}

/** Of the card, of what it sits on, and of the pair that it is one half of. */
function driversFor({ model, standsBy, standby }: Attachment): readonly string[] {
  const { bus, driver, family } = NIC_MODELS[model] ?? {};
  return [
    ...(family === 'passthrough' ? ['the driver of the real card'] : []),
    ...(driver === undefined ? [] : [driver]),
    ...(driver === 'virtio_net' ? [bus === 'virtio-mmio' ? 'virtio_mmio' : 'virtio_pci'] : []),
    ...(bus === 'usb' ? ['xhci_pci'] : []),
    ...(standsBy || standby !== undefined ? ['net_failover'] : []),
  ];
}
