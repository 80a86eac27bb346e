import { ccwDevno, isaPlace, usbPlace, vioReg } from '../../nics/bus-places.ts';
import { NIC_MODELS } from '../../nics/models.ts';
import type { Attachment, Backend, Network, Vlan } from '../../plan/resource.ts';
import type { Writer } from '../../text/writer.ts';
import { xml } from '../../text/xml.ts';
import { printVlan } from '../vlan-xml.ts';
import { printDriver } from './driver-xml.ts';
import { aliasOf, isUnsaid } from './commandline-xml.ts';
import { printHostdev, printTransient } from './hostdev-xml.ts';
import { printPasst } from './passt-xml.ts';
import { pciAddress } from './pci-address.ts';

/** Cards printed so far on the buses that count them. */
export interface Seen {
  usb: number;
  vio: number;
  isa: number;
  ccw: number;
}

/** What a guest's cards are plugged into. */
export interface Around {
  /** MTUs of the taps by name: libvirt makes the taps, so it must be told. */
  readonly mtus: ReadonlyMap<string, number>;
  /** The networks that guests are plugged into, by their origins. */
  readonly networks: ReadonlyMap<string, Network>;
}

type Macvtap = Extract<Backend, { type: 'macvtap' }>;
type Dealt = Extract<Backend, { type: 'hostdev' }>;
type Tap = Extract<Backend, { type: 'tap' }>;
type Said = Exclude<Backend, { type: 'none' | 'hub' | 'vde' | 'vfio' | 'l2tpv3' | 'veth' }>;

function isSaid(backend: Backend): backend is Said {
  return (
    !['none', 'hub', 'vde', 'vfio', 'l2tpv3', 'veth'].includes(backend.type) && !isUnsaid(backend)
  );
}

function typeOf(backend: Backend, { networks }: Around): string {
  // Stands in for it, as the one type that touches nothing of the host: nothing is plugged into it.
  if (isUnsaid(backend)) return 'user';
  switch (backend.type) {
    case 'tap':
      // One that is there already, formatdomain: without script and managed='no'.
      if (backend.maker === 'script') return 'ethernet';
      return networkOf(backend, networks) === undefined ? 'bridge' : 'network';
    case 'macvtap':
      return networkOf(backend, networks) === undefined ? 'direct' : 'network';
    case 'hostdev':
      return 'network';
    case 'user':
      return 'user';
    case 'mcast':
      return 'mcast';
    case 'stream':
      return backend.listens ? 'server' : 'client';
    case 'datagrams':
      return 'udp';
    case 'vhost-user':
      return 'vhostuser';
    case 'vdpa':
      return 'vdpa';
    case 'hub':
    case 'vde':
    case 'l2tpv3':
    case 'veth':
      throw new Error(`${backend.type} is refused before`);
    case 'vfio':
      throw new Error('it is no interface');
    case 'none':
      // A tap of its own in no switch, and its cable pulled: `null` crashes libvirt 9.0.
      return 'ethernet';
  }
}

function networkOf(
  { network }: Tap | Macvtap | Dealt,
  networks: Around['networks'],
): Network | undefined {
  return network === undefined ? undefined : networks.get(network);
}

export function printInterface(
  writer: Writer,
  nic: Attachment,
  { origin, place }: { readonly origin: string; readonly place: number },
  around: Around,
  seen: Seen,
): void {
  const { backend } = nic;
  if (backend.type === 'vfio') {
    printHostdev(writer, nic, backend, origin);
    return;
  }
  writer.from(origin, () => {
    writer.line(xml`    <interface type='${typeOf(backend, around)}'>`);
    writer.line(xml`      <mac address='${nic.mac}'/>`);
    if (backend.type === 'none') writer.line("      <link state='down'/>");
  });
  if (isSaid(backend)) {
    writer.from(backend.link, () => printCable(writer, backend, nic, around));
  }
  writer.from(origin, () => {
    const row = NIC_MODELS[nic.model];
    // formatdomain: QEMU plays no card then, and libvirt heeds no model.
    if (backend.type !== 'hostdev')
      writer.line(xml`      <model type='${row?.libvirt ?? nic.model}'/>`);
    if (row?.multiqueue) printDriver(writer, nic);
    if (nic.standsBy) {
      writer.line("      <teaming type='persistent'/>");
      writer.line(xml`      <alias name='${aliasOf(nic, place)}'/>`);
    }
    if (nic.standby !== undefined) printTransient(writer, nic.standby);
    if (nic.bootIndex !== undefined) writer.line(xml`      <boot order='${nic.bootIndex}'/>`);
    if (nic.rom === false) writer.line("      <rom enabled='no'/>");
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
    } else if (row?.bus === 'isa') {
      const place = isaPlace(seen.isa++);
      if (place) {
        const base = place.iobase.toString(16);
        writer.line(
          xml`      <address type='isa' iobase='0x${base}' irq='0x${place.irq.toString(16)}'/>`,
        );
      }
    } else if (row?.bus === 'ccw') {
      const devno = ccwDevno(seen.ccw++);
      writer.line(xml`      <address type='ccw' cssid='0xfe' ssid='0x0' devno='0x${devno}'/>`);
    }
    writer.line('    </interface>');
  });
}

