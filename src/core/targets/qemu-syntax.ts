import { type Message, msg } from '../util/message.ts';

/** By which options of QEMU a network card is said. */
export type QemuSyntax = 'device' | 'nic' | 'net';

interface Syntax {
  readonly id: QemuSyntax;
  readonly title: string;
  readonly note: Message;
}

/** The first is used where none is chosen. */
export const qemuSyntaxes = [
  {
    id: 'device',
    title: '-netdev, -device',
    note: msg`A card and its cable apart; says everything, on every machine`,
  },
  {
    id: 'nic',
    title: '-nic',
    note: msg`A card with its cable in one option; QEMU finds a place for it. Since QEMU 2.12`,
  },
  {
    id: 'net',
    title: '-net',
    note: msg`As old instructions have it: whatever a guest has is on one hub`,
  },
] as const satisfies readonly Syntax[];
