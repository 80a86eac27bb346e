import { USB_PORTS } from '../../nics/bus-places.ts';
import type { MachineType } from '../../nics/machine.ts';
import { machineType } from '../../nics/machines.ts';
import type { Controller, Machine } from '../../plan/resource.ts';
import {
  type Block,
  block,
  createWriter,
  type Printed,
  type Span,
  type Writer,
} from '../../text/writer.ts';
import { xml } from '../../text/xml.ts';
import { digest32 } from '../../util/hash.ts';
import { isPastLibvirt, printCommandline, QEMU_NAMESPACE } from './commandline-xml.ts';
import { type Around, printInterface, type Seen } from './interface-xml.ts';
import { pciAddress } from './pci-address.ts';

/** Its first line is rewritten by define.sh: `kvm` only where the host has it. */
export function printDomain(machine: Machine, around: Around): Printed {
  const type = machineType(machine.arch, machine.machineType);
  if (!type?.libvirt) throw new Error(`${machine.machineType} is refused before`);
  const writer = createWriter();
  const { origin, name, label } = machine;

  writer.from(origin, () => {
    const qemu = isPastLibvirt(machine) ? QEMU_NAMESPACE : '';
    writer.line(`<domain type='${machine.arch === 'x86_64' ? 'kvm' : 'qemu'}'${qemu}>`);
    writer.line(xml`  <name>${name}</name>`);
    writer.line(xml`  <uuid>${machine.uuid}</uuid>`);
    if (label !== name) writer.line(xml`  <title>${label}</title>`);
    writer.line(xml`  <memory unit='MiB'>${machine.memoryMiB}</memory>`);
    if (machine.nics.some(({ backend }) => backend.type === 'vhost-user'))
      writer.block(SHARED_MEMORY);
    writer.line(xml`  <vcpu>${machine.vcpus}</vcpu>`);
    writer.block(platformOf(machine.controllers, type));
  });
  const seen: Seen = { usb: 0, vio: 0, isa: 0, ccw: 0 };
  machine.nics.forEach((nic, place) => {
    printInterface(writer, nic, { origin, place }, around, seen);
  });
  writer.from(origin, () => writer.block(LAST_DEVICES));
  printCommandline(writer, machine);
  writer.from(origin, () => writer.line('  <metadata>'));
  const { text, spans } = writer.finish();
  // By the digest of all above, define.sh sees whether libvirt has this very document.
  const digest = digest32(text).toString(16).padStart(8, '0');
  return { text: `${text}${end(digest)}`, spans: withEnd(spans, END_LINES) };
}

/** For programs that are handed it. */
const SHARED_MEMORY = block(`  <memoryBacking>
    <source type='memfd'/>
    <access mode='shared'/>
  </memoryBacking>`);

// What libvirt would add by itself would need places of its own: no memory balloon.
const LAST_DEVICES = block(`    <serial type='pty'/>
    <memballoon model='none'/>
  </devices>`);

const END_LINES = 3;

function end(digest: string): string {
  return `    <vethloom:drawing xmlns:vethloom='urn:vethloom' digest='${digest}'/>
  </metadata>
</domain>
`;
}

/** The last lines belong to the guest, as the ones before them do. */
function withEnd(spans: readonly Span[], lines: number): readonly Span[] {
  const last = spans.at(-1);
  return last ? [...spans.slice(0, -1), { ...last, last: last.last + lines }] : spans;
}

/** Guests with the same cards share their controllers, and all lines about the platform. */
const PLATFORMS = new WeakMap<readonly Controller[], Map<MachineType, Block>>();

function platformOf(controllers: readonly Controller[], type: MachineType): Block {
  const byType = PLATFORMS.get(controllers) ?? new Map<MachineType, Block>();
  const known = byType.get(type);
  if (known) return known;
  const writer = createWriter();
  printPlatform(writer, type);
  printControllers(writer, controllers, type);
  const lines = block(writer.finish().text.trimEnd());
  PLATFORMS.set(controllers, byType.set(type, lines));
  return lines;
}

function printPlatform(writer: Writer, type: MachineType): void {
  const machine = type.libvirt ?? type.id;
  writer.line('  <os>');
  writer.line(xml`    <type arch='${type.arch}' machine='${machine}'>hvm</type>`);
  writer.line('  </os>');
  if (type.arch === 'x86_64') {
    writer.line('  <features>');
    writer.line('    <acpi/>');
    writer.line('  </features>');
  }
  // The default of Arm's virt is a 32-bit processor.
  if (type.arch === 'aarch64') writer.line("  <cpu mode='maximum'/>");
  writer.line('  <devices>');
}

function printControllers(
  writer: Writer,
  controllers: readonly Controller[],
  type: MachineType,
): void {
  const root = type.bus === 'pcie' ? 'pcie-root' : 'pci-root';
  if (type.bus !== 'none') writer.line(xml`    <controller type='pci' index='0' model='${root}'/>`);
  for (const controller of controllers) {
    const { index, model, address, chassis = index, port = index } = controller;
    if (model === 'qemu-xhci') {
      writer.line(
        xml`    <controller type='usb' index='${index}' model='${model}' ports='${USB_PORTS}'>`,
      );
    } else {
      writer.line(xml`    <controller type='pci' index='${index}' model='${model}'>`);
    }
    if (model === 'pcie-root-port') {
      writer.line(xml`      <target chassis='${chassis}' port='0x${port.toString(16)}'/>`);
    } else if (model === 'pci-bridge') {
      writer.line(xml`      <target chassisNr='${index}'/>`);
    }
    writer.line(`      ${pciAddress(address, controller.multifunction)}`);
    writer.line('    </controller>');
  }
  if (!controllers.some(({ model }) => model === 'qemu-xhci')) {
    writer.line("    <controller type='usb' index='0' model='none'/>");
  }
}