function printCable(writer: Writer, backend: Said, nic: Attachment, around: Around): void {
  const { mtu } = nic;
  switch (backend.type) {
    case 'tap':
      if (backend.maker === 'script') {
        writer.line(xml`      <target dev='${backend.ifname}' managed='no'/>`);
        if (mtu !== undefined) writer.line(xml`      <mtu size='${mtu}'/>`);
        return;
      }
      printTap(writer, backend, mtu ?? around.mtus.get(backend.ifname), around);
      return;
    case 'macvtap': {
      const mode = backend.mode === 'passthru' ? 'passthrough' : backend.mode;
      const network = networkOf(backend, around.networks);
      if (network === undefined)
        writer.line(xml`      <source dev='${backend.lower}' mode='${mode}'/>`);
      else writer.line(xml`      <source network='${network.name}'/>`);
      writer.line(xml`      <target dev='${backend.ifname}'/>`);
      return;
    }
    case 'hostdev': {
      const network = networkOf(backend, around.networks);
      printNetworkSource(writer, backend, network);
      printOwnVlan(writer, backend, network);
      return;
    }
    case 'user': {
      if (backend.passt) {
        printPasst(writer, nic, backend);
        return;
      }
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
      return;
    case 'vdpa':
      writer.line(xml`      <source dev='${backend.path}'/>`);
      return;
    case 'vhost-user': {
      const { path, listens, reconnect } = backend;
      const source = xml`<source type='unix' path='${path}' mode='${listens ? 'server' : 'client'}'`;
      if (reconnect === undefined) {
        writer.line(`      ${source}/>`);
        return;
      }
      writer.line(`      ${source}>`);
      writer.line(xml`        <reconnect enabled='yes' timeout='${reconnect}'/>`);
      writer.line('      </source>');
    }
  }
}

function printTap(
  writer: Writer,
  backend: Tap,
  mtu: number | undefined,
  { networks }: Around,
): void {
  const network = networkOf(backend, networks);
  if (network === undefined) writer.line(xml`      <source bridge='${backend.bridge}'/>`);
  else printNetworkSource(writer, backend, network);
  writer.line(xml`      <target dev='${backend.ifname}'/>`);
  if (backend.technology === 'openvswitch') writer.line("      <virtualport type='openvswitch'/>");
  printOwnVlan(writer, backend, network);
  if (mtu !== undefined) writer.line(xml`      <mtu size='${mtu}'/>`);
}

function printNetworkSource(
  writer: Writer,
  { portgroup }: Tap | Dealt,
  network: Network | undefined,
): void {
  const group = portgroup === undefined ? '' : xml` portgroup='${portgroup}'`;
  writer.line(`${xml`      <source network='${network?.name ?? ''}'`}${group}/>`);
}

/** What the portgroup says is left to it. */
function printOwnVlan(writer: Writer, backend: Tap | Dealt, network: Network | undefined): void {
  if (backend.vlan && backend.vlan !== vlanOfPortgroup(backend, network))
    printVlan(writer, backend.vlan, '      ');
}

function vlanOfPortgroup(
  { portgroup }: Tap | Dealt,
  network: Network | undefined,
): Vlan | undefined {
  if (!network || network.forward === 'macvtap') return undefined;
  return network.portgroups?.find(({ id }) => id === portgroup)?.vlan;
}
