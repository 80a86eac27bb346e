import { USB_PORTS } from '../../nics/bus-places.ts';
import type { MachineType } from '../../nics/machine.ts';
import { machineType } from '../../nics/machines.ts';
import type { Controller, Machine } from '../../plan/resource.ts';
import { type Block, block, createWriter, type Printed, type Span } from '../../text/writer.ts';
import { createXmlPrinter, type XmlPrinter } from '../../text/xml.ts';
import { hash32 } from '../../util/hash.ts';
import { printInterface, type Seen } from './interface-xml.ts';
import { pciAddress } from './pci-address.ts';

/** Its first line is rewritten by define.sh: `kvm` only where the host has it. */
export function printDomain(machine: Machine, mtus: ReadonlyMap<string, number>): Printed {
  const type = machineType(machine.arch, machine.machineType);
  if (!type?.libvirt) throw new Error(`${machine.machineType} is refused before`);
  const writer = createWriter();
  const xml = createXmlPrinter(writer);
  const { origin } = machine;

  writer.from(origin, () => {
    xml.open('domain', { type: machine.arch === 'x86_64' ? 'kvm' : 'qemu' });
    xml.text('name', machine.name);
    xml.text('uuid', machine.uuid);
    if (machine.label !== machine.name) xml.text('title', machine.label);
    xml.text('memory', machine.memoryMiB, { unit: 'MiB' });
    xml.text('vcpu', machine.vcpus);
    xml.open('os');
    xml.text('type', 'hvm', { arch: machine.arch, machine: type.libvirt ?? type.id });
    xml.close();
    printProcessor(xml, type);
    xml.open('devices');
    writer.block(controllersOf(machine.controllers, type));
  });
  const seen: Seen = { usb: 0, vio: 0 };
  for (const nic of machine.nics) {
    const mtu = nic.backend.type === 'tap' ? (nic.mtu ?? mtus.get(nic.backend.ifname)) : undefined;
    printInterface(xml, writer, nic, origin, mtu, seen);
  }
  writer.from(origin, () => {
    xml.leaf('serial', { type: 'pty' });
    // What libvirt would add by itself would need places of its own.
    xml.leaf('memballoon', { model: 'none' });
    xml.close();
    xml.open('metadata');
  });
  const { text, spans } = writer.finish();
  // By the digest of all above, define.sh sees whether libvirt has this very document.
  const digest = hash32(text).toString(16).padStart(8, '0');
  return { text: `${text}${end(digest)}`, spans: withEnd(spans, END_LINES) };
}

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

/** Guests with the same cards share their controllers, and the lines of these. */
const CONTROLLERS = new WeakMap<readonly Controller[], Map<MachineType, Block>>();

function controllersOf(controllers: readonly Controller[], type: MachineType): Block {
  const known = CONTROLLERS.get(controllers)?.get(type);
  if (known) return known;
  const writer = createWriter();
  printControllers(createXmlPrinter(writer, ['domain', 'devices']), controllers, type);
  const lines = block(writer.finish().text.trimEnd());
  const byType = CONTROLLERS.get(controllers) ?? new Map<MachineType, Block>();
  CONTROLLERS.set(controllers, byType.set(type, lines));
  return lines;
}

function printProcessor(xml: XmlPrinter, type: MachineType): void {
  if (type.arch === 'x86_64') {
    xml.open('features');
    xml.leaf('acpi');
    xml.close();
  }
  // The default of Arm's virt is a 32-bit processor.
  if (type.arch === 'aarch64') xml.leaf('cpu', { mode: 'maximum' });
}

function printControllers(
  xml: XmlPrinter,
  controllers: readonly Controller[],
  type: MachineType,
): void {
  const root = type.bus === 'pcie' ? 'pcie-root' : 'pci-root';
  xml.leaf('controller', { type: 'pci', index: 0, model: root });
  let usb = false;
  for (const controller of controllers) {
    const { index, model, address } = controller;
    if (model === 'qemu-xhci') {
      usb = true;
      xml.open('controller', { type: 'usb', index, model, ports: USB_PORTS });
    } else {
      xml.open('controller', { type: 'pci', index, model });
      if (model === 'pcie-root-port') {
        xml.leaf('target', {
          chassis: controller.chassis ?? index,
          port: `0x${(controller.port ?? index).toString(16)}`,
        });
      } else if (model === 'pci-bridge') {
        xml.leaf('target', { chassisNr: index });
      }
    }
    xml.leaf('address', pciAddress(address, controller.multifunction));
    xml.close();
  }
  if (!usb) xml.leaf('controller', { type: 'usb', index: 0, model: 'none' });
}
