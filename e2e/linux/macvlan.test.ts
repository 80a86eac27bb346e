import { afterEach, beforeEach, expect, test } from 'vitest';
import { settled } from './harness/arena.ts';
import { cable, device, draw } from './harness/draw.ts';
import { pings, staysSilent } from './harness/guest.ts';
import { exportLab, place, runNet } from './harness/lab.ts';
import { openSandbox, type Sandbox, succeed } from './harness/sandbox.ts';
import { changesSince } from './harness/snapshot.ts';
import { parseTap } from './harness/tap.ts';

const heard = '52:54:00:00:00:01';
const drawing = draw('macvlan', {
  host: { interfaces: [{ id: 'lab0', addresses: ['192.0.2.5/24'] }] },
  devices: [
    device('nic', 'eno1'),
    ...['left', 'right', 'apart', 'choosy'].map((name, i) =>
      device('namespace', name, {
        interfaces: [
          { id: 'eth0', addresses: [i < 2 ? `192.0.2.2${i}/24` : `198.51.100.2${i}/24`] },
        ],
      }),
    ),
  ],
  links: [
    cable('macvlan', 'host:lab0', 'eno1'),
    cable('macvlan', 'left:eth0', 'eno1'),
    cable('macvlan', 'right:eth0', 'eno1'),
    cable('macvlan', 'apart:eth0', 'eno1', { mode: 'private' }),
    cable('macvlan', 'choosy:eth0', 'eno1', { mode: 'source', sources: [heard] }),
  ],
});

let box: Sandbox;
beforeEach(async () => {
  box = await openSandbox();
});
afterEach(() => box.close());

const sh = (command: string) => box.run(['sh', '-c', command]);
const inside = (name: string, command: string) =>
  box.run(['ip', 'netns', 'exec', name, 'sh', '-c', command]);

test('stacks on one card reach each other, the host and the LAN, as their modes say', async () => {
  const lab = exportLab(drawing, 'shell-qemu');
  await place(lab, box);
  await succeed(
    sh(`ip netns add lan && ip link set dev wire netns lan && ip -n lan link set dev wire up
      ip -n lan link set dev wire address ${heard}
      ip -n lan address add 192.0.2.1/24 dev wire && ip -n lan address add 198.51.100.1/24 dev wire`),
  );
  const before = await settled(box);
  await succeed(runNet(lab, box, 'up'));
  const { status, stdout } = await runNet(lab, box, 'test');
  expect(parseTap(stdout)).toMatchObject({ failed: {} });
  expect(parseTap(stdout).ok.length).toBeGreaterThanOrEqual(6);
  expect(status).toBe(0);

  for (const address of ['192.0.2.20', '192.0.2.21', '198.51.100.22', '198.51.100.23'])
    await succeed(inside('lan', pings(address)));
  await succeed(inside('apart', staysSilent('198.51.100.23')));
  // Of another MAC it hears nothing.
  await succeed(sh('ip -n lan link set dev wire address 52:54:00:00:00:09'));
  await succeed(inside('lan', pings('198.51.100.22')));
  await succeed(inside('lan', `ip neigh flush all; ${staysSilent('198.51.100.23')}`));
  await succeed(sh(`ip -n lan link set dev wire address ${heard}`));

  await succeed(runNet(lab, box, 'down'));
  expect(await changesSince(box, before)).toEqual([]);
});
