import { type Attachment, type Backend, hasNetdev, type Machine } from '../../plan/resource.ts';
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
      // <portForward> is for the back end passt alone, which the driver of 9.0 refuses.
      return backend.forwards.length > 0;
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

/** What libvirt calls a card, and so QEMU: only what begins with ua- may be chosen. */
export function aliasOf({ standsBy }: Pick<Attachment, 'standsBy'>, place: number): string {
  return `${standsBy ? 'ua-' : ''}net${place}`;
}

/** Gives QEMU these cables itself, and plugs libvirt's cards into them: formatdomain, qemu:override. */
export function printCommandline(writer: Writer, machine: Machine): void {
  const cards = machine.nics.flatMap((nic, index) => {
    const { backend } = nic;
    return hasNetdev(backend) && isUnsaid(backend) ? [{ nic, backend, index }] : [];
  });
  if (cards.length === 0) return;
  const { origin } = machine;
  const hubs = hubsOf(machine);
  writer.from(origin, () => writer.line('  <qemu:commandline>'));
  for (const { backend, index } of cards) {
    const netdev = printNetdev(backend, `cable${index}`, { queues: 1, opened: [], hubs });
    if (!('value' in netdev)) throw new Error(`${backend.type} has no path`);
    writer.from(backend.link, () => {
      writer.line("    <qemu:arg value='-netdev'/>");
      writer.line(xml`    <qemu:arg value='${netdev.value}'/>`);
    });
  }
  writer.from(origin, () => {
    writer.line('  </qemu:commandline>');
    writer.line('  <qemu:override>');
    for (const { nic, index } of cards) {
      writer.line(xml`    <qemu:device alias='${aliasOf(nic, index)}'>`);
      writer.line('      <qemu:frontend>');
      writer.line(xml`        <qemu:property name='netdev' type='string' value='cable${index}'/>`);
      writer.line('      </qemu:frontend>');
      writer.line('    </qemu:device>');
    }
    writer.line('  </qemu:override>');
  });
}
