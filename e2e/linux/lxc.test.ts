import { afterEach, beforeEach, expect, test } from 'vitest';
import { cable, device, draw, guest } from './harness/draw.ts';
import { exportLab, type Lab, place, runNet } from './harness/lab.ts';
import { openSandbox, type Sandbox, succeed } from './harness/sandbox.ts';
import { changesSince, type Snapshot, takeSnapshot } from './harness/snapshot.ts';

const MAC = '52:54:00:00:71:01';
const container = (name: string, host: number) => ({
  ...guest(name, [
    {
      ...{ id: 'eth0', model: 'lxc-phys', gateway: '10.92.0.9' },
      addresses: [`10.92.0.${host}/24`, `fd92::${host}/64`],
      ...(host === 1 && { mac: MAC }),
    },
    { id: 'lan', model: 'lxc-phys', addresses: [`10.92.1.${host}/24`] },
  ]),
  machine: 'lxc',
});

const drawing = draw('lxc', {
  devices: [
    device('bridge', 'br0', { addresses: ['10.92.0.9/24'] }),
    device('ovs', 'ovs0', { datapath: 'netdev' }),
    container('web', 1),
    container('db', 2),
  ],
  links: [
    cable('tap', 'web:eth0', 'br0', { b: { ifname: 'port0' }, mtu: 1400 }),
    cable('tap', 'db:eth0', 'br0', { mtu: 1400 }),
    cable('tap', 'web:lan', 'ovs0', { b: { vlan: { mode: 'access', tag: 10 } } }),
    cable('tap', 'db:lan', 'ovs0', { b: { vlan: { mode: 'access', tag: 10 } } }),
  ],
});

let box: Sandbox;
let lab: Lab;
let before: Snapshot;
beforeEach(async () => {
  box = await openSandbox({ ovs: true });
  lab = exportLab(drawing, 'shell-qemu');
  await place(lab, box);
  await succeed(sh(ROOT));
  before = await takeSnapshot(box);
  await succeed(runNet(lab, box, 'up'));
});
afterEach(() => box.close());

const sh = (command: string) => box.run(['sh', '-c', command], { cwd: lab.folder });
const verb = (name: string, word: string, ...more: string[]) =>
  box.run([`${lab.folder}/guests/${name}.sh`, word, ...more], {
    env: { VETHLOOM_STOP_SECONDS: '0' },
  });

/** A root for containers, of which busybox is all. */
const ROOT = `mkdir -p /srv/root && cd /srv/root && mkdir bin dev proc sys tmp &&
  cp "$(command -v busybox)" bin/busybox && for one in sh ip ping cat hostname; do ln -s busybox bin/$one; done
  cp -a /srv/root /srv/mapped && chown -R 100000:100000 /srv/mapped`;
const INIT = 'lxc.init.cmd=/bin/sh';
const SETTINGS = ['lxc.rootfs.path=dir:/srv/root', INIT];
const MAPPED = ['lxc.idmap=u 0 100000 65536', 'lxc.idmap=g 0 100000 65536'];
const state = (name: string) => `/run/vethloom/lxc/guests/${name}`;
const folder = (name: string) => `/run/vethloom-lxc/lxc/${name}`;
const pid = async (name: string) => (await sh(`cat ${state(name)}/pid`)).stdout.trim();
const start = (name: string, ...more: string[]) => verb(name, 'start', ...SETTINGS, ...more);

/** Runs a command in a container, by its network alone. */
const inside = (name: string, command: string) =>
  sh(`nsenter --net --target "$(lxc-info -P ${folder(name)} -n ${name} -p -H)" sh -c '${command}'`);

async function isDownAgain(): Promise<void> {
  await succeed(runNet(lab, box, 'down'));
  expect(await changesSince(box, before)).toEqual([]);
}

