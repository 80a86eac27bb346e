import { afterAll, beforeAll, expect, test } from 'vitest';
import { devicesOf } from './harness/devices.ts';
import { cable, device, draw, guest } from './harness/draw.ts';
import { kernelModules } from './harness/kernel-modules.ts';
import { exportLab, place, runNet, writeLab } from './harness/lab.ts';
import { argvOf, oneEmulator, startLibvirt, virsh } from './harness/libvirt.ts';
import { succeed } from './harness/sandbox.ts';
import { changesSince, takeSnapshot } from './harness/snapshot.ts';
import { type Host, openVmHost } from './harness/vm-host.ts';

const CARDS = ['virtio-net-pci', 'virtio-net-pci-transitional', 'virtio-net-pci-non-transitional'];

const drawn = (models: readonly string[]) =>
  draw('vdpa', {
    devices: [
      device('bridge', 'br0'),
      ...models.map((_, number) => device('vdpa', `vdpa${number}`, { number })),
      {
        ...guest(
          'web',
          models.map((model, i) => ({
            ...{ id: `eth${i}`, model },
            ...(i === 0 ? { queues: 2, txQueueSize: '512', mac: '52:54:00:aa:bb:01' } : {}),
          })),
        ),
        vcpus: 2,
      },
    ],
    links: models.map((_, i) => cable('vdpa', `web:eth${i}`, `vdpa${i}`)),
  });
const drawing = drawn(CARDS);

let host: Host;
let modules: string;
beforeAll(async () => {
  modules = kernelModules('vdpa');
  host = await openVmHost();
});
afterAll(() => host?.close());

const sh = async (command: string) =>
  (await succeed(host.run(['bash', '-c', command]))).stdout.trim();
const env = { VETHLOOM_ACCEL: 'tcg', VETHLOOM_STOP_SECONDS: '0' };

test('a guest has vDPA devices of the host, as they are drawn', async () => {
  const lab = exportLab(drawing, 'shell-qemu');
  await place(lab, host);
  expect(lab.flags).toEqual(
    CARDS.flatMap((_, number) => ['--yes-vdpa', `/dev/vhost-vdpa-${number}`]),
  );
  const script = (limit: string, ...words: string[]) => {
    const command = 'ulimit -l "$1"; shift; exec guests/web.sh "$@"';
    return host.run(['bash', '-c', command, 'bash', limit, ...words], { cwd: lab.folder, env });
  };
  const before = await takeSnapshot(host);
  await succeed(runNet(lab, host, 'up'));

  const early = await script('unlimited', 'start', '-S');
  expect(early.status).toBe(1);
  expect(early.stderr).toContain('/dev/vhost-vdpa-0 is not there: make the device (vdpa dev add)');

  await sh(`set -e; modprobe -a vhost irqbypass
    for each in vringh vdpa vdpa_sim vdpa_sim_net vhost_vdpa; do insmod ${modules}/$each.ko; done
    for i in 0 1 2; do vdpa dev add name vdpa$i mgmtdev vdpasim_net mac 52:54:00:12:34:5$i; done`);
  const pinned = await script('8192', 'start', '-S');
  expect(pinned.status).toBe(1);
  expect(pinned.stderr).toContain('MiB are pinned for the vDPA devices of this guest, and 8388608');

  await succeed(script('unlimited', 'start', '-S'));
  const folder = '/run/vethloom/vdpa/guests/web';
  const ask = (...commands: object[]) => {
    const lines = [{ execute: 'qmp_capabilities' }, ...commands].map((one) => JSON.stringify(one));
    return sh(`(echo '${lines.join("'; echo '")}'; sleep 2) | socat - UNIX-CONNECT:${folder}/qmp`);
  };
  const get = (property: string) => ({
    execute: 'qom-get',
    arguments: { path: '/machine/peripheral/net0', property },
  });
  const said = await ask(get('tx_queue_size'), get('mq'), {
    execute: 'human-monitor-command',
    arguments: { 'command-line': 'info network' },
  });
  expect(said).toMatch(/"return": 512\}[^]*"return": true\}/);
  for (const [i, model] of CARDS.entries()) {
    expect(said).toContain(`net${i}: index=0,type=nic,model=${model},`);
    expect(said).toContain(`hostnet${i}: index=0,type=vhost-vdpa,vhost-vdpa`);
  }
  // The card that QEMU plays has the MAC, and tells the device of it.
  expect(await sh('vdpa dev config show vdpa0')).toContain('mac 52:54:00:aa:bb:01');
  const pid = `$(cat ${folder}/pid)`;
  expect(await sh(`ls -l /proc/${pid}/fd | grep -c /dev/vhost-vdpa-`)).toBe('3');

  // It is for one process.
  const second = 'qemu-system-x86_64 -nodefaults -display none -S -netdev vhost-vdpa,id=n';
  expect(await sh(`timeout 30 ${second},vhostdev=/dev/vhost-vdpa-0 2>&1 || true`)).toContain(
    "Could not open '/dev/vhost-vdpa-0': Device or resource busy",
  );

  await succeed(script('unlimited', 'stop'));
  await succeed(runNet(lab, host, 'down'));
  expect(await sh('vdpa dev show | wc -l')).toBe('3');
  expect(await changesSince(host, before)).toEqual([]);
});

test('libvirt gives a guest the same devices', async () => {
  // It knows of no other card.
  expect(() => exportLab(drawing, 'shell-libvirt')).toThrow(/vdpa-libvirt-unsupported/);
  const same = drawn(CARDS.map(() => 'virtio-net-pci'));
  const lab = exportLab(same, 'shell-libvirt');
  for (const each of [lab, exportLab(same, 'shell-qemu')]) writeLab(each, host);
  const run = (...argv: string[]) => succeed(host.run(argv, { cwd: lab.folder, env }));
  await succeed(runNet(lab, host, 'up'));
  await oneEmulator(host);
  await startLibvirt(host);
  await run('libvirt/define.sh', 'define');
  await succeed(virsh(host, 'start', '--paused', 'web'));
  const theirs = await argvOf(host, 'web');
  const ours = (await run('guests/web.sh', 'argv')).stdout.trimEnd().split('\n');
  expect(devicesOf(theirs)).toEqual(devicesOf(ours));
  expect(theirs.filter((each) => each.includes('"vhost-vdpa"'))).toEqual(
    CARDS.map((_, i) => expect.stringContaining(`"vhostdev":"/dev/fdset/${i}",`) as string),
  );
  const open = `ls -l "/proc/$(cat /run/libvirt/qemu/web.pid)/fd" | grep -o 'vhost-vdpa-.*' | sort -u`;
  expect(await sh(open)).toBe('vhost-vdpa-0\nvhost-vdpa-1\nvhost-vdpa-2');
  expect(await sh('vdpa dev config show vdpa0')).toContain('mac 52:54:00:aa:bb:01');
  await succeed(virsh(host, 'destroy', 'web'));
  await run('libvirt/define.sh', 'undefine');
  await succeed(runNet(lab, host, 'down'));
}, 300_000);
