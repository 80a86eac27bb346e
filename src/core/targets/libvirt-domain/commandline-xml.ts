import {
  type Attachment,
  type Backend,
  hasNetdev,
  type Machine,
  type Netdevs,
} from '../../plan/resource.ts';
import type { Writer } from '../../text/writer.ts';
import { xml } from '../../text/xml.ts';
import { hubsOf } from '../qemu-argv/hubs.ts';
import { printNetdev } from '../qemu-argv/netdev.ts';

/** Of libvirt's elements for QEMU alone. */
export const QEMU_NAMESPACE = " xmlns:qemu='http://libvirt.org/schemas/domain/qemu/1.0'";

/** What only QEMU has words for, and whoever libvirt runs it as may do. */
export function isUnsaid(backend: Backend): boolean {
  switch (backend.type) {
    case 'hub':
      return true;
    case 'user':
      // <portForward> is for the back end passt alone.
      return backend.forwards.length > 0 && backend.passt === undefined;
    case 'l2tpv3':
      return backend.udp !== undefined;
    case 'stream':
      return backend.netdev === 'stream' && typeof backend.at === 'number';
    case 'datagrams':
      return backend.netdev === 'dgram' && typeof backend.local === 'number';
    default:
      return false;
  }
}

/** What QEMU's card is told past libvirt: formatdomain, qemu:override. */
function propertiesOf({ backend, mtu }: Attachment, place: number): readonly string[] {
  if (isUnsaid(backend)) {
    return [xml`<qemu:property name='netdev' type='string' value='cable${place}'/>`];
  }
  // By <mtu> libvirt sets that of the port too, which of DPDK is no network device: 9.0 refuses.
  if (backend.type === 'vhost-user' && mtu !== undefined)
    return [xml`<qemu:property name='host_mtu' type='unsigned' value='${mtu}'/>`];
  return [];
}

export function isPastLibvirt({ nics }: Pick<Machine, 'nics'>): boolean {
  return nics.some((nic, place) => propertiesOf(nic, place).length > 0);
}

/** What libvirt calls a card, and so QEMU: only what begins with ua- may be chosen. */
export function aliasOf({ standsBy }: Pick<Attachment, 'standsBy'>, place: number): string {
  return `${standsBy ? 'ua-' : ''}net${place}`;
}

interface Cable {
  readonly backend: Netdevs;
  readonly index: number;
}

/** Gives QEMU these cables itself, and plugs libvirt's cards into them. */
export function printCommandline(writer: Writer, machine: Machine): void {
  const cables = machine.nics.flatMap(({ backend }, index) =>
    hasNetdev(backend) && isUnsaid(backend) ? [{ backend, index }] : [],
  );
  if (cables.length > 0) printCables(writer, machine, cables);
  if (isPastLibvirt(machine)) printOverride(writer, machine);
}

function printCables(writer: Writer, machine: Machine, cables: readonly Cable[]): void {
  const { origin } = machine;
  const hubs = hubsOf(machine);
  writer.from(origin, () => writer.line('  <qemu:commandline>'));
  for (const { backend, index } of cables) {
    const netdev = printNetdev(backend, `cable${index}`, { queues: 1, opened: [], hubs });
    if (!('value' in netdev)) throw new Error(`${backend.type} has no path`);
    writer.from(backend.link, () => {
      writer.line("    <qemu:arg value='-netdev'/>");
      writer.line(xml`    <qemu:arg value='${netdev.value}'/>`);
    });
  }
  writer.from(origin, () => writer.line('  </qemu:commandline>'));
}

function printOverride(writer: Writer, { origin, nics }: Machine): void {
  writer.from(origin, () => {
    writer.line('  <qemu:override>');
    nics.forEach((nic, place) => {
      const properties = propertiesOf(nic, place);
      if (properties.length === 0) return;
      writer.line(xml`    <qemu:device alias='${aliasOf(nic, place)}'>`);
      writer.line('      <qemu:frontend>');
      for (const property of properties) writer.line(`        ${property}`);
      writer.line('      </qemu:frontend>');
      writer.line('    </qemu:device>');
    });
    writer.line('  </qemu:override>');
  });
}
