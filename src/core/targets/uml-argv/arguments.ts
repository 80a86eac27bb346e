import type { Attachment, Backend, L2tpv3, Machine } from '../../plan/resource.ts';
import { printUmlOptions } from '../../text/uml.ts';

/** One word of the command line. */
export interface Argument {
  readonly value: string;
  /** The device or link it is there for. */
  readonly origin: string;
}

export type Linked = Exclude<Backend, { type: 'none' }>;

const HOST = '127.0.0.1';

/** What names a guest and gives it its size. */
export function ownArguments({ origin, name, memoryMiB }: Machine): readonly Argument[] {
  return [
    `mem=${memoryMiB}M`,
    // Its folder, beside files such as `pid`, which is a guest's name, too.
    `umid=uml-${name}`,
    // What the script has opened is the folder of the guest: a socket's path must be short.
    'uml_dir=/proc/self/fd/8',
    // A reboot starts another process, which nobody would know.
    'noreboot',
    // Below a file there is nothing to mount: by hostfs a guest opens files of this machine.
    'hostfs=/dev/null',
    'con=null',
    'ssl=null',
    'con0=fd:0,fd:1',
  ].map((value) => ({ value, origin }));
}

/** The network cards; those without a cable are not made. */
export function cardArguments({ nics }: Machine): readonly Argument[] {
  return nics.flatMap((nic, index) => {
    const { backend } = nic;
    if (backend.type === 'none') return [];
    const value =
      nic.model === 'uml-vector'
        ? `vec${index}:${printUmlOptions(vectorOptions(nic, backend))}`
        : `eth${index}=${printUmlOptions(transport(nic, backend))}`;
    return [{ value, origin: backend.link }];
  });
}

/** Of uml-netdev: by place. */
function transport({ mac }: Attachment, backend: Linked): readonly string[] {
  switch (backend.type) {
    case 'tap':
      return ['tuntap', backend.ifname, mac];
    case 'mcast':
      // A time to live of 0 keeps what it sends on this host, one of 1 within the next network.
      return [
        'mcast',
        mac,
        backend.address,
        String(backend.port),
        backend.local === undefined ? '0' : '1',
      ];
    case 'vde':
      return ['vde', backend.socket, mac];
    default:
      throw new Error(`uml-netdev has no transport for ${backend.type}`);
  }
}

/** Of uml-vector: by name. */
function vectorOptions({ mac, mtu }: Attachment, backend: Linked): readonly string[] {
  return [...vectorTransport(backend), `mac=${mac}`, ...(mtu === undefined ? [] : [`mtu=${mtu}`])];
}

function vectorTransport(backend: Linked): readonly string[] {
  if (backend.type === 'tap') return ['transport=tap', `ifname=${backend.ifname}`];
  if (backend.type === 'l2tpv3') return ['transport=l2tpv3', ...l2tpv3Options(backend)];
  throw new Error(`uml-vector has no transport for ${backend.type}`);
}

function l2tpv3Options({ udp, session, cookie, counter }: L2tpv3): readonly string[] {
  return [
    `src=${HOST}`,
    `dst=${HOST}`,
    ...(udp ? ['udp=1', `srcport=${udp.local}`, `dstport=${udp.remote}`] : []),
    `rx_session=${signed(session.rx)}`,
    `tx_session=${signed(session.tx)}`,
    ...(cookie
      ? [
          ...(cookie.bits === 64 ? ['cookie64=1'] : []),
          `rx_cookie=${cookie.rx}`,
          `tx_cookie=${cookie.tx}`,
        ]
      : []),
    ...(counter === 'off' ? [] : ['counter=1']),
    ...(counter === 'pinned' ? ['pin_counter=1'] : []),
  ];
}

/** It reads the 32 bits of a session as a number with a sign. */
function signed(session: number): number {
  return session | 0;
}
