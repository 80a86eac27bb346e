import { type Attachment, hasNetdev, type Machine } from '../../plan/resource.ts';
import { printQemuOptions } from '../../text/qemu.ts';
import { sh, word } from '../../text/shell.ts';
import type { QemuSyntax } from '../qemu-syntax.ts';
import type { Argument } from './arguments.ts';
import { chardevArgument } from './chardev.ts';
import { descriptorsOf } from './descriptors.ts';
import { hubsOf } from './hubs.ts';
import { printNetdev } from './netdev.ts';

/** The network cards by -nic or -net: QEMU itself finds a place for each. */
export function shortCardArguments(
  machine: Machine,
  syntax: Exclude<QemuSyntax, 'device'>,
): readonly Argument[] {
  const opened = descriptorsOf(machine);
  const around = { hubs: hubsOf(machine), queues: 1 };
  return machine.nics.flatMap((nic, index): Argument[] => {
    const { backend } = nic;
    const cable = !hasNetdev(backend)
      ? undefined
      : {
          ...printNetdev(backend, `hostnet${index}`, {
            ...around,
            opened: opened.get(nic) ?? [],
          }),
          origin: backend.link,
        };
    const card = syntax === 'nic' ? byNic(nic, cable) : byNet(nic, cable, machine);
    return backend.type === 'vhost-user'
      ? [chardevArgument(backend, `hostnet${index}`), ...card]
      : card;
  });
}

type Cable = Omit<Argument, 'flag'>;

function byNic({ model, mac }: Attachment, cable: Cable | undefined): Argument[] {
  if (cable?.value !== undefined)
    return [{ ...cable, flag: '-nic', value: printQemuOptions(cable.value, { model, mac }) }];
  if (cable?.shell === undefined) return [];
  const card = word(printQemuOptions('', { model, mac }));
  return [{ ...cable, flag: '-nic', shell: sh`${cable.shell},${card}` }];
}

function byNet({ model, mac, backend }: Attachment, cable: Cable | undefined, { origin }: Machine) {
  const card = { flag: '-net', value: printQemuOptions('nic', { model, macaddr: mac }), origin };
  // Every -net is on the hub 0 of its process.
  return backend.type === 'hub' || !cable ? [card] : [card, { ...cable, flag: '-net' }];
}
