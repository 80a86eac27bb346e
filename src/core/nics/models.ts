import { msg, type Wording } from '../util/message.ts';
import type { NicModel } from './model.ts';

/** What only virtio has. */
const PLAIN = { multiqueue: false, offloads: false, vhost: false, tellsMtu: false } as const;

const i8255x = (id: string, title: string): NicModel => ({
  id,
  title: `Intel ${title}`,
  bus: 'pci',
  family: 'emulated',
  libvirt: id,
  ...PLAIN,
  driver: 'e100',
});

const emulated = (id: string, title: Wording, bus: NicModel['bus'], driver: string): NicModel => ({
  id,
  title,
  bus,
  family: 'emulated',
  libvirt: id,
  ...PLAIN,
  driver,
});

const virtio = (id: string, title: Wording, bus: NicModel['bus'], libvirt: string): NicModel => ({
  id,
  title,
  bus,
  family: 'paravirtual',
  libvirt,
  multiqueue: true,
  offloads: true,
  vhost: true,
  tellsMtu: true,
  driver: 'virtio_net',
});

const uml = (id: string, title: Wording, tellsMtu: boolean): NicModel => ({
  id,
  title,
  bus: 'uml',
  family: 'paravirtual',
  ...PLAIN,
  tellsMtu,
  driver: id,
});

const rows: readonly NicModel[] = [
  virtio('virtio-net-pci', 'virtio-net', 'pcie', 'virtio'),
  virtio(
    'virtio-net-pci-non-transitional',
    msg`virtio-net 1.0 only`,
    'pcie',
    'virtio-non-transitional',
  ),
  // libvirt and QEMU agree that a device of virtio 0.9 belongs on conventional PCI.
  virtio('virtio-net-pci-transitional', msg`virtio-net 0.9 and 1.0`, 'pci', 'virtio-transitional'),
  virtio('virtio-net-device', msg`virtio-net on memory-mapped I/O`, 'virtio-mmio', 'virtio'),
  virtio('virtio-net-ccw', msg`virtio-net on channel I/O`, 'ccw', 'virtio'),
  // What VMware calls e1000 is a 82545EM.
  { ...emulated('e1000', 'Intel 82540EM (e1000)', 'pci', 'e1000'), vmware: 'e1000' },
  emulated('e1000-82544gc', 'Intel 82544GC', 'pci', 'e1000'),
  { ...emulated('e1000-82545em', 'Intel 82545EM', 'pci', 'e1000'), vmware: 'e1000' },
  { ...emulated('e1000e', 'Intel 82574L (e1000e)', 'pcie', 'e1000e'), vmware: 'e1000e' },
  emulated('rtl8139', 'Realtek RTL8139', 'pci', '8139cp'),
  {
    ...emulated('vmxnet3', 'VMware vmxnet3', 'pcie', 'vmxnet3'),
    family: 'paravirtual',
    vmware: 'vmxnet3',
  },
  { ...emulated('pcnet', 'AMD PCnet-PCI II', 'pci', 'pcnet32'), vmware: 'vlance' },
  emulated('tulip', 'DEC 21143 (tulip)', 'pci', 'tulip'),
  emulated('ne2k_pci', msg`NE2000 on PCI`, 'pci', 'ne2k-pci'),
  i8255x('i82550', '82550'),
  i8255x('i82551', '82551'),
  i8255x('i82557a', '82557A'),
  i8255x('i82557b', '82557B'),
  i8255x('i82557c', '82557C'),
  i8255x('i82558a', '82558A'),
  i8255x('i82558b', '82558B'),
  i8255x('i82559a', '82559A'),
  i8255x('i82559b', '82559B'),
  i8255x('i82559c', '82559C'),
  i8255x('i82559er', '82559ER'),
  i8255x('i82562', '82562'),
  i8255x('i82801', '82801'),
  { ...emulated('usb-net', msg`USB network card (CDC)`, 'usb', 'cdc_ether'), family: 'usb' },
  emulated('ne2k_isa', msg`NE2000 on ISA`, 'isa', 'ne'),
  {
    id: 'vfio-pci',
    title: msg`A network card of the host`,
    bus: 'pcie',
    family: 'passthrough',
    ...PLAIN,
  },
  emulated('sungem', 'Sun GEM', 'pci', 'sungem'),
  {
    ...emulated('spapr-vlan', msg`IBM logical LAN`, 'spapr-vio', 'ibmveth'),
    family: 'paravirtual',
  },
  uml('uml-vector', msg`User-mode Linux, vector driver (vecN)`, true),
  uml('uml-netdev', msg`User-mode Linux, older driver (ethN)`, false),
  {
    id: 'lxc-phys',
    title: msg`LXC, the end of a veth pair (phys)`,
    bus: 'lxc',
    family: 'paravirtual',
    ...PLAIN,
    tellsMtu: true,
  },
];

/** Every card that QEMU 7.2 offers by -device on the machines of `machines.ts`, and those of UML and LXC. */
export const NIC_MODELS: Readonly<Record<string, NicModel>> = Object.freeze(
  Object.assign(
    Object.create(null) as Record<string, NicModel>,
    Object.fromEntries(rows.map((row) => [row.id, row])),
  ),
);
