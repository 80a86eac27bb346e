import type { MachineType } from './machine.ts';
import type { Bus, NicModel } from './model.ts';
import { NIC_MODELS } from './models.ts';
import { msg } from '../util/message.ts';

const UBOOT = msg`it needs firmware (u-boot.e500), which distributions put where QEMU does not look`;

/** What QEMU for s390x has; it is virtio, or a card of the host. */
const CHANNEL = (model: NicModel) =>
  model.bus === 'ccw' || model.id.startsWith('virtio-net-pci') || model.family === 'passthrough';

const ANY_PCI: readonly Bus[] = ['pcie', 'pci', 'usb'];

/** What fits the buses, without the cards that only PowerPC emulators have. */
function fitting(buses: readonly Bus[], powerpc = false): readonly string[] {
  return Object.values(NIC_MODELS)
    .filter((model) => buses.includes(model.bus) && (powerpc || model.id !== 'sungem'))
    .map((model) => model.id);
}

function e500(arch: 'ppc' | 'ppc64'): MachineType {
  return {
    arch,
    id: 'ppce500',
    title: msg`PowerPC e500`,
    emulator: `qemu-system-${arch}`,
    bus: 'pci',
    withoutLibvirt: UBOOT,
    models: fitting(ANY_PCI, true),
    onBoard: 'virtio-net-pci',
    maxVcpus: 32,
    nicOption: true,
    defaultModel: 'virtio-net-pci',
  };
}

function mac99(arch: 'ppc' | 'ppc64'): MachineType {
  return {
    arch,
    id: 'mac99',
    title: msg`Power Macintosh (mac99)`,
    emulator: `qemu-system-${arch}`,
    bus: 'pci',
    // Linux sees nothing below slot 11; there are the host bridge and mac-io, and then what QEMU places.
    slots: { first: 0xe, last: 0x15 },
    models: fitting(ANY_PCI, true),
    onBoard: 'sungem',
    maxVcpus: 1,
    maxMemoryMiB: 2048,
    nicOption: true,
    defaultModel: 'sungem',
  };
}

