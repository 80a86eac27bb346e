import { readFileSync } from 'node:fs';
import type { Machine } from '../../../src/core/index.ts';
import { succeed } from './sandbox.ts';
import type { Host } from './vm-host.ts';

const tool = new URL('../tools/vhost-user.py', import.meta.url);
const TOOL = '/lab/.tools/vhost-user.py';

/** Where a vhost-user socket of a guest lies that root runs. */
export function socketOf(path: string, lab: string): string {
  return path.startsWith('/') ? path : `/run/vethloom/${lab}/sockets/${path}`;
}

/** Starts the programs that these guests have their vhost-user cables to: without them QEMU waits. */
export async function startPrograms(
  host: Host,
  lab: string,
  machines: readonly Machine[],
): Promise<void> {
  const places = machines.flatMap(({ nics }) =>
    nics.flatMap(({ backend }) =>
      backend.type === 'vhost-user' && !backend.port
        ? [`${backend.listens ? 'connect' : 'listen'}:${socketOf(backend.path, lab)}`]
        : [],
    ),
  );
  if (places.length === 0) return;
  host.write(TOOL, readFileSync(tool, 'utf8'));
  await succeed(host.run(['python3', TOOL, ...places]));
}
