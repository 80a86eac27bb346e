import { isLxc, isUml } from '../nics/machines.ts';
import { NIC_MODELS } from '../nics/models.ts';
import type { PlanHost } from '../plan/plan.ts';
import type { Attachment, Machine } from '../plan/resource.ts';
import type { Artifact } from '../targets/target.ts';
import { comment } from '../text/shell.ts';
import { printPortForward } from '../net/port-forward.ts';
import { printVmx } from '../text/vmx.ts';
import { createWriter, type Writer } from '../text/writer.ts';
import { isPassed, machinesOf } from './vmx-losses.ts';

// VMware's networks for bridging, for the host alone and for NAT.
const RESERVED: readonly number[] = [0, 1, 8];

/** The switch that a card is plugged into: what it is, and a name for people. */
function switchOf(nic: Attachment, machine: Machine): readonly [string, string] | undefined {
  const { backend } = nic;
  switch (backend.type) {
    case 'tap':
    case 'veth':
      return [`switch ${backend.bridge}`, backend.bridge];
    case 'hub':
      return [`hub ${machine.id} ${backend.hub}`, `a hub of ${machine.name}`];
    case 'mcast':
      return [
        `mcast ${backend.address} ${backend.port}`,
        `the multicast group ${backend.address}:${backend.port}`,
      ];
    case 'vde':
      return [`vde ${backend.daemon}`, 'a VDE switch'];
    case 'stream':
    case 'datagrams':
    case 'l2tpv3':
      return [`cable ${backend.link}`, 'a cable between two guests'];
    case 'vhost-user':
      return backend.port && [`switch ${backend.port.bridge}`, backend.port.bridge];
    case 'macvtap':
      return [`card ${backend.lower}`, `a bridge to ${backend.lower}`];
    case 'vfio':
    case 'hostdev':
    case 'vdpa':
    case 'user':
    case 'none':
      return undefined;
  }
}

/** A number for each switch, as VMware's own networks have no names in a .vmx file. */
function numbersOf(machines: readonly Machine[]): ReadonlyMap<string, number> {
  const numbers = new Map<string, number>();
  let next = 0;
  for (const machine of machines) {
    for (const nic of machine.nics) {
      const [key] = switchOf(nic, machine) ?? [];
      if (key === undefined || numbers.has(key)) continue;
      while (RESERVED.includes(next)) next += 1;
      numbers.set(key, next++);
    }
  }
  return numbers;
}

function writeCable(
  writer: Writer,
  card: string,
  nic: Attachment,
  machine: Machine,
  numbers: ReadonlyMap<string, number>,
): void {
  const [key, name] = switchOf(nic, machine) ?? [];
  if (key !== undefined) {
    const number = numbers.get(key) ?? 0;
    writer.line(
      comment(`VMnet${number} stands for ${name}; on a Linux host it is /dev/vmnet${number}.`),
    );
    writer.line(printVmx(`${card}.connectionType`, 'custom'));
    writer.line(printVmx(`${card}.vnet`, `VMnet${number}`));
    return;
  }
  if (nic.backend.type === 'user') {
    writer.line(
      comment(`VMnet8, its network for NAT, has addresses of its own, not ${nic.backend.network}.`),
    );
    for (const forward of nic.backend.forwards)
      writer.line(
        comment(`Not here but by hand in vmnetnat.conf of VMware: ${printPortForward(forward)}`),
      );
    writer.line(printVmx(`${card}.connectionType`, 'nat'));
    return;
  }
  // Should it be connected some day, then not to what is outside of the host.
  writer.line(printVmx(`${card}.startConnected`, 'FALSE'));
  writer.line(printVmx(`${card}.connectionType`, 'hostonly'));
}

function writeCard(
  writer: Writer,
  nic: Attachment,
  index: number,
  machine: Machine,
  numbers: ReadonlyMap<string, number>,
): void {
  const card = `ethernet${index}`;
  const word = NIC_MODELS[nic.model]?.vmware;
  writer.line('');
  writer.line(comment(`The card ${nic.nic}, drawn as ${nic.model}.`));
  writer.line(printVmx(`${card}.present`, 'TRUE'));
  if (word === undefined)
    writer.line(comment('VMware has no such model, and takes its default for the guest system.'));
  else writer.line(printVmx(`${card}.virtualDev`, word));
  writeCable(writer, card, nic, machine, numbers);
  writer.line(printVmx(`${card}.addressType`, 'static'));
  writer.line(printVmx(`${card}.address`, nic.mac));
  // Else VMware takes only addresses with prefixes of its own.
  writer.line(printVmx(`${card}.checkMACAddress`, 'FALSE'));
}

function writeNone(writer: Writer, { nic, model }: Attachment): void {
  writer.line('');
  writer.line(
    comment(`The card ${nic}, drawn as ${model}, is left out: what is behind it is no network`),
  );
  writer.line('# of VMware but a device or program of the host, which drives the card itself.');
}

/** For each guest of a host the lines of its network cards in a .vmx file. */
export function vmxFiles(host: PlanHost): readonly Artifact[] {
  const machines = machinesOf(host).filter((machine) => !isUml(machine) && !isLxc(machine));
  const numbers = numbersOf(machines);
  return machines
    .filter(({ nics }) => nics.length > 0)
    .map((machine) => ({
      path: `${host.folder}/vmware/${machine.name}.vmx`,
      language: 'sh',
      executable: false,
      print: () => {
        const writer = createWriter();
        writer.from(machine.origin, () => {
          writer.line(
            comment(`Network cards of "${machine.label}": put these in place of ethernetN`),
          );
          writer.line(
            '# in the .vmx file of a machine that is off. VMware finds PCI slots by itself.',
          );
          writer.line(
            '# What else is on a switch (addresses, DHCP, NAT, cards of the host) is not in them.',
          );
        });
        let next = 0;
        for (const nic of machine.nics) {
          const { backend } = nic;
          writer.from(backend.type === 'none' ? machine.origin : backend.link, () => {
            if (isPassed(backend)) writeNone(writer, nic);
            else writeCard(writer, nic, next++, machine, numbers);
          });
        }
        return writer.finish();
      },
    }));
}
