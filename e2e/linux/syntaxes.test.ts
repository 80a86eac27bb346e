import { afterEach, describe, expect, test } from 'vitest';
import type { QemuSyntax } from '../../src/core/exporting.ts';
import type { Machine, Topology } from '../../src/core/index.ts';
import { cubeLab, firmwareFor, refusalsOf, seats, ways } from './harness/cube.ts';
import { exportLab, type Lab, place, runNet } from './harness/lab.ts';
import { guestLabs, qemuLabs } from './harness/labs.ts';
import { plain, plannedNetdev } from './harness/netdevs.ts';
import { type Netdev, type Qmp, readChardevs, socketOf, startStopped } from './harness/qmp.ts';
import { openSandbox, type Sandbox, succeed } from './harness/sandbox.ts';

type Short = Exclude<QemuSyntax, 'device'>;

let box: Sandbox;
afterEach(() => box?.close());

interface Card {
  readonly model: string;
  readonly mac: string;
  /** Its back end, or its hub. */
  readonly wire: string;
}

/** What `info network` tells of cards that have no ids. */
async function readWires(qmp: Qmp): Promise<{ cards: Card[]; netdevs: Netdev[] }> {
  const text = await qmp.command<string>('human-monitor-command', {
    'command-line': 'info network',
  });
  const cards: Card[] = [];
  const netdevs: Netdev[] = [];
  let hub = '';
  for (const line of text.split('\r\n')) {
    hub = /^hub \d+/.exec(line)?.[0] ?? hub;
    const found = /^(?: \\ )?(?:(\S+): )?(\S+): index=0,type=([^,]+),?(.*)$/.exec(line);
    if (!found) continue;
    const [, port, id = '', type = '', more = ''] = found;
    const [, model, mac] = /^model=([^,]+),macaddr=(.+)$/.exec(more) ?? [];
    const last = cards.at(-1);
    if (model && mac) cards.push({ model, mac, wire: port ? hub : '' });
    else if (port) netdevs.push({ id, type, text: more, queues: 1 });
    else if (last) {
      cards[cards.length - 1] = { ...last, wire: id };
      netdevs.push({ id, type, text: more, queues: 1 });
    }
  }
  const chardevs = await readChardevs(qmp);
  const named = netdevs.map((netdev) => {
    const label = /^vhost-user\d+ to (\S+)$/.exec(netdev.text)?.[1];
    return label === undefined ? netdev : { ...netdev, text: socketOf(label, chardevs) };
  });
  return { cards, netdevs: named };
}

function plannedCards({ nics }: Machine, syntax: Short): Card[] {
  return nics.map(({ model, mac, backend }, i) => {
    const hub = backend.type === 'hub' && backend.hub === 'two' ? 'hub 1' : 'hub 0';
    const alone = syntax === 'nic' && backend.type !== 'hub';
    return { model, mac, wire: alone ? `hostnet${i}` : hub };
  });
}

const byMac = (a: Card, b: Card) => a.mac.localeCompare(b.mac);
const byId = (a: Netdev, b: Netdev) => a.id.localeCompare(b.id);

async function agree(lab: Lab, machine: Machine, qmp: Qmp, syntax: Short): Promise<void> {
  const sockets = `/run/vethloom/${lab.plan.lab.id}/sockets`;
  const { cards, netdevs } = await readWires(qmp);
  expect(cards.toSorted(byMac), machine.name).toEqual(
    plannedCards(machine, syntax).toSorted(byMac),
  );
  const planned = machine.nics.flatMap((nic, i) =>
    nic.backend.type === 'hub' ? [] : plannedNetdev(nic, i, sockets),
  );
  expect(netdevs.map(plain).toSorted(byId), machine.name).toEqual(
    planned
      .map(({ id, type, text, queues }) => ({ id, type, text: text.replace(/\/\d+$/, ''), queues }))
      .toSorted(byId),
  );
}

/** Builds what stands on the host. */
async function build(topology: Topology, qemuSyntax: Short): Promise<Lab> {
  box = await openSandbox({ ovs: true });
  const lab = exportLab(topology, 'shell-qemu', { qemuSyntax });
  await place(lab, box);
  await succeed(runNet(lab, box, 'up'));
  return lab;
}

function start(lab: Lab, { name, machineType }: Machine): Promise<Qmp> {
  return startStopped(box, `${lab.folder}/guests/${name}.sh`, firmwareFor(machineType));
}

/** Runs all guests of a lab, and compares each with what was drawn. */
async function tryLab(topology: Topology, syntax: Short): Promise<void> {
  const lab = await build(topology, syntax);
  const running: [Machine, Qmp][] = [];
  // In the plan's order: who listens is there before who connects.
  for (const machine of lab.guests) running.push([machine, await start(lab, machine)]);
  for (const [machine, qmp] of running) await agree(lab, machine, qmp, syntax);
  for (const [, qmp] of running) await qmp.quit();
}

