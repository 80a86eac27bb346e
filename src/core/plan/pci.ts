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
