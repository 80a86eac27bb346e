import { createInterface } from 'node:readline';
import { connectTo } from './console.ts';
import type { Sandbox } from './sandbox.ts';

/** QEMU's machine protocol. */
export interface Qmp {
  command<T>(name: string, words?: Readonly<Record<string, unknown>>): Promise<T>;
  /** Ends QEMU. */
  quit(): Promise<void>;
}

interface Reply {
  readonly return?: unknown;
  readonly error?: { readonly desc: string };
}

let started = 0;

/** Starts QEMU by the script of a guest, stopped before the first instruction. */
export async function startStopped(
  box: Sandbox,
  script: string,
  more: readonly string[] = [],
): Promise<Qmp> {
  started += 1;
  const path = `/run/qmp-${started}`;
  const stopped = ['-S', '-qmp', `unix:${path},server=on,wait=off`];
  const env = { VETHLOOM_ACCEL: 'tcg' };
  const qemu = box.spawn([script, 'run', ...more, ...stopped], { env });
  const gone = qemu.done.then(({ stderr }) => Promise.reject(new Error(`QEMU refused: ${stderr}`)));
  const socket = await Promise.race([connectTo(box.outside(path), 20), gone]);
  socket.on('error', () => {});
  const lines = createInterface({ input: socket })[Symbol.asyncIterator]();
  const read = async () => {
    const next = await Promise.race([lines.next().catch(() => gone), gone]);
    // QEMU listens before it looks at its other arguments.
    return next.done ? await gone : (JSON.parse(next.value) as Reply);
  };
  const qmp: Qmp = {
    async command<T>(name: string, words: Readonly<Record<string, unknown>> = {}) {
      socket.write(JSON.stringify({ execute: name, arguments: words }));
      for (;;) {
        const reply = await read();
        if (reply.error) throw new Error(`${name}: ${reply.error.desc}`);
        if ('return' in reply) return reply.return as T;
      }
    },
    async quit() {
      gone.catch(() => {});
      qemu.kill();
      socket.destroy();
      await qemu.done;
    },
  };
  await read();
  await qmp.command('qmp_capabilities');
  return qmp;
}

interface Property {
  readonly name: string;
  readonly type: string;
}

/** A network card as QEMU made it. */
export interface Card {
  readonly id: string;
  readonly model: string;
  readonly mac: string;
  /** `pci.1 0x0.0`; absent for cards that are not on PCI. */
  readonly place?: string;
  readonly hostMtu?: number;
  /** Where it is not QEMU's own. */
  readonly rxQueueSize?: number;
  readonly txQueueSize?: number;
  /** False where it has none at all. */
  readonly offloads?: boolean;
  readonly packed?: boolean;
  readonly rss?: boolean;
  readonly bootIndex?: number;
  /** False where it is on PCI and has none. */
  readonly rom?: boolean;
  readonly netdev?: string;
}

/** A back end as `info network` tells it. */
export interface Netdev {
  readonly id: string;
  readonly type: string;
  readonly text: string;
  readonly queues: number;
  /** What user networking forwards, as QEMU's hostfwd= has it. */
  readonly forwards?: readonly string[];
}

/** By qemu(1) -device virtio-net-pci,help. */
const OFFLOADS =
  'csum gso host_tso4 host_tso6 host_ecn host_ufo guest_csum guest_tso4 guest_tso6 guest_ecn guest_ufo'.split(
    ' ',
  );

/** The MACs of all cards that QEMU made, those on board too, in no order. */
export async function readMacs(qmp: Qmp): Promise<readonly string[]> {
  const line = { 'command-line': 'info network' };
  const text = await qmp.command<string>('human-monitor-command', line);
  return [...text.matchAll(/type=nic,model=[^,]+,macaddr=(\S+)/g)].map(([, mac = '']) => mac);
}

const BOX = '/machine/peripheral';

