import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { isLxc, isUml } from '../nics/machines.ts';
import { NIC_MODELS } from '../nics/models.ts';
import type { PlanHost } from '../plan/plan.ts';
import type { Attachment, Machine } from '../plan/resource.ts';
import type { Artifact } from '../targets/target.ts';
import { comment } from '../text/shell.ts';
import { printVmx } from '../text/vmx.ts';
import { createWriter, type Writer } from '../text/writer.ts';
import { type Message, msg } from '../util/message.ts';

// VMware's networks for bridging, for the host alone and for NAT.
const RESERVED: readonly number[] = [0, 1, 8];
/** Of hardware version 7 and later. */
const MOST = 10;

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
    case 'vfio':
    case 'hostdev':
      return undefined;
    case 'vhost-user':
      if (backend.port) return [`switch ${backend.port.bridge}`, backend.port.bridge];
      return [`cable ${backend.link}`, 'a vhost-user program'];
    case 'vdpa':
      return [`cable ${backend.link}`, 'a vDPA device'];
    case 'macvtap':
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

function machinesOf({ resources }: PlanHost): readonly Machine[] {
  return resources.filter((resource) => resource.kind === 'machine');
}

/** What VMware cannot be told of the guests of a host. */
export function vmxWarnings(host: PlanHost): readonly Diagnostic[] {
  return machinesOf(host).flatMap((machine) => {
    const { nics, label, origin } = machine;
    const warning = (code: string, message: Message): Diagnostic => ({
      code,
      severity: 'warning',
      message,
      anchors: [{ on: 'device', id: origin }],
    });
    if (isUml(machine)) {
      return [
        warning(
          'vmx-uml',
          msg`"${label}" is User-mode Linux, a program of Linux: VMware gets no lines for it.`,
        ),
      ];
    }
    if (isLxc(machine)) {
      const why = msg`"${label}" is a container of LXC, which has Linux below it: VMware gets no lines for it.`;
      return [warning('vmx-lxc', why)];
    }
    const found = nics.flatMap(({ nic, model, backend }) => [
      ...(NIC_MODELS[model]?.vmware === undefined
        ? [
            warning(
              'vmx-model',
              msg`VMware has no ${model}, which ${nic} of "${label}" is: its lines name no model.`,
            ),
          ]
        : []),
      ...(backend.type === 'tap' && backend.vlan
        ? [
            warning(
              'vmx-vlan',
              msg`The networks of VMware know nothing of the VLAN that ${nic} of "${label}" is in.`,
            ),
          ]
        : []),
    ]);
    return nics.length > MOST
      ? [
          ...found,
          warning(
            'vmx-too-many',
            msg`VMware takes ${MOST} network cards at most, and "${label}" has ${nics.length}.`,
          ),
        ]
      : found;
  });
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
  const { backend } = nic;
  if (backend.type === 'macvtap')
    writer.line(comment(`VMnet0 is to be bridged to ${backend.lower}.`));
  if (backend.type === 'none') writer.line(printVmx(`${card}.startConnected`, 'FALSE'));
  writer.line(printVmx(`${card}.connectionType`, backend.type === 'user' ? 'nat' : 'bridged'));
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
        });
        machine.nics.forEach((nic, index) => {
          const { backend } = nic;
          writer.from(backend.type === 'none' ? machine.origin : backend.link, () =>
            writeCard(writer, nic, index, machine, numbers),
          );
        });
        return writer.finish();
      },
    }));
}
