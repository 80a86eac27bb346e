import { ccwDevno, isaPlace, USB_PORTS, usbPlace, vioReg } from '../../nics/bus-places.ts';
import type { MachineType } from '../../nics/machine.ts';
import { NIC_MODELS } from '../../nics/models.ts';
import {
  type Attachment,
  type Controller,
  hasNetdev,
  hasQueues,
  type Machine,
  type PciAddress,
} from '../../plan/resource.ts';
import { printQemuOptions } from '../../text/qemu.ts';
import type { ShText } from '../../text/shell.ts';
import type { QemuSyntax } from '../qemu-syntax.ts';
import { chardevArgument } from './chardev.ts';
import { descriptorsOf } from './descriptors.ts';
import { hubsOf } from './hubs.ts';
import { printNetdev } from './netdev.ts';
import { shortCardArguments } from './short-cards.ts';

/** One option of QEMU's command line. */
export interface Argument {
  readonly flag: string;
  readonly value?: string;
  /** In place of the value, where only the running script knows all of it. */
  readonly shell?: ShText;
  /** The device or link it is there for. */
  readonly origin: string;
}

// The first serial line is the chardev "console", which the verb makes. On pseries it has the place
// that libvirt gives it: QEMU's own would take the interrupt of spapr-vlan at 0x1000.
const CONSOLE = { flag: '-serial', value: 'chardev:console' } as const;
const POWER_CONSOLE = {
  flag: '-device',
  value: 'spapr-vty,chardev=console,reg=0x30000000',
} as const;

type Options = Record<string, string | number | boolean>;

/** What names a guest and gives it its size. */
export function ownArguments(machine: Machine, type: MachineType): readonly Argument[] {
  const origin = machine.origin;
  const out: Argument[] = [
    { flag: '-name', value: printQemuOptions('', { guest: machine.name }), origin },
    { flag: '-uuid', value: machine.uuid, origin },
  ];
  // The default of Arm's virt is a 32-bit processor.
  if (type.arch === 'aarch64') out.push({ flag: '-cpu', value: 'max', origin });
  out.push(
    { flag: '-m', value: String(machine.memoryMiB), origin },
    { flag: '-smp', value: String(machine.vcpus), origin },
  );
  if (machine.nics.some(({ backend }) => backend.type === 'vhost-user')) {
    const size = `${machine.memoryMiB}M`;
    const memory = printQemuOptions('memory-backend-memfd', { id: 'ram', size, share: true });
    out.push({ flag: '-object', value: memory, origin });
    // QEMU takes several: this one is beside the machine's own.
    out.push({ flag: '-machine', value: 'memory-backend=ram', origin });
  }
  return out;
}

/** What guests with the same machine and controllers have in common. */
export function sharedArguments(
  controllers: readonly Controller[],
  type: MachineType,
): readonly Omit<Argument, 'origin'>[] {
  return [
    { flag: '-nodefaults' },
    { flag: '-no-user-config' },
    { flag: '-display', value: 'none' },
    type.id === 'pseries' ? POWER_CONSOLE : CONSOLE,
    ...controllers.map((controller) => ({
      flag: '-device',
      value: printController(controller, type),
    })),
  ];
}

/** The network cards, each after the cable in it. */
export function cardArguments(
  machine: Machine,
  type: MachineType,
  syntax: QemuSyntax,
): readonly Argument[] {
  if (syntax !== 'device') return shortCardArguments(machine, syntax);
  const origin = machine.origin;
  const out: Argument[] = [];
  const seen = { usb: 0, isa: 0, vio: 0, ccw: 0 };
  const opened = descriptorsOf(machine);
  const hubs = hubsOf(machine);
  machine.nics.forEach((nic, index) => {
    if (nic.backend.type === 'vhost-user')
      out.push(chardevArgument(nic.backend, `hostnet${index}`));
    if (hasNetdev(nic.backend)) {
      const netdev = printNetdev(nic.backend, `hostnet${index}`, {
        queues: nic.queues,
        opened: opened.get(nic) ?? [],
        hubs,
      });
      out.push({ flag: '-netdev', ...netdev, origin: nic.backend.link });
    }
    out.push({ flag: '-device', value: printNic(nic, index, type, seen), origin });
  });
  return out;
}

