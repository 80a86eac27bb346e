import type { Attachment, Backend } from '../../../src/core/index.ts';
import type { Netdev } from './qmp.ts';

/** The back end of a card as QEMU is to tell of it. */
export function plannedNetdev(nic: Attachment, index: number, sockets: string): Netdev[] {
  const { backend, queues } = nic;
  const { type } = backend;
  if (type === 'none' || type === 'vfio' || type === 'hostdev') return [];
  const all = ['tap', 'macvtap', 'vhost-user'].includes(backend.type) ? queues : 1;
  return [{ id: `hostnet${index}`, ...told(backend, sockets), queues: all, ...forwarded(backend) }];
}

/** Where no address of the guest is drawn, to the first that SLiRP hands out. */
function forwarded(backend: Backend): Pick<Netdev, 'forwards'> {
  if (backend.type !== 'user' || backend.passt || backend.forwards.length === 0) return {};
  const first = backend.network.replace(/\.0\/24$/, '.15');
  const forwards = backend.forwards.map(
    ({ protocol, address, port, guestAddress = first, guestPort }) =>
      `${protocol}:${address}:${port}-${guestAddress}:${guestPort}`,
  );
  return { forwards: forwards.toSorted() };
}

/** As `info network` tells it once both ends are there. */
function told(
  backend: Exclude<Backend, { type: 'none' }>,
  sockets: string,
): { type: string; text: string } {
  switch (backend.type) {
    case 'tap':
      return { type: 'tap', text: tapText(backend) };
    case 'veth':
      throw new Error('QEMU has no end of a veth pair');
    case 'macvtap':
      return { type: 'tap', text: 'a descriptor' };
    case 'user':
      return backend.passt
        ? { type: 'stream', text: `unix:${backend.passt.socket}` }
        : { type: 'user', text: backend.network };
    case 'hub':
      return { type: 'hubport', text: backend.hub === 'two' ? 'hub 1' : 'hub 0' };
    case 'vde':
      return { type: 'vde', text: `sock=${backend.socket},fd=N` };
    case 'vfio':
    case 'hostdev':
      throw new Error('it has no -netdev');
    case 'vhost-user':
      return {
        type: 'vhost-user',
        // QEMU does not tell to whom it is connected, nor whether it would be again.
        text: backend.listens ? `unix:${within(sockets, backend.path)},server=on` : 'unix:',
      };
    case 'vdpa':
      return { type: 'vhost-vdpa', text: 'vhost-vdpa' };
    case 'l2tpv3':
      return { type: 'l2tpv3', text: 'l2tpv3: connected' };
    case 'mcast':
      return { type: 'socket', text: `socket: mcast=${backend.address}:${backend.port}` };
    case 'stream': {
      const { netdev, listens, at } = backend;
      if (typeof at === 'string') return { type: netdev, text: `unix:${sockets}/${at}` };
      const far = `127.0.0.1:${listens ? 'PORT' : at}`;
      const word = listens ? 'connection from' : 'connect to';
      return { type: netdev, text: netdev === 'stream' ? `tcp:${far}` : `socket: ${word} ${far}` };
    }
    case 'datagrams': {
      const { netdev, local, remote } = backend;
      const unix = typeof local === 'string';
      const text = unix
        ? `${sockets}/${local}:${sockets}/${remote}`
        : `127.0.0.1:${local}/127.0.0.1:${remote}`;
      return {
        type: netdev,
        text: netdev === 'dgram' ? `udp=${text}` : `socket: udp=127.0.0.1:${remote}`,
      };
    }
  }
}

const within = (sockets: string, path: string) =>
  path.startsWith('/') ? path : `${sockets}/${path}`;

function tapText({ ifname, maker }: Extract<Backend, { type: 'tap' }>): string {
  if (maker === 'helper') return 'helper=qemu-bridge-helper';
  const [up, down] = maker === 'qemu' ? ['qemu-ifup', 'qemu-ifdown'] : ['no', 'no'];
  return `ifname=${ifname},script=${up},downscript=${down}`;
}

/** Without what cannot be foretold: folders, numbers of descriptors, and the ports that clients get. */
export const plain = (netdev: Netdev): Netdev => ({
  ...netdev,
  text: netdev.text
    // Network and mask of SLiRP are enough to know it by.
    .replace(/^net=([0-9.]+).*/, '$1')
    .replace(/(?<=^helper=|script=)\/.*?\/(?=qemu-)/g, '')
    .replace(/^fd=\d$/, 'a descriptor')
    .replace(/^unix:.*\/(?=[^/]*\.passt$)/, 'unix:')
    .replace(/^(sock=.*,fd=)\d+$/, '$1N')
    .replace(
      /^(tcp:|socket: connection from )127\.0\.0\.1:(?:3[2-9]|[4-6]\d)\d{3}$/,
      '$1127.0.0.1:PORT',
    ),
});
