import type { Message } from '../util/message.ts';

/** One row per machine this project draws guests for; those of QEMU from qemu -machine help, 7.2. */
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
  /** Models that libvirt 9.0 cannot give this machine though it knows them. */
  readonly libvirtLacks?: readonly string[];
  /** Whether -nic and -net make cards for it: else QEMU warns and makes none. */
  readonly nicOption: boolean;
  /** Keys of NIC_MODELS that this machine realises: QEMU's with -device. */
  readonly models: readonly string[];
  readonly defaultModel: string;
}
