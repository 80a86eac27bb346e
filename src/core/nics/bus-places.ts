/**
 * Where the n-th card of a guest goes on buses that are not PCI, counted from 0
 * among the guest's cards of that bus. One table for QEMU and libvirt.
 */

/** qemu-xhci can be given 15 ports at most. */
export const USB_PORTS = 15;

export interface UsbPlace {
  /** Index of the qemu-xhci controller. */
  readonly controller: number;
  /** From 1. */
  readonly port: number;
}

export function usbPlace(n: number): UsbPlace {
  return { controller: Math.floor(n / USB_PORTS), port: (n % USB_PORTS) + 1 };
}

export interface IsaPlace {
  readonly iobase: number;
  readonly irq: number;
}

// ne2000_io and ne2000_irq of QEMU's hw/i386/pc.c.
const NE2000: readonly IsaPlace[] = [
  { iobase: 0x300, irq: 9 },
  { iobase: 0x320, irq: 10 },
  { iobase: 0x340, irq: 11 },
  { iobase: 0x360, irq: 3 },
  { iobase: 0x280, irq: 4 },
  { iobase: 0x380, irq: 5 },
];

export function isaPlace(n: number): IsaPlace | undefined {
  return NE2000[n];
}

/** The `devno` of a device on channel I/O: the subchannel set 0 of the virtual css image has room for all. */
export function ccwDevno(n: number): string {
  return n.toString(16).padStart(4, '0');
}

/** The `reg` of an spapr-vio device; libvirt counts the same. */
export function vioReg(n: number): number {
  return 0x1000 * (n + 1);
}