test('containers have the drawn cards, and reach each other by a bridge and by Open vSwitch', async () => {
  await succeed(start('web', 'privileged'));
  await succeed(verb('db', 'start', 'lxc.rootfs.path=dir:/srv/mapped', INIT, ...MAPPED));
  const told = JSON.parse((await inside('web', 'ip -j addr show eth0')).stdout) as [
    { address: string; mtu: number; addr_info: { local: string; prefixlen: number }[] },
  ];
  expect(told[0]).toMatchObject({ address: MAC, mtu: 1400 });
  const addresses = told[0].addr_info.map(({ local, prefixlen }) => `${local}/${prefixlen}`);
  expect(addresses).toEqual(expect.arrayContaining(['10.92.0.1/24', 'fd92::1/64']));
  expect((await inside('web', 'ip route')).stdout).toContain('default via 10.92.0.9 dev eth0');
  for (const to of ['10.92.0.2', '10.92.1.2', '10.92.0.9'])
    await succeed(inside('web', `ping -c 1 -W 5 ${to}`));
  // As seen from here, its root is nobody that this machine knows.
  expect((await sh(`stat -c %u /proc/$(lxc-info -P ${folder('db')} -n db -p -H)`)).stdout).toBe(
    '100000\n',
  );
  // What is in a container is not missing, and nothing is made anew.
  await succeed(runNet(lab, box, 'status'));
  await succeed(runNet(lab, box, 'up'));
  await succeed(inside('web', 'ping -c 1 -W 5 10.92.1.2'));
  const console = await sh(`{ echo 'echo $((6*7)); hostname'; sleep 1; } | guests/web.sh console`);
  expect(console.stdout).toContain('42\nweb\n');
  expect(await verb('web', 'start', ...SETTINGS, 'privileged')).toMatchObject({ status: 4 });
  expect(await verb('web', 'status')).toMatchObject({ status: 0 });
  for (const name of ['web', 'db']) await succeed(verb(name, 'stop'));
  expect(await verb('web', 'status')).toMatchObject({ status: 5 });
  // The cards are back, and can be taken again.
  await succeed(runNet(lab, box, 'status'));
  await succeed(start('web', 'privileged'));
  // Its network goes also while it runs.
  await succeed(runNet(lab, box, 'down'));
  expect((await inside('web', 'ip -o link')).stdout).not.toContain('eth0');
  await succeed(verb('web', 'stop'));
  await isDownAgain();
});

test('a container that is killed leaves nothing that "up" does not mend', async () => {
  await succeed(start('web', 'privileged'));
  await succeed(sh(`kill -9 "$(lxc-info -P ${folder('web')} -n web -p -H)"`));
  await expect
    .poll(() => sh('ip link show web-lani'), { timeout: 5000 })
    .toMatchObject({ status: 0 });
  await succeed(runNet(lab, box, 'status'));
  // Who watches it takes the cables along.
  await succeed(start('web', 'privileged'));
  await succeed(sh(`kill -9 ${await pid('web')}`));
  await expect
    .poll(() => runNet(lab, box, 'status'), { timeout: 5000 })
    .toMatchObject({ status: 5 });
  const refused = await start('web', 'privileged');
  expect(refused.status).toBe(1);
  expect(refused.stderr).toContain('./net.sh up first');
  await succeed(runNet(lab, box, 'up'));
  await succeed(start('web', 'privileged'));
  await succeed(verb('web', 'stop'));
  await isDownAgain();
});

test('it starts for nobody who has not said what it runs, and as whom', async () => {
  const bare = await verb('web', 'start');
  expect(bare.status).toBe(1);
  expect(bare.stderr).toContain('nothing to run');
  expect(bare.stderr).toContain('root of this machine');
  expect((await start('web')).status).toBe(1);
  expect((await verb('web', 'start', 'rootfs=/')).status).toBe(64);
  // A device of the same name that is not of this lab stays where it is.
  await succeed(runNet(lab, box, 'down'));
  await succeed(sh('ip link add web-eth0i type veth peer name other'));
  expect((await start('web', 'privileged')).status).toBe(1);
  expect((await runNet(lab, box, 'up')).stderr).toContain('name-taken: link web-eth0i');
  await succeed(sh('ip link del web-eth0i'));
  await isDownAgain();
});

