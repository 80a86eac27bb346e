import { usbPlace, vioReg } from '../../nics/bus-places.ts';
import { NIC_MODELS } from '../../nics/models.ts';
import { type Attachment, type Backend, hasQueues, type Vlan } from '../../plan/resource.ts';
import type { Writer } from '../../text/writer.ts';
import { xml } from '../../text/xml.ts';
import { pciAddress } from './pci-address.ts';

/** Cards printed so far on the buses that count them. */
export interface Seen {
  usb: number;
  vio: number;
}

/** For the others libvirt has no word: a guest with one of them is refused before. */
type Said = Exclude<Backend, { type: 'none' | 'hub' | 'vde' | 'l2tpv3' }>;

function isSaid(backend: Backend): backend is Said {
  return !['none', 'hub', 'vde', 'l2tpv3'].includes(backend.type);
}

function typeOf(backend: Backend): string {
  switch (backend.type) {
    case 'tap':
      return 'bridge';
    case 'macvtap':
      return 'direct';
    case 'user':
      return 'user';
    case 'mcast':
      return 'mcast';
    case 'stream':
      return backend.listens ? 'server' : 'client';
    case 'datagrams':
      return 'udp';
    case 'hub':
    case 'vde':
    case 'l2tpv3':
      throw new Error(`${backend.type} is refused before`);
    case 'none':
      // A tap of its own in no switch, and its cable pulled: `null` crashes libvirt 9.0.
      return 'ethernet';
  }
}

export function printInterface(
  writer: Writer,
  nic: Attachment,
  origin: string,
  mtu: number | undefined,
  seen: Seen,
): void {
  const { backend } = nic;
  writer.from(origin, () => {
    writer.line(xml`    <interface type='${typeOf(backend)}'>`);
    writer.line(xml`      <mac address='${nic.mac}'/>`);
    if (backend.type === 'none') writer.line("      <link state='down'/>");
  });
  if (isSaid(backend)) {
    writer.from(backend.link, () => printCable(writer, backend, mtu));
  }
  writer.from(origin, () => {
    const row = NIC_MODELS[nic.model];
    writer.line(xml`      <model type='${row?.libvirt ?? nic.model}'/>`);
    if (row?.multiqueue) {
      // Said in any case: libvirt takes vhost where it finds it.
      const name = backend.type === 'tap' && backend.vhost ? 'vhost' : 'qemu';
      const several = nic.queues > 1 && hasQueues(backend);
      const queues = several ? xml` queues='${nic.queues}'` : '';
      const ring = nic.rxQueueSize === undefined ? '' : xml` rx_queue_size='${nic.rxQueueSize}'`;
      const driver = `${xml`      <driver name='${name}'`}${queues}${ring}`;
      if (nic.offloads === false) {
        writer.line(`${driver}>`);
        writer.line(
          "        <host csum='off' gso='off' tso4='off' tso6='off' ecn='off' ufo='off'/>",
        );
        writer.line("        <guest csum='off' tso4='off' tso6='off' ecn='off' ufo='off'/>");
        writer.line('      </driver>');
      } else writer.line(`${driver}/>`);
    }
    if (nic.pci) {
      writer.line(`      ${pciAddress(nic.pci)}`);
    } else if (row?.bus === 'usb') {
      const { controller, port } = usbPlace(seen.usb++);
      writer.line(xml`      <address type='usb' bus='${controller}' port='${port}'/>`);
    } else if (row?.bus === 'virtio-mmio') {
      writer.line("      <address type='virtio-mmio'/>");
    } else if (row?.bus === 'spapr-vio') {
      const reg = vioReg(seen.vio++).toString(16);
      writer.line(xml`      <address type='spapr-vio' reg='0x${reg}'/>`);
    }
    writer.line('    </interface>');
  });
}

function printCable(writer: Writer, backend: Said, mtu: number | undefined): void {
  switch (backend.type) {
    case 'tap':
      printTap(writer, backend, mtu);
      return;
    case 'macvtap': {
      const mode = backend.mode === 'passthru' ? 'passthrough' : backend.mode;
      writer.line(xml`      <source dev='${backend.lower}' mode='${mode}'/>`);
      writer.line(xml`      <target dev='${backend.ifname}'/>`);
      return;
    }
    case 'user': {
      const [address = '', prefix = ''] = backend.network.split('/');
      const family = address.includes(':') ? 'ipv6' : 'ipv4';
      writer.line(xml`      <ip family='${family}' address='${address}' prefix='${prefix}'/>`);
      return;
    }
    case 'mcast':
      writer.line(xml`      <source address='${backend.address}' port='${backend.port}'/>`);
      return;
    case 'stream':
      writer.line(xml`      <source address='127.0.0.1' port='${backend.at}'/>`);
      return;
    case 'datagrams':
      writer.line(xml`      <source address='127.0.0.1' port='${backend.remote}'>`);
      writer.line(xml`        <local address='127.0.0.1' port='${backend.local}'/>`);
      writer.line('      </source>');
  }
}

function printTap(
  writer: Writer,
  backend: Extract<Backend, { type: 'tap' }>,
  mtu: number | undefined,
): void {
  writer.line(xml`      <source bridge='${backend.bridge}'/>`);
  writer.line(xml`      <target dev='${backend.ifname}'/>`);
  if (backend.technology === 'openvswitch') writer.line("      <virtualport type='openvswitch'/>");
  if (backend.vlan) printVlan(writer, backend.vlan);
  if (mtu !== undefined) writer.line(xml`      <mtu size='${mtu}'/>`);
}

function printVlan(writer: Writer, vlan: Vlan): void {
  if (vlan.mode === 'access') {
    writer.line('      <vlan>');
    writer.line(xml`        <tag id='${vlan.tag}'/>`);
  } else {
    const { native } = vlan;
    writer.line("      <vlan trunk='yes'>");
    for (const tag of vlan.tags) {
      if (tag !== native) writer.line(xml`        <tag id='${tag}'/>`);
    }
    if (native !== undefined) {
      writer.line(xml`        <tag id='${native}' nativeMode='untagged'/>`);
    }
  }
  writer.line('      </vlan>');
}
