import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import type { MachineType } from '../../nics/machine.ts';
import { nicsWithoutRoom } from '../../nics/room.ts';
import type { Machine } from '../../plan/resource.ts';
import { msg } from '../../util/message.ts';
import { dealtRefusals } from '../dealt.ts';
import type { QemuSyntax } from '../qemu-syntax.ts';
import { queuesTooMany } from './descriptors.ts';
import { refusal, syntaxRefusals } from './syntax-refusals.ts';

/** Why QEMU cannot be told to run this guest as drawn; nothing where it can. */
export function refusals(
  machine: Machine,
  type: MachineType,
  syntax: QemuSyntax,
): readonly Diagnostic[] {
  const found = [
    ...dealtRefusals(machine),
    ...nicsWithoutRoom(type, machine.nics).map((nic) =>
      refusal(
        'nic-no-room',
        msg`"${machine.label}" has no place left for the card ${nic.nic} (${nic.model}).`,
        { on: 'device', id: machine.origin },
      ),
    ),
  ];
  const tooMany = queuesTooMany(machine);
  if (tooMany > 0) {
    const why = msg`A shell cannot hand over ${tooMany} of the macvtap queues of "${machine.label}"; libvirt can.`;
    found.push(refusal('macvtap-queues-too-many', why, { on: 'device', id: machine.origin }));
  }
  return syntax === 'device' ? found : [...found, ...syntaxRefusals(machine, type, syntax)];
}
