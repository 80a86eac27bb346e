import { parseInterfaceAddress, parseIp } from '../../net/ip.ts';
import type { Attachment, Machine } from '../../plan/resource.ts';
import { printLxc } from '../../text/lxc.ts';
import { comment } from '../../text/shell.ts';
import { createWriter, type Printed } from '../../text/writer.ts';
import type { EmitContext } from '../target.ts';

type Pair = readonly [key: string, value: string];

/** What is the same for every container: nothing of its host that its network does not need. */
const ALWAYS: readonly Pair[] = [
  ['mount.auto', 'proc:mixed sys:ro'],
  ['pty.max', '1024'],
  // As LXC's own common.conf.
  ['cap.drop', 'mac_admin mac_override sys_module sys_rawio sys_time'],
];

/** lxc.container.conf(5); a comment is one as in a shell. */
export function printConfig(machine: Machine, { plan }: EmitContext): Printed {
  const writer = createWriter();
  const write = ([key, value]: Pair) => writer.line(printLxc(key, value));
  writer.from(machine.origin, () => {
    writer.line(comment(`The container "${machine.label}" of the drawing "${plan.lab.label}".`));
    writer.line(comment(`${machine.name}.sh starts it, with what ${machine.name}.args adds.`));
    write(['uts.name', machine.name]);
    ALWAYS.forEach(write);
    // Without any it would have the network of the host.
    if (machine.nics.every(({ backend }) => backend.type !== 'veth'))
      write(['net.0.type', 'empty']);
  });
  machine.nics.forEach((nic, index) => {
    const { backend } = nic;
    if (backend.type !== 'veth') return;
    writer.from(backend.link, () => {
      writer.line('');
      for (const [key, value] of cardOf(nic, backend.inner)) write([`net.${index}.${key}`, value]);
    });
  });
  return writer.finish();
}

/** What net.sh has made goes into the container, and comes back when that ends. */
function cardOf({ nic, mac, mtu, addresses, gateways }: Attachment, inner: string): Pair[] {
  const cidrs = addresses.flatMap((text) => parseInterfaceAddress(text) ?? []);
  const ways = gateways.flatMap((text) => parseIp(text) ?? []);
  return [
    ['type', 'phys'],
    ['link', inner],
    ['name', nic],
    ['flags', 'up'],
    ['hwaddr', mac],
    ...(mtu === undefined ? [] : [['mtu', String(mtu)] as const]),
    ...cidrs.map(({ family, cidr }): Pair => [`ipv${family}.address`, cidr]),
    ...ways.map((way): Pair => [`ipv${way.family}.gateway`, way.address]),
  ];
}
