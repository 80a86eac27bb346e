import { printPortForward } from '../../net/port-forward.ts';
import {
  type Backend,
  type Datagrams,
  isQemus,
  type L2tpv3,
  type Netdevs,
  type Origin,
  type Passt,
  type SocketPlace,
  type Stream,
  type Vhost,
} from '../../plan/resource.ts';
import { printQemuNetdev, printQemuOptions, type QemuOptions } from '../../text/qemu.ts';
import { sh, type ShText, word } from '../../text/shell.ts';
import { chardevOf } from './chardev.ts';

/** The value of a -netdev, or as shell text where it holds a path that the script finds. */
type Printed = { readonly value: string } | { readonly shell: ShText };

const HOST = '127.0.0.1';

/** What a back end cannot tell of itself. */
interface Around {
  readonly queues: number;
  /** Descriptors that the script has opened for it. */
  readonly opened: readonly number[];
  /** Those of the guest, in the order of their ids in QEMU. */
  readonly hubs: readonly Origin[];
}

export function printNetdev(
  backend: Netdevs,
  id: string,
  { queues, opened, hubs }: Around,
): Printed {
  switch (backend.type) {
    case 'tap': {
      const { ifname } = backend;
      if (isQemus(backend.maker)) return printPlugged(backend, id, queues);
      const fixed = { id, ifname, script: 'no', downscript: 'no', ...vhostOptions(backend) };
      return { value: printQemuNetdev('tap', queues > 1 ? { ...fixed, queues } : fixed) };
    }
    case 'veth':
      throw new Error('a veth pair is for a container');
    case 'macvtap': {
      const fd = opened.join(':');
      const own = opened.length > 1 ? { fds: fd } : { fd };
      return { value: printQemuNetdev('tap', { id, ...own, ...vhostOptions(backend) }) };
    }
    case 'user':
      return backend.passt ? printPasst(backend.passt, id) : { value: printUser(backend, id) };
    case 'hub':
      return { value: printQemuNetdev('hubport', { id, hubid: hubs.indexOf(backend.hub) }) };
    case 'vde':
      return { value: printQemuNetdev('vde', { id, sock: backend.socket }) };
    case 'mcast': {
      // By that card alone, or not beyond this host: without it, it goes where the host's routes say.
      const mcast = `${backend.address}:${backend.port}`;
      return { value: printQemuNetdev('socket', { id, mcast, localaddr: backend.local ?? HOST }) };
    }
    case 'stream':
      return printStream(backend, id);
    case 'datagrams':
      return printDatagrams(backend, id);
    case 'vhost-user': {
      const own = { id, chardev: chardevOf(id) };
      return { value: printQemuNetdev('vhost-user', queues > 1 ? { ...own, queues } : own) };
    }
    case 'vdpa': {
      const own = { id, vhostdev: backend.path };
      return { value: printQemuNetdev('vhost-vdpa', queues > 1 ? { ...own, queues } : own) };
    }
    case 'l2tpv3':
      return { value: printQemuNetdev('l2tpv3', { id, ...l2tpv3Options(backend) }) };
  }
}

function vhostOptions({ vhost }: { readonly vhost?: Vhost | undefined }): QemuOptions {
  return { vhost: vhost !== undefined, ...(vhost === 'force' ? { vhostforce: true } : {}) };
}

/** Of a helper QEMU takes neither a name nor queues, net/tap.c. */
function printPlugged(
  backend: Extract<Backend, { type: 'tap' }>,
  id: string,
  queues: number,
): Printed {
  const { ifname, bridge, maker } = backend;
  const vhost = vhostOptions(backend);
  if (maker === 'helper') {
    const head = printQemuNetdev('tap', { id, br: bridge, ...vhost });
    return { shell: sh`${word(head)},helper="\${helper}"` };
  }
  const fixed = { id, ifname, ...vhost };
  const head = word(printQemuNetdev('tap', queues > 1 ? { ...fixed, queues } : fixed));
  return {
    shell: sh`${head},script="$(beside qemu-ifup)",downscript="$(beside qemu-ifdown)"`,
  };
}

function printUser({ network, forwards }: Extract<Backend, { type: 'user' }>, id: string): string {
  const hostfwd = forwards.map(printPortForward);
  return printQemuOptions('user', { id, net: network, hostfwd });
}

function printPasst({ socket }: Passt, id: string): Printed {
  const head = word(printQemuNetdev('stream', { id, server: false }));
  const type = word(',addr.type=unix,addr.path=');
  return { shell: sh`${head}${type}"$(passt_folder_for_qemu)"/${word(socket)}` };
}

function printStream({ netdev, listens, at }: Stream, id: string): Printed {
  if (netdev === 'socket') {
    return { value: printQemuNetdev('socket', { id, [listens ? 'listen' : 'connect']: inet(at) }) };
  }
  const server = { id, server: listens };
  return typeof at === 'number'
    ? { value: printQemuNetdev('stream', { ...server, ...inetOptions('addr', at) }) }
    : { shell: sh`${word(printQemuNetdev('stream', server))}${unixOptions('addr', at)}` };
}

function printDatagrams({ netdev, local, remote }: Datagrams, id: string): Printed {
  if (netdev === 'socket') {
    const value = printQemuNetdev('socket', { id, udp: inet(remote), localaddr: inet(local) });
    return { value };
  }
  if (typeof local === 'number' && typeof remote === 'number') {
    const places = { ...inetOptions('local', local), ...inetOptions('remote', remote) };
    return { value: printQemuNetdev('dgram', { id, ...places }) };
  }
  const head = word(printQemuNetdev('dgram', { id }));
  return { shell: sh`${head}${unixOptions('local', local)}${unixOptions('remote', remote)}` };
}

function l2tpv3Options({ udp, session, cookie, counter }: L2tpv3): QemuOptions {
  return {
    src: HOST,
    dst: HOST,
    ...(udp ? { udp: true, srcport: String(udp.local), dstport: String(udp.remote) } : {}),
    rxsession: session.rx,
    txsession: session.tx,
    // To QEMU 7.2 (net/l2tpv3.c) cookie64=off is on: only what is not said is off.
    ...(cookie?.bits === 64 ? { cookie64: true } : {}),
    ...(cookie ? { rxcookie: cookie.rx, txcookie: cookie.tx } : {}),
    ...(counter === 'off' ? {} : { counter: true }),
    ...(counter === 'pinned' ? { pincounter: true } : {}),
  };
}

function inet(place: SocketPlace): string {
  return `${HOST}:${place}`;
}

function inetOptions(at: 'addr' | 'local' | 'remote', port: number) {
  return { [`${at}.type`]: 'inet', [`${at}.host`]: HOST, [`${at}.port`]: String(port) };
}

function unixOptions(at: 'addr' | 'local' | 'remote', name: SocketPlace): ShText {
  const type = word(`,${at}.type=unix,${at}.path=`);
  return sh`${type}"$(sockets_for_qemu)"/${word(String(name))}`;
}
