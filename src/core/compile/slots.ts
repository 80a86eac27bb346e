import { USB_PORTS } from '../nics/bus-places.ts';
import { machineType } from '../nics/machines.ts';
import { NIC_MODELS } from '../nics/models.ts';
import type { Controller, PciAddress } from '../plan/resource.ts';

/** Slots of bus 0 that cards and controllers may take, both inclusive. */
interface Room {
  readonly first: number;
  readonly last: number;
}

// Free by intention: on q35 slot 1 and on pc slot 2, where QEMU and libvirt put
// a display; on all machines the highest slots, for disks that are added later
// (and the ICH9 functions of q35 at 0x1b to 0x1f).
const Q35: Room = { first: 2, last: 0x1a };
const PCIE: Room = { first: 1, last: 0x1a };
const PCI: Room = { first: 3, last: 0x15 };
/** Bus 0 slots of the bridges that follow when a PCI bus 0 is full, and of USB. */
const BRIDGES: Room = { first: 0x16, last: 0x1a };
const USB: Room = { first: 0x1b, last: 0x1c };

/** A conventional PCI bus behind a bridge: slot 0 belongs to its hot-plug controller. */
const BEHIND_BRIDGE: Room = { first: 1, last: 0x1f };

export interface SlotNic {
  readonly id: string;
  readonly model: string;
}

export interface Slots {
  readonly controllers: readonly Controller[];
  /** By NIC id. A PCI card that is not in here found no room. */
  readonly slots: ReadonlyMap<string, PciAddress>;
}

/** Places cards on the buses of a guest, in the order of drawing. */
export function assignSlots(arch: string, machine: string, nics: readonly SlotNic[]): Slots {
  const type = machineType(arch, machine);
  const controllers: Controller[] = [];
  const slots = new Map<string, PciAddress>();
  if (!type || type.bus === 'none') return { controllers, slots };
  const place =
    type.bus === 'pcie'
      ? pciExpress(type.id === 'q35' ? Q35 : PCIE, controllers)
      : conventional(type.slots ?? PCI, controllers);
  let usb = 0;
  for (const nic of nics) {
    const bus = NIC_MODELS[nic.model]?.bus;
    if (bus === 'pci' || bus === 'pcie') {
      const address = place(bus);
      if (address) slots.set(nic.id, address);
    } else if (bus === 'usb') {
      if (usb % USB_PORTS === 0) {
        const address = place('usb');
        if (address) {
          controllers.push({ index: usb / USB_PORTS, model: 'qemu-xhci', address });
        }
      }
      usb += 1;
    }
  }
  return { controllers, slots };
}

type Place = (bus: 'pci' | 'pcie' | 'usb') => PciAddress | undefined;

/** Each card alone behind a root port; conventional cards share a bridge behind one. */
function pciExpress(room: Room, controllers: Controller[]): Place {
  let ports = 0;
  let index = 0;
  let bridge = -1;
  let slot = BEHIND_BRIDGE.last;

  const behindRootPort = (): PciAddress | undefined => {
    const at = room.first + (ports >> 3);
    if (at > room.last) return undefined;
    const fn = ports & 7;
    ports += 1;
    index += 1;
    controllers.push({
      index,
      model: 'pcie-root-port',
      address: { bus: 0, slot: at, function: fn },
      chassis: index,
      port: (at << 3) | fn,
      // Function 0 must announce that others follow, and libvirt always says it.
      ...(fn === 0 ? { multifunction: true } : {}),
    });
    return { bus: index, slot: 0, function: 0 };
  };

  return (bus) => {
    if (bus !== 'pci') return behindRootPort();
    if (slot === BEHIND_BRIDGE.last) {
      const address = behindRootPort();
      if (!address) return undefined;
      index += 1;
      controllers.push({ index, model: 'pcie-to-pci-bridge', address });
      bridge = index;
      slot = BEHIND_BRIDGE.first - 1;
    }
    slot += 1;
    return { bus: bridge, slot, function: 0 };
  };
}

/** Bus 0 first, then bridges on it: what is placed never moves when more is added. */
function conventional(room: Room, controllers: Controller[]): Place {
  let bus = 0;
  let slot = room.first - 1;
  let last = room.last;
  let usb = USB.first;
  return (kind) => {
    if (kind === 'usb') {
      return usb > USB.last ? undefined : { bus: 0, slot: usb++, function: 0 };
    }
    if (slot === last) {
      const at = BRIDGES.first + bus;
      if (at > BRIDGES.last) return undefined;
      bus += 1;
      controllers.push({
        index: bus,
        model: 'pci-bridge',
        address: { bus: 0, slot: at, function: 0 },
      });
      slot = BEHIND_BRIDGE.first - 1;
      last = BEHIND_BRIDGE.last;
    }
    slot += 1;
    return { bus, slot, function: 0 };
  };
}
