import type { Backend } from './backend.ts';

/** A place on a PCI bus of the guest, as libvirt counts: bus = controller index. */
export interface PciAddress {
  readonly bus: number;
  readonly slot: number;
  readonly function: number;
}

/** A controller that a network card needs, beyond what the machine has by itself. */
export interface Controller {
  readonly index: number;
  readonly model: 'pcie-root-port' | 'pcie-to-pci-bridge' | 'pci-bridge' | 'qemu-xhci';
  readonly address: PciAddress;
  /** pcie-root-port only. */
  readonly chassis?: number;
  readonly port?: number;
  readonly multifunction?: boolean;
}

/** How one guest NIC is tied to the plan. */
export interface Attachment {
  /** The NIC's id in the drawing, such as `eth0`. */
  readonly nic: string;
  /** QEMU device model, a key of `nics/models.ts`. */
  readonly model: string;
  readonly mac: string;
  readonly queues: number;
  /** Descriptors of the ring that a virtio card takes packets from; absent for QEMU's own 256. */
  readonly rxQueueSize?: number;
  /** The same of the ring that it gives packets to; only where what is behind it has it so long. */
  readonly txQueueSize?: number;
  /** False where a virtio card is to do checksums and segments itself. */
  readonly offloads?: false;
  /** Whether a virtio card offers the packed ring of virtio 1.1. */
  readonly packed?: true;
  /** Whether a virtio card lets its guest say how packets are spread over the queues. */
  readonly rss?: true;
  /** Firmware boots from the lowest first; unique in a guest. */
  readonly bootIndex?: number;
  /** False where a PCI card has no program to boot by. */
  readonly rom?: false;
  /** The place among the guest's cards of the virtio card that stands by while this one is gone. */
  readonly standby?: number;
  /** Whether this virtio card stands by for another card of the guest. */
  readonly standsBy?: true;
  /** host_mtu of virtio-net; absent where the guest is not told. */
  readonly mtu?: number | undefined;
  /** Absent for cards that do not sit on PCI. */
  readonly pci?: PciAddress | undefined;
  readonly backend: Backend;
  /** For the address plan only: nobody configures inside a guest. */
  readonly addresses: readonly string[];
  readonly gateways: readonly string[];
}
