import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Topology } from '../../src/core/index.ts';
import { access, cable, device, draw, guest } from './harness/draw.ts';
import { exportLab, type Lab, place } from './harness/lab.ts';
import { openSandbox, type Sandbox, succeed } from './harness/sandbox.ts';
import { parseTap } from './harness/tap.ts';
import { changesSince, type Snapshot, takeSnapshot } from './harness/snapshot.ts';

const lab = draw('alone', {
  devices: [
    device('bridge', 'br0', { addresses: ['10.1.0.1/24'] }),
    device('namespace', 'left', { interfaces: [{ id: 'eth0', addresses: ['10.1.0.2/24'] }] }),
    guest('web1', [{ id: 'eth0', model: 'virtio-net-pci' }]),
  ],
  links: [cable('veth', 'left:eth0', 'br0'), cable('tap', 'web1:eth0', 'br0')],
});

const switched = draw('alone with a switch', {
  devices: [
    device('ovs', 'ovs0', { datapath: 'netdev' }),
    device('namespace', 'left', { interfaces: [{ id: 'eth0', addresses: ['10.1.0.2/24'] }] }),
    device('namespace', 'right', { interfaces: [{ id: 'eth0', addresses: ['10.1.0.3/24'] }] }),
  ],
  links: [
    cable('veth', 'left:eth0', 'ovs0', { b: access(7) }),
    cable('internal', 'right:eth0', 'ovs0', { b: access(7) }),
  ],
});

let box: Sandbox;
let exported: Lab;
let before: Snapshot;

async function open(topology: Topology): Promise<void> {
  exported = exportLab(topology, 'shell-qemu');
  await place(exported, box);
  before = await takeSnapshot(box);
}

beforeEach(async () => {
  box = await openSandbox();
  // Open to everybody, as distributions have it; the sandbox shares /dev with the machine.
  const tun = 'mknod -m 666 /lab/tun c 10 200 && mount --bind /lab/tun /dev/net/tun';
  await succeed(box.run(['sh', '-c', tun]));
});
afterEach(() => box.close());

describe.each([
  ['root', []],
  ['nobody', ['setpriv', '--reuid=65534', '--regid=65534', '--clear-groups']],
] as const)('as %s', (who, become) => {
  const home = who === 'root' ? '/root' : '/lab/home';
  const net = (...words: string[]) =>
    box.run([...become, './net.sh', '--isolated', ...words], {
      cwd: exported.folder,
      env: { HOME: home },
    });
  beforeEach(() => succeed(box.run(['install', '-d', '-o', '65534', '/lab/home'])));

  test('is built, looked at and taken down; the machine sees nothing of it', async () => {
    await open(lab);
    expect(await net('status')).toMatchObject({ status: 5 });
    await succeed(net('up'));
    expect(await succeed(net('up'))).toMatchObject({ stdout: expect.stringContaining('already') });
    await succeed(net('status'));
    expect(parseTap((await succeed(net('test'))).stdout).ok).toContain(
      'left eth0 reaches 10.1.0.1 (br0)',
    );
    await succeed(net('run', 'ping', '-c1', '-w5', '10.1.0.2'));
    const shell = box.spawn([...become, './net.sh', '--isolated', 'shell', 'left'], {
      cwd: exported.folder,
      env: { HOME: home, SHELL: '/bin/sh' },
    });
    shell.input.end('ip -br address show dev eth0\n');
    expect((await shell.done).stdout).toContain('10.1.0.2/24');

    const during = await takeSnapshot(box);
    for (const what of ['devices', 'routes', 'namespaces', 'firewall', 'settings']) {
      expect(during[what], what).toEqual(before[what]);
    }
    await succeed(net('down'));
    await succeed(net('down'));
    const left = await changesSince(box, before);
    expect(left).toEqual([]);
  });

  test('what fails inside leaves no keeper behind', async () => {
    await open(lab);
    box.write(
      '/lab/broken/ip',
      '#!/bin/sh\ncase "$*" in "-n left -batch -") exit 1 ;; esac\nexec /usr/sbin/ip "$@"\n',
      true,
    );
    const failed = await box.run([...become, './net.sh', '--isolated', 'up'], {
      cwd: exported.folder,
      env: { HOME: home, PATH: '/lab/broken:/usr/sbin:/usr/bin:/sbin:/bin' },
    });
    expect(failed.status).toBe(1);
    expect(await changesSince(box, before)).toEqual([]);
  });

  test('has an Open vSwitch of its own', async () => {
    await open(switched);
    await succeed(net('up'));
    const ping = ['ip', 'netns', 'exec', 'left', 'ping', '-c1', '-w5', '10.1.0.3'];
    await succeed(net('run', ...ping));
    await succeed(net('down'));
    expect(await changesSince(box, before)).toEqual([]);
  });

  test('gives guests a way out in user space', async () => {
    await open(lab);
    await succeed(net('up'));
    const { stdout } = await net('run', 'ip', '-o', 'route');
    expect(stdout).toContain('default via 100.64.118.2 dev outside');
    await succeed(net('down'));
    expect(await changesSince(box, before)).toEqual([]);
  });
});

test('trusts no folder that another user has made', async () => {
  await open(lab);
  const become = ['setpriv', '--reuid=65534', '--regid=65534', '--clear-groups'];
  const make = 'mkdir -p -m 777 /lab/home/.cache/vethloom/alone.isolated';
  await succeed(box.run(['sh', '-c', make]));
  const result = await box.run([...become, './net.sh', '--isolated', 'up'], {
    cwd: exported.folder,
    env: { HOME: '/lab/home' },
  });
  expect(result).toMatchObject({ status: 1, stderr: expect.stringContaining('not yours alone') });
});

test('needs no card of the machine, and can have none', async () => {
  await open(
    draw('uplinked', {
      devices: [device('bridge', 'br0'), device('nic', 'eno1')],
      links: [cable('member', 'eno1', 'br0')],
    }),
  );
  const result = await box.run(['./net.sh', '--isolated', 'check'], { cwd: exported.folder });
  expect(result).toMatchObject({ status: 3, stderr: expect.stringContaining('eno1') });
});