export const MACHINE_TYPES: readonly MachineType[] = [
  {
    arch: 'x86_64',
    id: 'q35',
    title: msg`PC with PCI Express (q35)`,
    emulator: 'qemu-system-x86_64',
    bus: 'pcie',
    libvirt: 'q35',
    models: fitting([...ANY_PCI, 'isa']),
    onBoard: 'e1000e',
    maxVcpus: 288,
    nicOption: true,
    defaultModel: 'virtio-net-pci',
  },
  {
    arch: 'x86_64',
    id: 'pc',
    title: msg`PC with PCI (i440FX)`,
    emulator: 'qemu-system-x86_64',
    bus: 'pci',
    libvirt: 'pc',
    models: fitting([...ANY_PCI, 'isa']),
    onBoard: 'e1000',
    maxVcpus: 255,
    nicOption: true,
    defaultModel: 'virtio-net-pci',
  },
  {
    arch: 'x86_64',
    id: 'isapc',
    title: msg`PC with ISA only (isapc)`,
    emulator: 'qemu-system-x86_64',
    bus: 'none',
    libvirt: 'isapc',
    models: fitting(['isa']),
    onBoard: 'ne2k_isa',
    maxVcpus: 1,
    nicOption: true,
    defaultModel: 'ne2k_isa',
  },
  {
    arch: 'x86_64',
    id: 'microvm',
    title: msg`microvm: minimal, no PCI`,
    emulator: 'qemu-system-x86_64',
    bus: 'none',
    mmio: 24,
    models: fitting(['virtio-mmio', 'isa']),
    maxVcpus: 288,
    nicOption: false,
    defaultModel: 'virtio-net-device',
  },
  {
    arch: 'x86_64',
    id: 'uml',
    title: msg`User-mode Linux: a kernel that is a process`,
    engine: 'uml',
    emulator: 'linux.uml',
    bus: 'none',
    models: fitting(['uml']),
    nicOption: false,
    defaultModel: 'uml-vector',
  },
  {
    arch: 'x86_64',
    id: 'lxc',
    title: msg`LXC container: no kernel of its own`,
    engine: 'lxc',
    emulator: 'lxc-start',
    bus: 'none',
    models: fitting(['lxc']),
    nicOption: false,
    defaultModel: 'lxc-phys',
  },
  {
    arch: 'aarch64',
    id: 'virt',
    title: msg`Arm virtual machine`,
    emulator: 'qemu-system-aarch64',
    bus: 'pcie',
    libvirt: 'virt',
    mmio: 32,
    // On Arm libvirt says -net nic for what is neither PCI nor virtio-mmio.
    libvirtLacks: ['usb-net'],
    models: fitting([...ANY_PCI, 'virtio-mmio']),
    onBoard: 'virtio-net-pci',
    maxVcpus: 512,
    nicOption: true,
    defaultModel: 'virtio-net-pci',
  },
  {
    arch: 'riscv64',
    id: 'virt',
    title: msg`RISC-V virtual machine`,
    emulator: 'qemu-system-riscv64',
    bus: 'pcie',
    libvirt: 'virt',
    mmio: 8,
    models: fitting([...ANY_PCI, 'virtio-mmio']),
    maxVcpus: 512,
    nicOption: false,
    defaultModel: 'virtio-net-pci',
  },
  {
    arch: 'ppc64',
    id: 'pseries',
    title: msg`IBM Power (pseries)`,
    emulator: 'qemu-system-ppc64',
    bus: 'pci',
    libvirt: 'pseries',
    models: fitting([...ANY_PCI, 'spapr-vio'], true),
    onBoard: 'spapr-vlan',
    maxVcpus: 4096,
    nicOption: true,
    defaultModel: 'virtio-net-pci',
  },
  e500('ppc64'),
  {
    ...mac99('ppc64'),
    libvirt: 'mac99',
  },
  e500('ppc'),
  {
    ...mac99('ppc'),
    // pci.0 is the AGP bus, which OpenBIOS leaves alone; pci.1 another.
    rootBus: 2,
    withoutLibvirt: msg`it puts all cards on pci.0, the AGP bus, where the firmware does not look`,
  },
  {
    arch: 'ppc',
    id: 'g3beige',
    title: msg`Power Macintosh G3 (beige)`,
    emulator: 'qemu-system-ppc',
    bus: 'pci',
    libvirt: 'g3beige',
    // mac-io is in slot 0x10.
    slots: { first: 3, last: 0xf },
    models: fitting(ANY_PCI, true),
    onBoard: 'ne2k_pci',
    maxVcpus: 1,
    maxMemoryMiB: 2047,
    nicOption: true,
    defaultModel: 'ne2k_pci',
  },
  {
    arch: 's390x',
    id: 's390-ccw-virtio',
    title: msg`IBM Z (s390-ccw-virtio)`,
    emulator: 'qemu-system-s390x',
    bus: 'pci',
    libvirt: 's390-ccw-virtio',
    models: Object.values(NIC_MODELS)
      .filter(CHANNEL)
      .map(({ id }) => id),
    onBoard: 'virtio-net-ccw',
    maxVcpus: 248,
    nicOption: true,
    defaultModel: 'virtio-net-ccw',
  },
];

export function machineType(arch: string, id: string): MachineType | undefined {
  return MACHINE_TYPES.find((machine) => machine.arch === arch && machine.id === id);
}

/** Whether it is User-mode Linux: a kernel that is a process of who runs it. */
export function isUml(machine: { readonly arch: string; readonly machineType: string }): boolean {
  return machineType(machine.arch, machine.machineType)?.engine === 'uml';
}

/** Whether it is a container of LXC, which has the kernel of its host. */
export function isLxc(machine: { readonly arch: string; readonly machineType: string }): boolean {
  return machineType(machine.arch, machine.machineType)?.engine === 'lxc';
}

/** Whether a device of the drawing is one. */
export function isContainer({
  device,
}: {
  readonly device: Readonly<Record<string, unknown>>;
}): boolean {
  return isLxc({ arch: String(device['arch']), machineType: String(device['machine']) });
}

/** The cards this machine realises; none where the machine is unknown. */
export function modelsFor(arch: string, id: string): readonly NicModel[] {
  return (machineType(arch, id)?.models ?? []).flatMap((model) => NIC_MODELS[model] ?? []);
}
