import { type Arena, openArena } from '../linux/harness/arena.ts';
import { cable, device, draw } from '../linux/harness/draw.ts';
import { nic } from '../linux/harness/reference-labs.ts';
import { succeed } from '../linux/harness/sandbox.ts';
import { growthExponent, median, verdict } from './measure.ts';

const ROUNDS = 10;
const LIMITS = { ratio: 1.5, exponent: 1.1 };
const SIZES = [250, 500, 1_000];

const guest = (name: string, ...nics: readonly string[]) =>
  device('guest', name, {
    arch: 'x86_64',
    machine: 'q35',
    memoryMiB: 128,
    vcpus: 1,
    nics: nics.map((id) => ({ id, model: 'virtio-net-pci' })),
  });

const namespace = (name: string, ...interfaces: readonly object[]) =>
  device('namespace', name, { interfaces });

/** Three namespaces, three bridges, taps, NAT, and the way out moved into a bridge. */
const thirtySteps = draw('thirty steps', {
  devices: [
    device('bridge', 'out0'),
    device('bridge', 'lan0', { addresses: ['10.71.0.1/24'], nat: true }),
    device('bridge', 'dmz0'),
    device('nic', 'eno1'),
    namespace(
      'router',
      { id: 'eth0', addresses: ['10.71.0.2/24'], gateway: '10.71.0.1' },
      { id: 'eth1', addresses: ['10.72.0.1/24'] },
    ),
    namespace('web', { id: 'eth0', addresses: ['10.72.0.11/24'], gateway: '10.72.0.1' }),
    namespace('pc', { id: 'eth0', addresses: ['10.71.0.21/24'], gateway: '10.71.0.1' }),
    guest('vm1', 'eth0'),
    guest('vm2', 'eth0'),
  ],
  links: [
    cable('member', 'eno1', 'out0'),
    cable('veth', 'router:eth0', 'lan0'),
    cable('veth', 'router:eth1', 'dmz0'),
    cable('veth', 'web:eth0', 'dmz0'),
    cable('veth', 'pc:eth0', 'lan0'),
    cable('tap', 'vm1:eth0', 'lan0'),
    cable('tap', 'vm2:eth0', 'out0'),
  ],
});

const wayOut = `${nic('eno1')}
  ip -n outside address add 192.0.2.1/24 dev wire
  ip address add 192.0.2.5/24 dev eno1
  ip route add default via 192.0.2.1`;

/** Half of the devices are taps, the rest namespaces' cables; 50 on a bridge. */
function manyDevices(count: number) {
  const bridges = Math.ceil(count / 50);
  const at = (i: number) => `br${i % bridges}`;
  const guests = Array.from({ length: count / 2 }, (_, i) => `vm${i}`);
  const stacks = Array.from({ length: count / 4 }, (_, i) => `ns${i}`);
  return draw(`${count} devices`, {
    devices: [
      ...Array.from({ length: bridges }, (_, i) => device('bridge', `br${i}`)),
      ...guests.map((name) => guest(name, 'eth0')),
      ...stacks.map((name) => namespace(name, { id: 'eth0' })),
    ],
    links: [
      ...guests.map((name, i) => cable('tap', `${name}:eth0`, at(i))),
      ...stacks.map((name, i) => cable('veth', `${name}:eth0`, at(i))),
    ],
  });
}

/** Milliseconds that a command takes inside the sandbox. */
async function timed({ box, lab }: Arena, ...argv: readonly string[]): Promise<number> {
  const script =
    'start=$EPOCHREALTIME; "$@" >/dev/null; status=$?; echo "${start/./} ${EPOCHREALTIME/./}"; exit $status';
  const options = { cwd: lab.folder, seconds: 600 };
  const { stdout } = await succeed(box.run(['bash', '-c', script, 'bash', ...argv], options));
  const [start = 0, end = 0] = stdout.split(' ').map(Number);
  return (end - start) / 1000;
}

/** The same commands, one after the other in one script. */
function bareList(commands: readonly string[]): string {
  const lines = commands.flatMap((command) => {
    if (/^(mkdir|mv|cp|rm|rmdir) /.test(command)) return [];
    return [command.replace(/^ip (.*?)(?:-force )?-batch -: /, 'ip $1')];
  });
  return ['#!/bin/sh', 'set -e', ...lines, ''].join('\n');
}

async function ratios(): Promise<void> {
  const arena = await openArena({
    id: 'thirty',
    topology: thirtySteps,
    bundle: 'shell-qemu',
    ovs: false,
    host: wayOut,
  });
  try {
    const { stdout: plan } = await arena.net('plan');
    const planned = plan.split('\n').flatMap((line) => line.split('\t')[1] ?? []);
    arena.box.write('/lab/kvm1/up.sh', bareList(planned), true);
    await succeed(arena.net('up'));
    const { commands } = await succeed(arena.strike('down', []));
    arena.box.write('/lab/kvm1/down.sh', bareList(commands), true);
    const times: Record<string, number[]> = { up: [], down: [], 'up.sh': [], 'down.sh': [] };
    for (let round = 0; round < ROUNDS; round++) {
      for (const [file, ...argv] of [
        ['up', './net.sh', 'up', ...arena.lab.flags],
        ['down', './net.sh', 'down'],
        ['up.sh', './up.sh'],
        ['down.sh', './down.sh'],
      ] as const) {
        times[file]!.push(await timed(arena, ...argv));
        // Until nothing moves any more.
        if (file.startsWith('down')) await arena.left();
      }
    }
    console.log(`\n${planned.length} commands of up, ${commands.length} of down, ms`);
    for (const verb of ['up', 'down']) {
      const [script, bare] = [median(times[verb]!), median(times[`${verb}.sh`]!)];
      console.log(
        `${verb.padEnd(6)}net.sh ${script.toFixed(0).padStart(5)}  bare list ${bare.toFixed(0).padStart(5)}`,
      );
      verdict(`${verb}, times the bare list of its commands`, script / bare, LIMITS.ratio, 2);
    }
  } finally {
    await arena.box.close();
  }
}

async function growth(): Promise<void> {
  const points: (readonly [number, number])[] = [];
  console.log('\ndevices   up ms   ms/device   down ms');
  for (const size of SIZES) {
    const topology = manyDevices(size);
    const arena = await openArena({ id: '', topology, bundle: 'shell-qemu', ovs: false });
    try {
      const up = await timed(arena, './net.sh', 'up');
      const down = await timed(arena, './net.sh', 'down');
      points.push([size, up]);
      console.log(
        `${String(size).padEnd(8)}${up.toFixed(0).padStart(7)}${(up / size).toFixed(2).padStart(12)}${down.toFixed(0).padStart(10)}`,
      );
    } finally {
      await arena.box.close();
    }
  }
  const [first, last] = [SIZES[0], SIZES.at(-1)];
  verdict(
    `growth exponent of up from ${first} to ${last} devices`,
    growthExponent(points),
    LIMITS.exponent,
    2,
  );
}

/** How long net.sh takes on a real kernel; inside a sandbox, so as root. */
export async function speed(): Promise<void> {
  await ratios();
  await growth();
}
