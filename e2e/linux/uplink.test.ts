import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { exportLab, type Lab, runNet, writeLab } from './harness/lab.ts';
import {
  openSession,
  openWorld,
  ownNetwork,
  pingThroughout,
  uplinkDrawing,
} from './harness/outside.ts';
import { openSandbox, type Result, type Sandbox, succeed } from './harness/sandbox.ts';
import { changesSince, type Snapshot, takeSnapshot } from './harness/snapshot.ts';

let box: Sandbox;
let lab: Lab;
let before: Snapshot;
let own: readonly string[];
const net = (verb: string) => runNet(lab, box, verb);

async function open(bundle: 'shell-qemu' | 'brctl-qemu'): Promise<void> {
  box = await openSandbox();
  lab = exportLab(uplinkDrawing(), bundle);
  writeLab(lab, box);
  await openWorld(box);
  before = await takeSnapshot(box);
  own = await ownNetwork(box);
}
afterEach(() => box.close());

/** Of the pings of each kind. While a card joins or leaves a bridge the kernel takes nothing in from it. */
function expectFewLost(lost: readonly number[]): void {
  for (const each of lost) expect(each).toBeLessThanOrEqual(1);
}

async function expectAsBefore(): Promise<void> {
  expect(await changesSince(box, before)).toEqual([]);
  expect(await ownNetwork(box)).toEqual(own);
}

/** `LABEL<TAB>COMMAND` of each line that `up` logged. */
function logged({ stdout }: Result): string {
  const lines = stdout.split('\n').filter((line) => !/^#|\t\[told\]\t/.test(line));
  return lines.map((line) => line.split('\t').slice(2).join('\t')).join('\n');
}

describe.each(['shell-qemu', 'brctl-qemu'] as const)('%s', (bundle) => {
  beforeEach(() => open(bundle));

  test('addresses move and come back; nobody outside or inside notices', async () => {
    const session = await openSession(box);
    const plan = await succeed(
      box.run(['setpriv', '--reuid=65534', '--clear-groups', './net.sh', 'plan'], {
        cwd: lab.folder,
      }),
    );
    const up = await pingThroughout(box, 300, () => succeed(net('up')));
    expectFewLost(up.lost);
    expect(up.result.stdout).toContain('./net.sh confirm');
    expect(logged(await net('log'))).toBe(plan.stdout);
    await succeed(net('status'));
    const ra = '/proc/sys/net/ipv6/conf/br0/accept_ra';
    expect((await box.run(['cat', ra])).stdout).toBe('0\n');
    expect((await succeed(net('up'))).stdout).toContain('./net.sh confirm');

    const confirmed = await pingThroughout(box, 50, () => succeed(net('confirm')));
    expectFewLost(confirmed.lost);
    expect((await succeed(net('confirm'))).stdout).toContain('nothing waits');
    expect((await succeed(net('up'))).stdout).not.toContain('confirm');
    const middle = await session.state();

    const down = await pingThroughout(box, 300, () => succeed(net('down')));
    expectFewLost(down.lost);
    await sleep(200);
    const end = await session.state();
    for (const [i, { back, gap }] of end.entries()) {
      expect(back).toBeGreaterThan((middle[i]?.back ?? 0) + 100);
      expect(gap).toBeLessThan(1000);
    }
    session.close();
    await expectAsBefore();
  });
});
