import type { Wording } from '../util/message.ts';

/** Where a card sits. `pci` cards also fit behind PCIe, by a bridge. */
export type Bus =
  | 'pci'
  | 'pcie'
  | 'usb'
  | 'isa'
  | 'virtio-mmio'
  | 'spapr-vio'
  | 'ccw'
  | 'uml'
  | 'lxc';

/**
 * One row per network card that QEMU can emulate, per driver of User-mode Linux, and per way of LXC.
 * Sources: qemu -device help, 7.2; arch/um/drivers of Linux 6.1; lxc.container.conf(5).
 */
export interface NicModel {
  /** QEMU's device name; that of the driver for User-mode Linux; `lxc-` and LXC's type. */
  readonly id: string;
  readonly title: Wording;
  readonly bus: Bus;
  /** Paravirtual cards need a driver made for virtual machines; passthrough is a card of the host. */
  readonly family: 'paravirtual' | 'emulated' | 'usb' | 'passthrough';
  /** libvirt's word in `<model type>`; absent where libvirt 9.0 cannot start it. */
  readonly libvirt?: string;
  /** VMware's word in `ethernetN.virtualDev`; absent where it has no such card. */
  readonly vmware?: string;
  readonly multiqueue: boolean;
  /** Whether what it leaves to the host can be chosen: `csum`, `host_tso4` and so on. */
  readonly offloads: boolean;
  /** Whether what empties its rings need not be QEMU: vhost, vhost-user or vDPA. */
  readonly vhost: boolean;
  /** Whether `host_mtu` exists, or `mtu` in User-mode Linux and LXC. */
  readonly tellsMtu: boolean;
  /** Driver of a Linux guest. */
  readonly driver?: string;
}

/** Whether firmware finds a program on it, to boot from the network. */
export function hasRom({ bus }: NicModel): boolean {
  return bus === 'pci' || bus === 'pcie';
}
