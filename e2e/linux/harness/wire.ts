import { once } from 'node:events';
import type { Sandbox } from './sandbox.ts';

const LISTENER = `
import socket, sys
wire = socket.socket(socket.AF_PACKET, socket.SOCK_DGRAM, socket.htons(0x0800))
wire.bind((sys.argv[1], 0))
while True:
    print(flush=True)
    print(wire.recv(65535).hex(), end="")`;

/** Listens on a network device until the end of it: the IPv4 packets that passed, in hexadecimal. */
export async function heardOn(
  box: Sandbox,
  ifname: string,
  meanwhile: () => Promise<unknown>,
): Promise<readonly string[]> {
  const listener = box.spawn(['python3', '-c', LISTENER, ifname]);
  await once(listener.output, 'data');
  await meanwhile();
  listener.kill();
  const { stdout } = await listener.done;
  return stdout.split('\n').filter((line) => line !== '');
}
