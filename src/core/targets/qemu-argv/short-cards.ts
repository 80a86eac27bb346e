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

/** -nic and -net know one virtio for each machine; on s390x by this word only. */
const wordOf = ({ model }: Attachment) => (model === 'virtio-net-ccw' ? 'virtio' : model);

function byNic(nic: Attachment, cable: Cable | undefined): Argument[] {
  const { mac } = nic;
  const model = wordOf(nic);
  if (cable?.value !== undefined)
    return [{ ...cable, flag: '-nic', value: printQemuOptions(cable.value, { model, mac }) }];
  if (cable?.shell === undefined) return [];
  const card = word(printQemuOptions('', { model, mac }));
  return [{ ...cable, flag: '-nic', shell: sh`${cable.shell},${card}` }];
}

function byNet(nic: Attachment, cable: Cable | undefined, { origin }: Machine) {
  const { mac, backend } = nic;
  const options = { model: wordOf(nic), macaddr: mac };
  const card = { flag: '-net', value: printQemuOptions('nic', options), origin };
  // Every -net is on the hub 0 of its process.
  return backend.type === 'hub' || !cable ? [card] : [card, { ...cable, flag: '-net' }];
}
