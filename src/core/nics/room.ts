import { isaPlace } from './bus-places.ts';
import type { MachineType } from './machine.ts';
import type { Bus } from './model.ts';
import { NIC_MODELS } from './models.ts';

/** A card as the plan has it; `pci` is where it was placed. */
interface PlacedNic {
  readonly nic: string;
  readonly model: string;
  readonly pci?: unknown;
}

/** The cards for which this machine has no place left. */
export function nicsWithoutRoom<N extends PlacedNic>(
  machine: MachineType,
  nics: readonly N[],
): readonly N[] {
  if (nics.every(({ pci }) => pci !== undefined)) return [];
  let isa = 0;
  let mmio = 0;
  return nics.filter((nic) => {
    const bus: Bus | undefined = NIC_MODELS[nic.model]?.bus;
    if (bus === 'pci' || bus === 'pcie') return !nic.pci;
    if (bus === 'isa') return !isaPlace(isa++);
    if (bus === 'virtio-mmio') return mmio++ >= (machine.mmio ?? 0);
    return false;
  });
}
