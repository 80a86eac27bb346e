import { afterAll, beforeAll, expect, test } from 'vitest';
import { settled } from './harness/arena.ts';
import { devicesOf } from './harness/devices.ts';
import { argvOf, startLibvirt } from './harness/libvirt.ts';
import { exportLab, place, runNet } from './harness/lab.ts';
import { vhostLab, vhostMacvtapLab } from './harness/labs.ts';
import { openSandbox, succeed } from './harness/sandbox.ts';
import { changesSince, takeSnapshot } from './harness/snapshot.ts';
import { type Host, openVmHost } from './harness/vm-host.ts';

let host: Host;
beforeAll(async () => {
  host = await openVmHost();
});
afterAll(() => host.close());

const sh = async (command: string) => (await host.run(['sh', '-c', command])).stdout.trim();
// What udev makes where the module is loaded.
const load = () => sh('modprobe vhost_net; [ -c /dev/vhost-net ] || mknod /dev/vhost-net c 10 238');

test('the kernel moves frames for the card that is drawn so, and for no other', async () => {
  const lab = exportLab(vhostLab, 'shell-qemu');
  await place(lab, host);
  const env = { VETHLOOM_ACCEL: 'tcg', VETHLOOM_STOP_SECONDS: '0' };
  const script = (name: string, ...words: string[]) =>
    host.run([`guests/${name}.sh`, ...words], { cwd: lab.folder, env });
  const before = await takeSnapshot(host);
  await succeed(runNet(lab, host, 'up'));

  for (const name of ['fast', 'sure']) {
    const early = await script(name, 'start', '-S');
    expect(early.status).toBe(1);
    expect(early.stderr).toContain('/dev/vhost-net is not there: load the module');
  }
  // What QEMU 7.2 says where nobody has looked before.
  const alone = 'timeout 60 qemu-system-x86_64 -nodefaults -display none -S -netdev';
  const argv = (name: string) =>
    `VETHLOOM_ACCEL=tcg ${lab.folder}/guests/${name}.sh argv | grep ^tap,id=hostnet0,`;
  const starts = (name: string) => sh(`${alone} "$(${argv(name)})" 2>&1`);
  expect(await starts('fast')).toContain("Assertion `nc' failed");
  expect(await starts('sure')).toMatch(
    /,vhost=on,vhostforce=on: tap: open vhost char device failed: No such file or directory$/,
  );

  await load();
  for (const { name } of lab.guests) await succeed(script(name, 'start', '-S'));
  const pid = (name: string) => `$(cat /run/vethloom/vhost/guests/${name}/pid)`;
  const opened = (name: string) => sh(`ls -l /proc/${pid(name)}/fd | grep -c vhost-net`);
  // One for each queue.
  const all = [await opened('fast'), await opened('sure'), await opened('slow')];
  expect(all).toEqual(['2', '1', '0']);
  expect(await sh(`ps -e -o comm= | grep -c "^vhost-${pid('fast')}"`)).toBe('2');
  // What a card offers its guest: vhost-net knows the split ring only.
  const path = '/machine/peripheral/net0/virtio-backend';
  const query = `{"execute":"x-query-virtio-status","arguments":{"path":"${path}"}}`;
  const offered = (name: string) =>
    sh(
      `(echo '{"execute":"qmp_capabilities"}'; echo '${query}'; sleep 1) | socat - UNIX-CONNECT:/run/vethloom/vhost/guests/${name}/qmp`,
    );
  const fast = await offered('fast');
  expect(fast).toContain('VIRTIO_NET_F_MQ');
  expect(fast).not.toContain('VIRTIO_F_RING_PACKED');
  const sure = await offered('sure');
  expect(sure).toContain('VIRTIO_NET_F_CSUM');
  expect(sure).not.toContain('VIRTIO_F_RING_PACKED');
  expect(await offered('slow')).toContain('VIRTIO_F_RING_PACKED');

  for (const { name } of lab.guests) await succeed(script(name, 'stop'));
  await succeed(runNet(lab, host, 'down'));
  expect(await changesSince(host, before)).toEqual([]);
});

test(
  'QEMU opens vhost-net for each queue of macvtaps, too, and of those of a pool',
  { timeout: 180_000 },
  async () => {
    await sh('rm /dev/vhost-net');
    const lab = exportLab(vhostMacvtapLab, 'shell-qemu');
    await place(lab, host);
    const before = await settled(host);
    await succeed(runNet(lab, host, 'up'));
    const script = (name: string, ...words: string[]) =>
      host.run([`guests/${name}.sh`, ...words], {
        cwd: lab.folder,
        env: { VETHLOOM_ACCEL: 'tcg', VETHLOOM_STOP_SECONDS: '0' },
      });
    for (const name of ['fast', 'pooled']) {
      const early = await script(name, 'start', '-S');
      expect(early.status).toBe(1);
      expect(early.stderr).toContain('/dev/vhost-net is not there: load the module');
    }
    await load();
    for (const { name } of lab.guests) await succeed(script(name, 'start', '-S'));
    const pid = (name: string) => `$(cat /run/vethloom/vhost-macvtap/guests/${name}/pid)`;
    const opened = (name: string) => sh(`ls -l /proc/${pid(name)}/fd | grep -c vhost-net`);
    const all = [await opened('fast'), await opened('pooled'), await opened('slow')];
    expect(all).toEqual(['2', '1', '0']);
    const argv = await sh(`tr '\\0' '\\n' </proc/${pid('pooled')}/cmdline | grep ^tap,`);
    expect(argv).toBe('tap,id=hostnet0,fd=3,vhost=on,vhostforce=on');

    expect(await sh(`ps -e -o comm= | grep -c "^vhost-${pid('fast')}"`)).toBe('2');
    for (const { name } of lab.guests) await succeed(script(name, 'stop'));
    await succeed(runNet(lab, host, 'down'));
    expect(await changesSince(host, before)).toEqual([]);
  },
);

test('without KVM libvirt drops it, which is said, and refused where it is forced', async () => {
  const box = await openSandbox();
  const lab = exportLab(vhostLab, 'shell-libvirt');
  await place(lab, box);
  await startLibvirt(box);
  const env = { VETHLOOM_ACCEL: 'tcg', VETHLOOM_STOP_SECONDS: '0' };
  const define = (...words: string[]) =>
    box.run(['libvirt/define.sh', ...words], { cwd: lab.folder, env });
  await succeed(runNet(lab, box, 'up'));
  await succeed(define('define'));
  const forced = await define('start', 'sure');
  expect(forced.status).toBe(1);
  expect(forced.stderr).toContain(
    'sure: tap sure:eth0 - br0: libvirt gives vhost to guests of KVM',
  );
  const { stdout } = await succeed(define('start', 'fast'));
  expect(stdout).toContain('fast: tap fast:eth0 - br0: without vhost, which libvirt gives');
  expect(devicesOf(await argvOf(box, 'fast')).filter((one) => one['vhost'] === 'on')).toEqual([]);
  await succeed(define('stop'));
  await box.close();
});