test('it ends with who runs it; others than root see it, and take no cable from it', async () => {
  const words = [...SETTINGS, 'privileged'].join(' ');
  await succeed(sh('mkfifo /tmp/typed'));
  for (const signal of ['HUP', 'TERM']) {
    await succeed(
      sh(`setsid guests/web.sh run ${words} 0<>/tmp/typed >/tmp/said 2>&1 & echo $! >/tmp/runs`),
    );
    const isSeen = () => inside('web', 'ip -o link show eth0');
    await expect.poll(isSeen, { timeout: 10_000 }).toMatchObject({ status: 0 });
    const nobody = 'setpriv --reuid=65534 --regid=65534 --clear-groups env HOME=/tmp';
    for (const word of ['status', 'stop']) {
      const told = await sh(`${nobody} guests/web.sh ${word}`);
      expect([told.status, told.stderr]).toEqual([
        4,
        expect.stringMatching(/^web: root has started it, as process \d+: sudo .*\n$/),
      ]);
    }
    expect(await sh(`${nobody} ./lab.sh down`)).toMatchObject({ status: 2 });
    await succeed(sh(`kill -s ${signal} $(cat /tmp/runs)`));
    const left = () => sh('pgrep -x lxc-start; exit 0');
    await expect.poll(left, { timeout: 10_000 }).toMatchObject({ stdout: '' });
    await succeed(runNet(lab, box, 'status'));
    const off = await sh(`${nobody} guests/web.sh stop`);
    expect([off.status, off.stderr]).toEqual([0, '']);
  }
  await succeed(sh('rm -rf /tmp/typed /tmp/said /tmp/runs /tmp/.cache'));
  await isDownAgain();
});

test('who runs on while its cables are made anew is said to be without them', async () => {
  await succeed(start('web', 'privileged'));
  // A mapped one that fails does so with the cables in its hands.
  const failed = ['lxc.rootfs.path = dir:/srv/none', INIT, ...MAPPED];
  for (const _ of ['with them', 'without them']) {
    const told = await verb('db', 'start', ...failed);
    expect([told.status, told.stderr]).toEqual([
      1,
      expect.stringMatching(/down and up where .* failed to start/),
    ]);
  }
  expect(await verb('web', 'status')).toMatchObject({ status: 0 });
  await succeed(runNet(lab, box, 'up'));
  const told = await verb('web', 'status');
  expect([told.status, told.stdout]).toEqual([5, expect.stringContaining('without its cables')]);
  await succeed(verb('web', 'stop'));
  await succeed(start('web', 'privileged'));
  expect(await verb('web', 'status')).toMatchObject({ status: 0 });
  // Its root may do with its card as it likes.
  await succeed(inside('web', 'ip link set eth0 alias mine'));
  await succeed(verb('web', 'stop'));
  expect((await runNet(lab, box, 'up')).stderr).toContain('or run down and then up where');
  await succeed(runNet(lab, box, 'down'));
  await succeed(runNet(lab, box, 'up'));
  await isDownAgain();
});

test('settings are read as LXC writes them', async () => {
  const spaced = ['lxc.rootfs.path = dir:/srv/mapped', 'lxc.init.cmd\t= /bin/sh'];
  const users = ['lxc.idmap = u 0 100000 65536', 'lxc.idmap =g 0 100000 65536'];
  await succeed(verb('db', 'start', ...spaced, ...users));
  await succeed(verb('db', 'stop'));
  // None of these maps root to somebody else.
  for (const [more, problem] of [
    [['lxc.idmap='], 'root of this machine'],
    [[...users, 'lxc.idmap ='], 'root of this machine'],
    [['lxc.idmap = u 0 0 65536'], 'root of this machine'],
    [[...users, 'lxc.idmap = u 65536 0 1'], 'root of this machine'],
    [['privileged', 'lxc.rootfs.path ='], undefined],
  ] as const) {
    const { status, stderr } = await verb('db', 'start', ...(problem ? spaced : []), ...more);
    expect([more, status, stderr]).toEqual([
      more,
      1,
      expect.stringContaining(problem ?? 'nothing to run'),
    ]);
  }
  const alone = "unshare -rm sh -c 'mount -t tmpfs none /run && exec guests/web.sh start'";
  expect((await sh(alone)).stderr).toContain('one user only');
  await isDownAgain();
});