/** The same for many guests that do not need each other. */
async function tryOneByOne(topology: Topology, syntax: Short): Promise<void> {
  const lab = await build(topology, syntax);
  const queue = [...lab.guests];
  const work = async () => {
    for (let next = queue.shift(); next; next = queue.shift()) {
      const qmp = await start(lab, next);
      await agree(lab, next, qmp, syntax);
      await qmp.quit();
    }
  };
  await Promise.all([work(), work()]);
}

const SYNTAXES = ['nic', 'net'] as const satisfies readonly Short[];
const labs = [...guestLabs, ...qemuLabs];

/** The reasons for which a lab is not said this way; of the others QEMU makes what was drawn. */
const REFUSED: Readonly<Record<string, readonly string[]>> = {
  'nic dmz-lab': ['qemu-syntax-queues'],
  'nic taps': [
    'qemu-syntax-mtu',
    'qemu-syntax-no-cable',
    'qemu-syntax-options',
    'qemu-syntax-queues',
  ],
  'nic macvtaps': ['qemu-syntax-queues'],
  'nic groups': ['qemu-syntax-no-cable'],
  'nic new sockets': ['qemu-syntax-cable'],
  'nic passt': ['qemu-syntax-cable'],
  'nic vhost-user paths': ['qemu-syntax-options', 'qemu-syntax-queues'],
  'nic vhost-user sockets': ['qemu-syntax-options', 'qemu-syntax-queues'],
  'net dmz-lab': ['qemu-syntax-one-hub', 'qemu-syntax-queues'],
  'net taps': [
    'qemu-syntax-mtu',
    'qemu-syntax-one-hub',
    'qemu-syntax-options',
    'qemu-syntax-queues',
  ],
  'net macvtaps': ['qemu-syntax-one-hub', 'qemu-syntax-queues'],
  'net sockets': ['qemu-syntax-one-hub'],
  'net groups': ['qemu-syntax-one-hub'],
  'net new sockets': ['qemu-syntax-cable', 'qemu-syntax-one-hub'],
  'net hubs': ['qemu-syntax-one-hub'],
  'net forwards': ['qemu-syntax-one-hub'],
  'net passt': ['qemu-syntax-cable'],
  'net vde': ['qemu-syntax-one-hub'],
  'net pseudowires': ['qemu-syntax-one-hub'],
  'net vhost-user paths': [
    'qemu-syntax-cable',
    'qemu-syntax-one-hub',
    'qemu-syntax-options',
    'qemu-syntax-queues',
  ],
  'net vhost-user sockets': [
    'qemu-syntax-cable',
    'qemu-syntax-one-hub',
    'qemu-syntax-options',
    'qemu-syntax-queues',
  ],
};

describe.each(SYNTAXES)('-%s', (syntax) => {
  const refused = (topology: Topology) => [...new Set(refusalsOf(topology, syntax))].toSorted();

  test.each(labs)('$name', async (topology) => {
    const codes = refused(topology);
    expect(codes).toEqual(REFUSED[`${syntax} ${topology.name}`] ?? []);
    if (codes.length === 0) await tryLab(topology, syntax);
  });

  const seat = (model: string) =>
    seats.find((each) => each.machine.id === 'q35' && each.model === model)!;

  test.each(ways)('one card, $name', async (way) => {
    const isVhostUser = way.link.kind === 'vhost-user';
    const isVhost = (way.fields['vhost'] ?? 'off') !== 'off';
    const card = seat(isVhostUser || isVhost ? 'virtio-net-pci' : 'e1000');
    const topology = cubeLab([card], way, { each: 1, own: false });
    const codes = refused(topology);
    const lacks = /dgram|stream|passt$/.test(way.name) || (isVhostUser && syntax === 'net');
    const told = lacks ? 'qemu-syntax-cable' : '';
    expect(isVhost && syntax === 'net' ? ['', 'qemu-syntax-vhost'] : [told]).toContain(
      codes.join(),
    );
    // Not every kernel has it: vhost.test.ts.
    if (codes.length === 0 && !isVhost) await tryLab(topology, syntax);
  });

  const way = ways.find(({ link }) => link.kind === 'user')!;
  const each = syntax === 'nic' ? 8 : 1;
  const said = seats.filter(
    (seat) => refused(cubeLab([seat], way, { each: 1, own: false })).length === 0,
  );

  test('every card that can be said so', async () => {
    await tryOneByOne(cubeLab(said, way, { each, own: false }), syntax);
  });

  test('what cannot is told by its reason', () => {
    const tally = new Map<string, number>();
    for (const seat of seats) {
      const [code = 'accepted'] = refused(cubeLab([seat], way, { each: 1, own: false }));
      tally.set(code, (tally.get(code) ?? 0) + 1);
    }
    console.log([`-${syntax}`, ...[...tally].map(([code, n]) => `${n} ${code}`)].join('\n'));
    expect(tally.get('accepted')).toBe(said.length);
  });
});
