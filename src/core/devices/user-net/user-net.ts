import type { Device } from '../../model/topology.ts';
import type { DeviceKind } from '../kind.ts';
import { msg } from '../../util/message.ts';

export interface UserNet extends Device {
  readonly kind: 'user-net';
  readonly network?: string;
  readonly program?: 'slirp' | 'passt';
}

const PASST = msg`A program beside each QEMU, which its script starts; QEMU 7.2, libvirt after 9.0`;

export const userNet: DeviceKind<UserNet> = {
  kind: 'user-net',
  title: msg`User network`,
  note: msg`SLiRP or passt: a guest reaches out without root, others in by forwarded ports only`,
  family: 'outside',
  look: {
    glyph: [
      {
        path: 'M6 15.5h8.25a3.25 3.25 0 0 0 .6-6.45A4.9 4.9 0 0 0 5.6 8.1 3.75 3.75 0 0 0 6 15.5z',
      },
    ],
    color: 'slirp',
  },
  // Without a network of its own it is QEMU's.
  subtitle: ({ network = '10.0.2.0/24', program }) =>
    program === 'passt' ? [program, network] : [network],
  roles: ['outside'],
  fields: [
    {
      key: 'network',
      label: msg`Network`,
      type: 'text',
      syntax: 'network',
      placeholder: '10.0.2.0/24',
      help: msg`Every guest gets a network of its own; QEMU's default is 10.0.2.0/24.`,
    },
    {
      key: 'program',
      label: msg`Program`,
      type: 'choice',
      options: () => [
        { value: 'slirp', label: 'SLiRP', note: msg`Inside QEMU, in its only main loop` },
        { value: 'passt', label: 'passt', note: PASST },
      ],
      default: 'slirp',
    },
  ],
  namePrefix: 'user',
  nameSyntax: 'label',
  defaultSize: [140, 34],
  create: () => ({}),
  // It is in the guest's own process, or beside it as long as that runs: nothing stands on the host.
  lower: () => [],
};
