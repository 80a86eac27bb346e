import type { Wording } from '../util/message.ts';

/** Where a card sits. `pci` cards also fit behind PCIe, by a bridge. */
export type Bus = 'pci' | 'pcie' | 'usb' | 'isa' | 'virtio-mmio' | 'spapr-vio';

/** One row per network card that QEMU can emulate. Source: qemu -device help, 7.2. */
export interface NicModel {
  /** QEMU's device name. */
  readonly id: string;
  readonly title: Wording;
  readonly bus: Bus;
  /** Paravirtual cards need a driver made for virtual machines. */
  readonly family: 'paravirtual' | 'emulated';
  /** libvirt's word in `<model type>`; absent where libvirt 9.0 cannot start it. */
  readonly libvirt?: string;
  /** VMware's word in `ethernetN.virtualDev`; absent where it has no such card. */
  readonly vmware?: string;
  readonly multiqueue: boolean;
  /** Whether `host_mtu` exists. */
  readonly tellsMtu: boolean;
  /** Driver of a Linux guest. */
  readonly driver?: string;
}
