import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { installFaults, runWithFaults } from './harness/faults.ts';
import { exportLab, type Lab, runNet, writeLab } from './harness/lab.ts';
import { openWorld, ownNetwork, pingThroughout, uplinkDrawing } from './harness/outside.ts';
import { openSandbox, type Sandbox, succeed } from './harness/sandbox.ts';
import { changesSince, type Snapshot, takeSnapshot } from './harness/snapshot.ts';

let box: Sandbox;
let lab: Lab;
let before: Snapshot;
let own: readonly string[];
const net = (verb: string) => runNet(lab, box, verb);
const make = (...lines: string[]) => succeed(box.run(['sh', '-ec', lines.join('\n')]));

beforeEach(async () => {
  box = await openSandbox();
  lab = exportLab(uplinkDrawing(), 'shell-qemu');
  writeLab(lab, box);
  await openWorld(box);
  before = await takeSnapshot(box);
  own = await ownNetwork(box);
});
afterEach(() => box.close());

async function expectAsBefore(about = ''): Promise<void> {
  expect(await ownNetwork(box), about).toEqual(own);
  expect(await changesSince(box, before), about).toEqual([]);
}

/** From outside and to the outside, both families. */
async function expectReached(about: string): Promise<void> {
  const { lost } = await pingThroughout(box, 3, () => Promise.resolve());
  expect(lost, about).toEqual([0, 0, 0, 0]);
}

/** Kills a verb before or after each of its commands that is like this. */
async function killEverywhere(verb: string, like: RegExp, then: (about: string) => Promise<void>) {
  await installFaults(box);
  const argv = ['./net.sh', verb, ...(verb === 'up' ? lab.flags : [])];
  if (verb === 'down') await succeed(net('up'));
  const { commands } = await runWithFaults(box, argv, lab.folder);
  await succeed(net('down'));
  const struck = [...commands.entries()].filter(([, command]) => like.test(command));
  expect(struck.length).toBeGreaterThan(20);
  for (const [i, command] of struck) {
    // Each of them both ways: npm run test:faults.
    const how = i % 2 === 0 ? 'kill-before' : 'kill-after';
    const about = `${verb}, ${how} ${command}`;
    if (verb === 'down') {
      await succeed(net('up'));
      await expectReached('up');
    }
    const { status } = await runWithFaults(box, argv, lab.folder, [{ at: i + 1, how }]);
    expect(status, about).toBe(137);
    await then(about);
  }
}

/** Where a card's own things are told from those of the rest of the lab. */
const moving = /eno1|dev br0|armed|saved/;

test('killed anywhere in the move: this machine is reached, and down puts all back', async () => {
  await killEverywhere('up', moving, async (about) => {
    await expectReached(about);
    await succeed(net('down'));
    expect(await ownNetwork(box), about).toEqual(own);
  });
  await expectAsBefore();
}, 300_000);

test('killed anywhere in the way back: the same', async () => {
  await killEverywhere('down', moving, async (about) => {
    await expectReached(about);
    await succeed(net('down'));
    expect(await ownNetwork(box), about).toEqual(own);
  });
  await expectAsBefore();
}, 300_000);

/** Without a record nobody knows which addresses were checked for duplicates. */
function unchecked(lines: readonly string[]): readonly string[] {
  return lines.map((line) => line.replace(' nodad', ''));
}