function printController(controller: Controller, type: MachineType): string {
  const { index, model, address } = controller;
  const options: Options = { id: model === 'qemu-xhci' ? usbId(index) : busId(index, type) };
  if (model === 'pcie-root-port') {
    options['chassis'] = controller.chassis ?? index;
    options['port'] = controller.port ?? index;
  } else if (model === 'pci-bridge') {
    options['chassis_nr'] = index;
  } else if (model === 'qemu-xhci') {
    options['p2'] = USB_PORTS;
    options['p3'] = USB_PORTS;
  }
  sit(options, address, type);
  if (controller.multifunction) options['multifunction'] = true;
  return printQemuOptions(DRIVERS[model], options);
}

/** QEMU's word for libvirt's. */
const DRIVERS = {
  'pcie-root-port': 'pcie-root-port',
  'pcie-to-pci-bridge': 'pcie-pci-bridge',
  'pci-bridge': 'pci-bridge',
  'qemu-xhci': 'qemu-xhci',
} as const satisfies Record<Controller['model'], string>;

// The ids are those that libvirt gives: pci.N, usb, usb1, netN, hostnetN.
function usbId(index: number): string {
  return index === 0 ? 'usb' : `usb${index}`;
}

/** The buses of the board come first. */
function busId(index: number, { rootBus = 0 }: MachineType): string {
  return `pci.${rootBus + index}`;
}

function sit(options: Options, address: PciAddress, type: MachineType): void {
  const isExpressRoot = type.bus === 'pcie' && address.bus === 0;
  options['bus'] = isExpressRoot ? 'pcie.0' : busId(address.bus, type);
  const slot = `0x${address.slot.toString(16)}`;
  options['addr'] = address.function === 0 ? slot : `${slot}.0x${address.function}`;
}

/** What virtio-net leaves to the host, and lets it leave to the guest. */
const OFFLOADS = [
  ...['csum', 'gso', 'host_tso4', 'host_tso6', 'host_ecn', 'host_ufo'],
  ...['guest_csum', 'guest_tso4', 'guest_tso6', 'guest_ecn', 'guest_ufo'],
] as const;

/** What is chosen on the card itself. */
function choose(options: Options, nic: Attachment): void {
  if (nic.rxQueueSize !== undefined) options['rx_queue_size'] = nic.rxQueueSize;
  if (nic.txQueueSize !== undefined) options['tx_queue_size'] = nic.txQueueSize;
  if (nic.offloads === false) for (const one of OFFLOADS) options[one] = false;
  if (nic.packed) options['packed'] = true;
  if (nic.rss) options['rss'] = true;
  if (nic.bootIndex !== undefined) options['bootindex'] = nic.bootIndex;
  if (nic.rom === false) options['romfile'] = '';
  if (nic.standsBy) options['failover'] = true;
  if (nic.standby !== undefined) options['failover_pair_id'] = `net${nic.standby}`;
}

function printNic(
  nic: Attachment,
  index: number,
  type: MachineType,
  seen: { usb: number; isa: number; vio: number; ccw: number },
): string {
  const model = NIC_MODELS[nic.model];
  const options: Options = { id: `net${index}` };
  if (nic.backend.type === 'vfio') {
    // Its MAC is its own.
    options['host'] = nic.backend.pci;
  } else {
    if (nic.backend.type !== 'none') options['netdev'] = `hostnet${index}`;
    options['mac'] = nic.mac;
  }
  if (nic.pci) {
    sit(options, nic.pci, type);
  } else if (model?.bus === 'usb') {
    const place = usbPlace(seen.usb++);
    options['bus'] = `${usbId(place.controller)}.0`;
    options['port'] = place.port;
  } else if (model?.bus === 'isa') {
    const place = isaPlace(seen.isa++);
    if (place) Object.assign(options, { iobase: `0x${place.iobase.toString(16)}`, irq: place.irq });
  } else if (model?.bus === 'spapr-vio') {
    options['reg'] = `0x${vioReg(seen.vio++).toString(16)}`;
  } else if (model?.bus === 'ccw') {
    options['devno'] = `fe.0.${ccwDevno(seen.ccw++)}`;
  }
  // Only taps have queues. Each has two vectors; two are for control and configuration.
  if (nic.queues > 1 && model?.multiqueue && hasQueues(nic.backend)) {
    options['mq'] = true;
    if (nic.pci) options['vectors'] = 2 * nic.queues + 2;
  }
  if (nic.mtu !== undefined && model?.tellsMtu) options['host_mtu'] = nic.mtu;
  choose(options, nic);
  return printQemuOptions(nic.model, options);
}
