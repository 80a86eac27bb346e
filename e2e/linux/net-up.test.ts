import { afterEach, describe, expect, test } from 'vitest';
import { device, draw } from './harness/draw.ts';
import { differences } from './harness/expected.ts';
import { exportLab, place, runNet } from './harness/lab.ts';
import { labs } from './harness/labs.ts';
import { readState } from './harness/readback.ts';
import { openSandbox, type Sandbox, succeed } from './harness/sandbox.ts';
import { changesSince, takeSnapshot } from './harness/snapshot.ts';

let box: Sandbox;
afterEach(() => box.close());

const bundles = ['shell-qemu', 'brctl-qemu'] as const;

describe.each(bundles)('%s', (bundle) => {
  test.each(labs)('$name: up builds the plan, down leaves nothing', async (topology) => {
    box = await openSandbox({ ovs: true });
    const lab = exportLab(topology, bundle);
    await place(lab, box);
    const net = (verb: string) => runNet(lab, box, verb);
    const before = await takeSnapshot(box);

    await succeed(net('check'));
    expect(await changesSince(box, before)).toEqual([]);
    expect((await net('status')).status).toBe(5);

    await succeed(net('up'));
    const built = await readState(box);
    expect(differences(lab.plan, built)).toEqual([]);
    await succeed(net('status'));

    await succeed(net('up'));
    expect(differences(lab.plan, await readState(box))).toEqual([]);

    await succeed(net('down'));
    expect(await changesSince(box, before)).toEqual([]);
    await succeed(net('down'));
    expect(await changesSince(box, before)).toEqual([]);
  });
});

/** A network namespace goes a moment after it was deleted, and its cables with it. */
const vanish = `#!/bin/sh
PATH=\${PATH#/lab/vanish:}
case $* in
  *-batch*)
    lines=$(cat)
    case $lines in *far0*) ip link del far0 ;; esac
    printf '%s\\n' "$lines" | ip "$@"
    ;;
  *) exec ip "$@" ;;
esac
`;

test('a port of somebody else that goes by itself meanwhile is in nobody’s way', async () => {
  box = await openSandbox();
  const lab = exportLab(
    draw('alone', { devices: [device('bridge', 'br0')], links: [] }),
    'shell-qemu',
  );
  await place(lab, box);
  await succeed(runNet(lab, box, 'up'));
  // The lowest address, which the bridge takes for its own.
  await succeed(
    box.run([
      ...['sh', '-ec'],
      'ip link add far0 address 02:00:00:00:00:01 type veth peer name far1; ip link set far0 master br0',
    ]),
  );
  box.write('/lab/vanish/ip', vanish, true);
  const env = { PATH: `/lab/vanish:${process.env['PATH']}` };
  await succeed(box.run(['./net.sh', 'down'], { cwd: lab.folder, env }));
  const { stdout } = await box.run(['ip', '-br', 'link']);
  expect(stdout).not.toMatch(/br0|far0/);
});
