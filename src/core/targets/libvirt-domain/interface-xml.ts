import { usbPlace, vioReg } from '../../nics/bus-places.ts';
import { NIC_MODELS } from '../../nics/models.ts';
import type { Attachment, Backend } from '../../plan/resource.ts';
import type { Writer } from '../../text/writer.ts';
import type { XmlPrinter } from '../../text/xml.ts';
import { pciAddress } from './pci-address.ts';

/** Cards printed so far on the buses that count them. */
export interface Seen {
  usb: number;
  vio: number;
}

const TYPES = {
  tap: 'bridge',
  user: 'user',
  // A tap of its own in no switch, and its cable pulled: `null` crashes libvirt 9.0.
  none: 'ethernet',
} as const satisfies Record<Backend['type'], string>;

export function printInterface(
  xml: XmlPrinter,
  writer: Writer,
  nic: Attachment,
  origin: string,
  mtu: number | undefined,
  seen: Seen,
): void {
  const { backend } = nic;
  writer.from(origin, () => {
    xml.open('interface', { type: TYPES[backend.type] });
    xml.leaf('mac', { address: nic.mac });
    if (backend.type === 'none') xml.leaf('link', { state: 'down' });
  });
  if (backend.type !== 'none') {
    writer.from(backend.link, () => printCable(xml, backend, mtu));
  }
  writer.from(origin, () => {
    const row = NIC_MODELS[nic.model];
    xml.leaf('model', { type: row?.libvirt ?? nic.model });
    if (row?.multiqueue) {
      // name='qemu': no vhost, as in the QEMU scripts. Only a tap has queues.
      const several = nic.queues > 1 && backend.type === 'tap';
      xml.leaf('driver', several ? { name: 'qemu', queues: nic.queues } : { name: 'qemu' });
    }
    if (nic.pci) {
      xml.leaf('address', pciAddress(nic.pci));
    } else if (row?.bus === 'usb') {
      const { controller, port } = usbPlace(seen.usb++);
      xml.leaf('address', { type: 'usb', bus: controller, port });
    } else if (row?.bus === 'virtio-mmio') {
      xml.leaf('address', { type: 'virtio-mmio' });
    } else if (row?.bus === 'spapr-vio') {
      const reg = `0x${vioReg(seen.vio++).toString(16)}`;
      xml.leaf('address', { type: 'spapr-vio', reg });
    }
    xml.close();
  });
}

function printCable(
  xml: XmlPrinter,
  backend: Exclude<Backend, { type: 'none' }>,
  mtu: number | undefined,
): void {
  if (backend.type === 'user') {
    const [address = '', prefix = ''] = backend.network.split('/');
    xml.leaf('ip', { family: address.includes(':') ? 'ipv6' : 'ipv4', address, prefix });
    return;
  }
  xml.leaf('source', { bridge: backend.bridge });
  xml.leaf('target', { dev: backend.ifname });
  if (backend.technology === 'openvswitch') xml.leaf('virtualport', { type: 'openvswitch' });
  if (backend.vlan) printVlan(xml, backend.vlan);
  if (mtu !== undefined) xml.leaf('mtu', { size: mtu });
}

function printVlan(xml: XmlPrinter, vlan: NonNullable<(Backend & { type: 'tap' })['vlan']>): void {
  if (vlan.mode === 'access') {
    xml.open('vlan');
    xml.leaf('tag', { id: vlan.tag });
    xml.close();
    return;
  }
  const { native } = vlan;
  xml.open('vlan', { trunk: 'yes' });
  for (const tag of vlan.tags) if (tag !== native) xml.leaf('tag', { id: tag });
  if (native !== undefined) xml.leaf('tag', { id: native, nativeMode: 'untagged' });
  xml.close();
}
