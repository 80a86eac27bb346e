import type { MachineType } from './machine.ts';
import type { Bus, NicModel } from './model.ts';
import { NIC_MODELS } from './models.ts';
import { msg } from '../util/message.ts';

const ANY_PCI: readonly Bus[] = ['pcie', 'pci', 'usb'];

/** What fits the buses, without the cards that only PowerPC emulators have. */
function fitting(buses: readonly Bus[], powerpc = false): readonly string[] {
  return Object.values(NIC_MODELS)
    .filter((model) => buses.includes(model.bus) && (powerpc || model.id !== 'sungem'))
    .map((model) => model.id);
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
    nicOption: true,
    defaultModel: 'virtio-net-pci',
  },
  {
    arch: 'x86_64',
    id: 'microvm',
    title: msg`microvm: minimal, no PCI`,
    emulator: 'qemu-system-x86_64',
    bus: 'none',
    mmio: 24,
    models: fitting(['virtio-mmio', 'isa']),
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
    nicOption: true,
    defaultModel: 'virtio-net-pci',
  },
  {
    arch: 'ppc',
    id: 'ppce500',
    title: msg`PowerPC e500`,
    emulator: 'qemu-system-ppc',
    bus: 'pci',
    // No libvirt: it needs firmware (u-boot.e500) that distributions put elsewhere.
    models: fitting(ANY_PCI, true),
    nicOption: true,
    defaultModel: 'virtio-net-pci',
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
