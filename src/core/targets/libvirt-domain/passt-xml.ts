import type { PortForward } from '../../net/port-forward.ts';
import type { Attachment, Backend } from '../../plan/resource.ts';
import type { Writer } from '../../text/writer.ts';
import { xml } from '../../text/xml.ts';
import { guestOf } from '../qemu-argv/passt.ts';

/** By what define.sh knows a guest that an older libvirt refuses. */
export const PASST = "<backend type='passt'/>";

/**
 * formatdomain, "Userspace connection using passt": there `<ip>` is the guest's own address. Without
 * an address of the host passt would forward from those of IPv6, too, which nobody was told of.
 */
export function printPasst(
  writer: Writer,
  nic: Attachment,
  backend: Extract<Backend, { type: 'user' }>,
): void {
  const { address, prefix } = guestOf(nic, backend);
  writer.line(`      ${PASST}`);
  writer.line(xml`      <ip family='ipv4' address='${address}' prefix='${prefix}'/>`);
  const groups = new Map<string, PortForward[]>();
  for (const forward of backend.forwards) {
    const key = `${forward.protocol} ${forward.address}`;
    groups.set(key, [...(groups.get(key) ?? []), forward]);
  }
  for (const forwards of groups.values()) printForwards(writer, forwards);
}

/** Of one protocol and one address of the host. */
function printForwards(writer: Writer, forwards: readonly PortForward[]): void {
  const [first] = forwards;
  if (!first) return;
  const { protocol, address } = first;
  writer.line(xml`      <portForward proto='${protocol}' address='${address}'>`);
  for (const { port, guestPort } of forwards) {
    writer.line(xml`        <range start='${port}' to='${guestPort}'/>`);
  }
  writer.line('      </portForward>');
}