describe('others had their hands in it', () => {
  beforeEach(async () => {
    await succeed(net('up'));
    await succeed(net('confirm'));
  });

  test('the state folder is gone: the card gets what the bridge has beyond the drawing', async () => {
    await make('rm -r /run/vethloom');
    const { lost } = await pingThroughout(box, 100, () => succeed(net('down')));
    expect(lost.filter((each) => each > 1)).toEqual([]);
    expect(unchecked(await ownNetwork(box))).toEqual(unchecked(own));
    await expectReached('after down');
  });

  test.each(['up', 'down'])('the bridge is gone, then %s', async (verb) => {
    await make('ip link del dev br0');
    await succeed(net(verb));
    await expectReached(verb);
    await succeed(net('down'));
    await expectAsBefore();
  });

  test.each(['up', 'down'])('the card was pulled, then %s', async (verb) => {
    await make('ip link set dev eno1 nomaster');
    await succeed(net(verb));
    await expectReached(verb);
    await succeed(net('down'));
    await expectAsBefore();
  });

  test('this machine was given another address: that one stays', async () => {
    await make(
      'ip address add 192.0.2.77/24 brd + dev br0; ip address del 192.0.2.6/24 dev br0',
      'ip route del default; ip route add default via 192.0.2.7 dev br0 metric 5',
    );
    await succeed(net('down'));
    const { stdout } = await make('ip -4 address show dev eno1; ip route');
    expect(stdout).toContain('inet 192.0.2.77/24 brd 192.0.2.255 scope global');
    expect(stdout).toContain('inet 192.0.2.5/24');
    expect(stdout).not.toContain('192.0.2.6/');
    expect(stdout).toContain('default via 192.0.2.7 dev eno1 metric 5');
    expect(stdout).not.toContain('via 192.0.2.1 dev eno1 proto static');
  });

  test('a route by a gateway of the lab goes with the lab', async () => {
    await make('ip route add 10.50.0.0/16 via 10.7.0.9 dev br0');
    await succeed(net('down'));
    await expectAsBefore();
  });

  test('drawn anew: addresses of the old drawing are not taken for those of the machine', async () => {
    lab = exportLab(uplinkDrawing('10.8.0.1/24'), 'shell-qemu');
    writeLab(lab, box);
    await succeed(net('up'));
    await expectReached('up');
    await succeed(net('down'));
    await expectAsBefore();
  });

  test('an address that the card cannot take keeps the bridge', async () => {
    await make('echo 1 >/proc/sys/net/ipv6/conf/eno1/disable_ipv6');
    const down = await net('down');
    expect(down).toMatchObject({ status: 2, stderr: expect.stringContaining('eno1') });
    await expectReached('refused');
    await make('echo 0 >/proc/sys/net/ipv6/conf/eno1/disable_ipv6');
    await succeed(net('down'));
    await expectReached('down');
  });
});

/** Whether the card is a port. */
async function isMoved(): Promise<boolean> {
  const { stdout } = await box.run(['ip', '-o', 'link', 'show', 'dev', 'eno1']);
  return stdout.includes(' master br0 ');
}

test('nobody confirms: after 60 seconds all is taken back', async () => {
  const began = Date.now();
  await succeed(net('up'));
  // What waits does not hold on to who called it.
  expect(Date.now() - began).toBeLessThan(20_000);
  await sleep(began + 55_000 - Date.now());
  expect(await isMoved()).toBe(true);
  const { lost } = await pingThroughout(box, 1000, () => sleep(10_000));
  expect(lost.filter((each) => each > 1)).toEqual([]);
  expect(await ownNetwork(box)).toEqual(own);
  expect((await succeed(net('log'))).stdout).toContain('nobody confirmed within 60 seconds');
  const left = await changesSince(box, before);
  expect(left.filter((line) => !line.startsWith('files: + /run/vethloom'))).toEqual([]);
  await succeed(net('down'));
  await expectAsBefore();
}, 100_000);

test('nobody is left to confirm, as it was killed on the way: the same', async () => {
  await installFaults(box);
  const argv = ['./net.sh', 'up', ...lab.flags];
  const { commands } = await runWithFaults(box, argv, lab.folder);
  await succeed(net('down'));
  const at = commands.findIndex((command) => command.includes('master br0')) + 1;
  await runWithFaults(box, argv, lab.folder, [{ at, how: 'kill-after' }]);
  expect(await isMoved()).toBe(true);
  await sleep(64_000);
  expect(await ownNetwork(box)).toEqual(own);
  await succeed(net('down'));
  await expectAsBefore();
}, 100_000);
