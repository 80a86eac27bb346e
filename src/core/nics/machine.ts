import type { Message } from '../util/message.ts';

/** One row per machine this project draws guests for; those of QEMU from qemu -machine help and info pci, 7.2. */
export interface MachineType {
  /** libvirt's and QEMU's word for the architecture. */
  readonly arch: string;
  /** QEMU's word: `q35`. */
  readonly id: string;
  readonly title: Message;
  /** What runs it: absent for QEMU. */
  readonly engine?: 'uml' | 'lxc';
  /** `qemu-system-x86_64`. */
  readonly emulator: string;
  readonly bus: 'pci' | 'pcie' | 'none';
  /** libvirt's word in `<type machine>`; absent where libvirt 9.0 cannot define one. */
  readonly libvirt?: string;
  /** How many virtio-mmio transports it has; absent where it has none. */
  readonly mmio?: number;
  /** Why libvirt has no word for it, where that is not for want of the machine. */
  readonly withoutLibvirt?: Message;
  /** The card that QEMU makes on board where nobody says which, as `-nic model=` would; none with -nodefaults. */
  readonly onBoard?: string;
  /** QEMU's number of the PCI bus that cards go on where that is not 0: others are of the board itself. */
  readonly rootBus?: number;
  /** Slots of that bus that cards may take, both inclusive, where the board has things of its own. */
  readonly slots?: { readonly first: number; readonly last: number };
  /** As query-machines tells `cpu-max`. */
  readonly maxVcpus?: number;
  readonly maxMemoryMiB?: number;
  /** Models that libvirt 9.0 cannot give this machine though it knows them. */
  readonly libvirtLacks?: readonly string[];
  /** Whether -nic and -net make cards for it: else QEMU warns and makes none. */
  readonly nicOption: boolean;
  /** Keys of NIC_MODELS that this machine realises: QEMU's with -device. */
  readonly models: readonly string[];
  readonly defaultModel: string;
}