export async function readCards(qmp: Qmp): Promise<readonly Card[]> {
  const devices = await qmp.command<readonly Property[]>('qom-list', { path: BOX });
  const cards: Card[] = [];
  for (const { name, type } of devices) {
    if (!type.startsWith('child<')) continue;
    const path = `${BOX}/${name}`;
    const properties = await qmp.command<readonly Property[]>('qom-list', { path });
    const has = (property: string) => properties.some((each) => each.name === property);
    if (!has('mac')) continue;
    const get = <T>(property: string) => qmp.command<T>('qom-get', { path, property });
    const netdev = await get<string>('netdev');
    const mtu = has('host_mtu') ? await get<number>('host_mtu') : 0;
    const ringOf = async (name: string) => (has(name) ? await get<number>(name) : 256);
    const [rx, tx] = [await ringOf('rx_queue_size'), await ringOf('tx_queue_size')];
    const is = async (property: string) => has(property) && (await get<boolean>(property));
    const bootIndex = await get<number>('bootindex');
    const offloads = has('guest_tso4')
      ? await Promise.all(OFFLOADS.map((one) => get<boolean>(one)))
      : [true];
    cards.push({
      id: name,
      model: type.slice('child<'.length, -1),
      mac: await get<string>('mac'),
      ...(has('addr') ? { place: await placeOf(get) } : {}),
      ...(mtu > 0 ? { hostMtu: mtu } : {}),
      ...(rx === 256 ? {} : { rxQueueSize: rx }),
      ...(tx === 256 ? {} : { txQueueSize: tx }),
      ...(offloads.includes(true) ? {} : { offloads: false }),
      ...((await is('packed')) ? { packed: true } : {}),
      ...((await is('rss')) ? { rss: true } : {}),
      ...(bootIndex < 0 ? {} : { bootIndex }),
      ...(has('romfile') && (await get<string>('romfile')) === '' ? { rom: false } : {}),
      ...(netdev ? { netdev } : {}),
    });
  }
  return cards.toSorted((a, b) => Number(a.id.slice(3)) - Number(b.id.slice(3)));
}

async function placeOf(get: <T>(property: string) => Promise<T>): Promise<string> {
  const address = await get<number>('addr');
  const bus = (await get<string>('parent_bus')).split('/').at(-1) ?? '';
  return `${bus} 0x${(address >> 3).toString(16)}.${address & 7}`;
}

/** By the back end. */
async function readForwards(qmp: Qmp): Promise<ReadonlyMap<string, readonly string[]>> {
  const forwards = new Map<string, string[]>();
  let id = '';
  for (const line of (await told(qmp, 'info usernet')).split('\n')) {
    id = /^Hub -1 \((\S+)\):/.exec(line)?.[1] ?? id;
    const found = /^ +(TCP|UDP)\[HOST_FORWARD\] +\d+ +(\S+) +(\d+) +(\S+) +(\d+) /.exec(line);
    if (!found) continue;
    const [, protocol = '', address, port, far, farPort] = found;
    const all = forwards.get(id) ?? [];
    const shown = address === '*' ? '0.0.0.0' : address;
    forwards.set(id, [...all, `${protocol.toLowerCase()}:${shown}:${port}-${far}:${farPort}`]);
  }
  return forwards;
}

const told = (qmp: Qmp, command: string) =>
  qmp.command<string>('human-monitor-command', { 'command-line': command });

interface Chardev {
  readonly label: string;
  readonly filename: string;
  readonly 'frontend-open': boolean;
}

export function readChardevs(qmp: Qmp): Promise<readonly Chardev[]> {
  return qmp.command('query-chardev');
}

/** What a vhost-user card has at its socket. */
export function socketOf(label: string, chardevs: readonly Chardev[]): string {
  const chardev = chardevs.find((one) => one.label === label && one['frontend-open']);
  return chardev?.filename ?? `${label} of nobody`;
}

export async function readNetdevs(qmp: Qmp): Promise<readonly Netdev[]> {
  const text = await told(qmp, 'info network');
  const forwards = await readForwards(qmp);
  const chardevs = await readChardevs(qmp);
  const netdevs = new Map<string, Netdev>();
  let hub = '';
  for (const line of text.split('\n')) {
    hub = /^hub \d+/.exec(line)?.[0] ?? hub;
    const port = /^ \\ (\S+): \S+: index=/.exec(line)?.[1];
    if (port !== undefined) netdevs.set(port, { id: port, type: 'hubport', text: hub, queues: 1 });
    const found = /^(?: \\ )?(\S+): index=\d+,type=([^,]+),?(.*?)\r?$/.exec(line);
    if (!found || found[2] === 'nic') continue;
    const [, id = '', type = '', more = ''] = found;
    netdevs.set(id, { id, type, text: more, queues: (netdevs.get(id)?.queues ?? 0) + 1 });
  }
  return [...netdevs.values()].map((netdev) => {
    const [, label] = /^vhost-user\d+ to (\S+)$/.exec(netdev.text) ?? [];
    if (label !== undefined) return { ...netdev, text: socketOf(label, chardevs) };
    const opened = forwards.get(netdev.id);
    return opened ? { ...netdev, forwards: opened.toSorted() } : netdev;
  });
}
