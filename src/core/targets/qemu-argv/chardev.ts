import type { VhostUser } from '../../plan/resource.ts';
import { printQemuOptions } from '../../text/qemu.ts';
import { sh, word } from '../../text/shell.ts';
import type { Argument } from './arguments.ts';

/** As libvirt calls it: that of hostnet0 is charnet0. */
export function chardevOf(netdev: string): string {
  return netdev.replace(/^host/, 'char');
}

/** The socket of a vhost-user cable, which its -netdev names. */
export function chardevArgument(backend: VhostUser, netdev: string): Argument {
  const { path, listens, reconnect, link } = backend;
  const options = {
    id: chardevOf(netdev),
    ...(listens ? { server: true, wait: false } : {}),
    ...(reconnect === undefined ? {} : { reconnect }),
  };
  const own = { flag: '-chardev', origin: link };
  if (path.startsWith('/'))
    return { ...own, value: printQemuOptions('socket', { ...options, path }) };
  const head = word(`${printQemuOptions('socket', options)},path=`);
  return { ...own, shell: sh`${head}"$(sockets_for_qemu)"/${word(path)}` };
}
