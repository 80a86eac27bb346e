import { afterEach, expect, test } from 'vitest';
import { type Arena, openArena, settled } from './harness/arena.ts';
import { access, cable, device, draw, guest } from './harness/draw.ts';
import { exportLab, runNet, writeLab } from './harness/lab.ts';
import { referenceLabs } from './harness/reference-labs.ts';
import { succeed } from './harness/sandbox.ts';
import { takeSnapshot } from './harness/snapshot.ts';

let arena: Arena;
afterEach(() => arena.box.close());

/** Somebody else's, of every sort: NAT, DHCP, a router, Open vSwitch. */
const neighbour = exportLab(
  draw('neighbour', {
    host: { name: 'kvm2', interfaces: [{ id: 'far0', addresses: ['10.92.0.5/24'] }] },
    devices: [
      device('bridge', 'out0', { addresses: ['10.91.0.1/24'], nat: true, dhcp: {} }),
      device('ovs', 'far1'),
      device('namespace', 'relay', {
        forwarding: true,
        interfaces: [
          { id: 'eth0', addresses: ['10.91.0.2/24'], gateway: '10.91.0.1' },
          { id: 'eth1', addresses: ['10.92.0.2/24'] },
        ],
      }),
      guest('far-vm', [{ id: 'eth0', model: 'virtio-net-pci' }]),
    ],
    links: [
      cable('veth', 'relay:eth0', 'out0'),
      cable('internal', 'relay:eth1', 'far1', { b: access(5) }),
      cable('internal', 'host:far0', 'far1', { b: access(5) }),
      cable('tap', 'far-vm:eth0', 'out0'),
    ],
  }),
  'shell-qemu',
);

const theirs = (verb: string) => succeed(runNet(neighbour, arena.box, verb));
const ours = (verb: string) => succeed(arena.net(verb));

test.each(referenceLabs)('$id: up twice is up once, and does what the plan says', async (lab) => {
  arena = await openArena(lab);
  const plan = (await ours('plan')).stdout;
  await ours('up');
  expect(await arena.unbuilt()).toEqual([]);
  const { stdout: log } = await ours('log');
  // Without the line that explains the columns, the time and the exit status.
  const logged = log
    .replaceAll(/^(?:#.*|.*\t\[told\]\t.*)\n/gm, '')
    .replaceAll(/^[\d.]+\t0\t/gm, '');
  expect(logged).toBe(plan);

  const once = await settled(arena.box);
  expect((await ours('up')).stdout).toContain('already up');
  expect(await arena.left(once)).toEqual([]);
  await ours('down');
  expect(await arena.left()).toEqual([]);
  await ours('down');
  expect(await arena.left()).toEqual([]);
});

test.each(referenceLabs.filter(({ id }) => ['switches', 'routed', 'uplink'].includes(id)))(
  '$id: comes and goes beside another',
  async (lab) => {
    arena = await openArena({ ...lab, ovs: true });
    writeLab(neighbour, arena.box);
    await theirs('up');
    const alone = await settled(arena.box);
    await ours('up');
    await ours('status');
    await theirs('status');
    const both = await takeSnapshot(arena.box);
    const gone = alone['namespaces']!.filter((line) => !both['namespaces']!.includes(line));
    expect(gone).toEqual([]);
    await ours('down');
    expect(await arena.left(alone)).toEqual([]);
    await ours('up');
    await theirs('down');
    await ours('status');
    await ours('down');
    expect(await arena.left()).toEqual([]);
  },
);
