import { cable, drawLab, guest } from './draw.ts';
import { msg } from '../util/message.ts';
import type { Template } from './template.ts';

/** One for each network card. */
const CABLES = [
  { kind: 'socket', form: 'tcp' },
  { kind: 'socket', form: 'stream-unix' },
  { kind: 'socket', form: 'dgram-udp' },
  { kind: 'l2tpv3' },
];

const nics = (end: number) =>
  CABLES.map((_, i) => ({
    id: `eth${i}`,
    model: 'virtio-net-pci',
    addresses: [`10.0.${i + 1}.${end}/24`],
  }));

export const guestCables: Template = {
  id: 'guest-cables',
  title: msg`Four kinds of cables between guests`,
  note: msg`TCP, a UNIX socket, UDP and an L2TPv3 pseudowire join two guests; each is a network of its own.`,
  keywords: msg`socket stream dgram unix l2tpv3 unprivileged back-to-back`,
  topology: drawLab({
    name: 'guest-cables',
    size: [540, 470],
    devices: [guest('g1', 'left', [50, 80], nics(1)), guest('g2', 'right', [50, 330], nics(2))],
    links: CABLES.map(({ kind, ...more }, i) => ({
      ...cable(kind, `g1:eth${i}`, `g2:eth${i}`),
      ...more,
    })),
  }),
};
