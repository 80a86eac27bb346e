import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { firmwareFor, qemuMachines, refusalsOf } from './harness/cube.ts';
import { openConsole } from './harness/console.ts';
import { cable, device, draw } from './harness/draw.ts';
import { guestImage, kernelWords } from './harness/guest-image.ts';
import { exportLab, runNet, writeLab } from './harness/lab.ts';
import { argvOf, hardwareOn, oneEmulator, startLibvirt, virsh } from './harness/libvirt.ts';
import { openSandbox, succeed } from './harness/sandbox.ts';
import { type Host, openVmHost } from './harness/vm-host.ts';

const AT = '0000:00:05.0';
const NOWHERE = '0000:f3:1f.7';

let host: Host;
const sh = async (text: string) => (await succeed(host.run(['sh', '-c', text]))).stdout.trim();
const driver = () => sh(`basename "$(readlink /sys/bus/pci/devices/${AT}/driver)"`);

/** What an export must leave as it was; the number of a device is new with its driver. */
const card = () =>
  sh(`ls /sys/class/net; cd /sys/class/net/eno1 && cat flags address mtu device/driver_override
    ls /dev/vfio; find /run/vethloom; :`);

const drawing = (name = 'eno1', pci = AT, arch = 'x86_64', machine = 'q35') =>
  draw('vfio', {
    devices: [
      device('nic', name),
      device('bridge', 'br0'),
      device('guest', 'web1', {
        // A pseries takes no less.
        ...{ arch, machine, memoryMiB: machine === 'pseries' ? 256 : 64, vcpus: 1 },
        nics: [
          { id: 'eth0', model: 'virtio-net-pci' },
          { id: 'eth1', model: 'vfio-pci' },
        ],
      }),
    ],
    links: [cable('tap', 'web1:eth0', 'br0'), { ...cable('vfio', 'web1:eth1', name), pci }],
  });

/** With a card that stands by. */
function paired(mac: string, pci = AT, [kind, to] = ['tap', 'br0']) {
  return draw('vfio', {
    devices: [
      device('nic', 'eno1'),
      device('bridge', 'br0'),
      device('user-net', 'out'),
      device('guest', 'web1', {
        ...{ arch: 'x86_64', machine: 'q35', memoryMiB: 128, vcpus: 1 },
        nics: [
          { id: 'eth0', model: 'virtio-net-pci' },
          { id: 'eth1', model: 'vfio-pci', standby: 'eth0', mac },
        ],
      }),
    ],
    links: [cable(kind!, 'web1:eth0', to!), { ...cable('vfio', 'web1:eth1', 'eno1'), pci }],
  });
}

const lab = exportLab(drawing(), 'shell-qemu');

describe("on Debian's kernel", () => {
  beforeAll(async () => {
    host = await openVmHost({
      words: 'intel_iommu=on',
      options: [
        ...['-device', 'intel-iommu,intremap=on,caching-mode=on'],
        ...['-netdev', 'hubport,id=h0,hubid=0', '-device', 'e1000e,addr=5,netdev=h0'],
      ],
    });
    await sh(`modprobe -a e1000e vfio-pci
    ip link set dev "$(ls /sys/bus/pci/devices/${AT}/net)" name eno1
    ip link set dev eno1 up`);
  }, 200_000);
  afterAll(() => host.close());

  test('a card goes to a guest and comes back', async () => {
    writeLab(lab, host);
    expect(lab.flags).toEqual(['--yes-pass', 'eno1']);
    const before = await card();
    await succeed(runNet(lab, host, 'up'));
    expect(await driver()).toBe('vfio-pci');
    expect(await sh('ls /sys/class/net')).not.toContain('eno1');
    expect((await succeed(runNet(lab, host, 'status'))).stdout).toContain('present\tvfio eno1');
    expect((await succeed(runNet(lab, host, 'up'))).stdout).toContain('already up');
    const cwd = lab.folder;
    await succeed(host.run(['guests/web1.sh', 'start', '-S', '-machine', 'accel=tcg'], { cwd }));
    const asked = `{"execute":"qmp_capabilities"}
    {"execute":"qom-list","arguments":{"path":"/machine/peripheral"}}`;
    const socket = `/run/vethloom/${lab.plan.lab.id}/guests/web1/qmp`;
    const told = await sh(`echo '${asked}' | socat -t 3 - UNIX-CONNECT:${socket}`);
    expect(told).toContain('"name": "net1", "type": "child<vfio-pci>"');
    const held = await runNet(lab, host, 'down');
    expect(held.stderr).toMatch(/eno1 \(0000:00:05\.0\) stays where it is: process \d+ has it/);
    expect(held.status).toBe(2);
    await succeed(
      host.run(['guests/web1.sh', 'stop'], { cwd, env: { VETHLOOM_STOP_SECONDS: '0' } }),
    );
    await succeed(runNet(lab, host, 'down'));
    expect(await driver()).toBe('e1000e');
    expect(await card()).toBe(before);
  }, 400_000);

  test('libvirt takes a card and gives it back', async () => {
    const other = exportLab(drawing(), 'shell-libvirt');
    for (const each of [lab, other]) writeLab(each, host);
    const cwd = other.folder;
    const define = (verb: string) =>
      succeed(host.run(['libvirt/define.sh', verb], { cwd, env: { VETHLOOM_ACCEL: 'tcg' } }));
    await oneEmulator(host);
    await startLibvirt(host);
    const before = await card();
    await succeed(runNet(other, host, 'up'));
    await define('define');
    await succeed(virsh(host, 'start', '--paused', 'web1'));
    expect(await driver()).toBe('vfio-pci');
    const { stdout } = await succeed(host.run(['guests/web1.sh', 'argv'], { cwd }));
    const theirs = hardwareOn(await argvOf(host, 'web1'));
    expect(theirs).toEqual([[AT, 'pci.2', '0x0']]);
    expect(hardwareOn(stdout.split('\n'))).toEqual(theirs);
    await succeed(virsh(host, 'destroy', 'web1'));
    expect(await driver()).toBe('e1000e');
    await define('undefine');
    await succeed(runNet(other, host, 'down'));
    // Elsewhere udev gives it its name.
    await sh(`ip link set dev "$(ls /sys/bus/pci/devices/${AT}/net)" name eno1
      ip link set dev eno1 up
      kill "$(cat /run/libvirtd.pid)"`);
    expect(await card()).toBe(before);
  }, 400_000);

  /** How up ends where net.sh has this text in place of that. */
  async function broken(text: string, by: string) {
    const net = lab.files.find(({ path }) => path.endsWith('net.sh'))!.print().text;
    expect(net).toContain(text);
    host.write(`${lab.folder}/broken.sh`, net.replace(text, by), true);
    return host.run(['./broken.sh', 'up', ...lab.flags], { cwd: lab.folder });
  }

  test('whatever ends it half-way, the card comes back', async () => {
    writeLab(lab, host);
    const before = await card();
    for (const verb of ['driver_override" &&', 'driver/unbind"; fi &&', "bus/pci/drivers_probe'"]) {
      const killed = await broken(verb, verb.replace(/(?= &&|'$)/, ' && kill -9 "$PPID"'));
      expect([verb, killed.status]).toEqual([verb, 137]);
      await succeed(runNet(lab, host, 'down'));
      expect(await driver()).toBe('e1000e');
    }
    const failed = await broken('bus/pci/drivers_probe', 'bus/pci/drivers_prob');
    expect(failed.stderr).toContain('rolled back, nothing is left');
    expect(failed.status).toBe(1);
    await succeed(runNet(lab, host, 'down'));
    expect(await driver()).toBe('e1000e');
    expect(await card()).toBe(before);
  }, 400_000);

  /** What check says of a drawing, after this was done. */
  async function inTheWay(name: string, pci: string, done = ':', undone = ':') {
    const other = exportLab(drawing(name, pci), 'shell-qemu');
    writeLab(other, host);
    await sh(done);
    const { status, stderr } = await runNet(other, host, 'check');
    await sh(undone);
    return { status, stderr };
  }

  test('a card with another MAC than the one that is to stand by stays', async () => {
    const wrong = exportLab(paired('02:00:00:00:00:01'), 'shell-qemu');
    writeLab(wrong, host);
    const { stderr, status } = await runNet(wrong, host, 'up');
    expect(stderr).toContain('vfio-mac: eno1 has the MAC 52:54:00:12:34:56, and the drawing says');
    expect(status).toBe(1);
  }, 400_000);

  test('a card that is not fit to be given away stays', async () => {
    const refused = (text: string) => ({
      status: 3,
      stderr: expect.stringContaining(text) as string,
    });
    expect(await inTheWay('eno1', NOWHERE)).toEqual(refused(`vfio-device: eno1 has ${AT}`));
    expect(await inTheWay('eno9', AT)).toEqual(refused('device-missing: link eno9'));
    const address = 'ip address $0 10.7.7.1/24 dev eno1';
    expect(
      await inTheWay('eno1', AT, address.replace('$0', 'add'), address.replace('$0', 'del')),
    ).toEqual(
      refused('device-in-use: eno1 would be taken away from this machine, which has 10.7.7.1'),
    );
    const route = 'ip route $0 default dev eno1';
    expect(
      await inTheWay('eno1', AT, route.replace('$0', 'add'), route.replace('$0', 'del')),
    ).toEqual(refused('vfio-uplink: this machine reaches others by eno1'));
    const upper = 'ip link add v0 link eno1 type macvlan';
    expect(await inTheWay('eno1', AT, upper, 'ip link del v0')).toEqual(
      refused('device-in-use: v0 has or stands on eno1'),
    );
  }, 300_000);
});

test('QEMU looks for the card in every machine with PCI, and nothing else stands as hardware', async () => {
  const box = await openSandbox();
  try {
    for (const { arch, id, bus, emulator } of qemuMachines) {
      const drawn = drawing('eno1', NOWHERE, arch, id);
      expect([id, refusalsOf(drawn).length > 0]).toEqual([id, bus === 'none']);
      if (bus === 'none') continue;
      const other = exportLab(drawn, 'shell-qemu');
      writeLab(other, box);
      const words = [emulator, ...firmwareFor(id), '-S', '-netdev', 'user,id=hostnet0'].join(' ');
      const argv = `guests/web1.sh argv | grep -v -e ^tap, | sed '/^-netdev$/d'`;
      const qemu = `${argv} | xargs -d '\n' ${words}`;
      const { stderr } = await box.run(['sh', '-c', qemu], { cwd: other.folder });
      expect(stderr).toContain(`id=net1,host=${NOWHERE}`);
      expect(stderr).toContain('no such host device');
    }
    writeLab(lab, box);
    await succeed(
      box.run(['ip', 'link', 'add', 'name', 'eno1', 'type', 'veth', 'peer', 'name', 'wire']),
    );
    const { stderr, status } = await runNet(lab, box, 'check');
    expect(stderr).toContain('vfio-device: eno1 has no address, as it is no hardware');
    expect(status).toBe(3);
  } finally {
    await box.close();
  }
}, 120_000);

test('Linux makes one of a pair', async () => {
  const box = await openSandbox();
  try {
    const mac = '02:00:00:00:00:01';
    const other = exportLab(paired(mac, NOWHERE, ['user', 'out']), 'shell-qemu');
    writeLab(other, box);
    const cwd = other.folder;
    const env = { VETHLOOM_ACCEL: 'tcg' };
    const { stdout } = await succeed(box.run(['guests/web1.sh', 'argv'], { cwd, env }));
    const real = new RegExp(`^vfio-pci,(.*)host=${NOWHERE},`, 'm');
    expect(stdout).toMatch(real);
    // Hardware is the one thing that cannot be had: an emulated card is where it would be.
    const argv = stdout.trimEnd().replace(real, `e1000e,$1mac=${mac},`).split('\n');
    const image = guestImage();
    const boot = ['-no-reboot', '-kernel', image.kernel, '-initrd', image.guest];
    const words = ['-append', `${kernelWords} nics=3`];
    const qemu = box.spawn(['qemu-system-x86_64', ...argv, ...boot, ...words]);
    const line = openConsole(qemu.output, qemu.input);
    await line.answer(90).catch((error: unknown) => {
      throw new Error(`${String(error)}\n${qemu.said()}`);
    });
    // QEMU plugs it in when the driver of the other has asked for it.
    const asked = [
      'cd /sys/class/net',
      'for i in $(seq 50); do [ $(ls | wc -w) -gt 3 ] || sleep 0.2; done',
      'for i in */lower_*; do d=${i#*/lower_}',
      'echo ${i%%/*} $(cat $d/address) $(basename $(readlink $d/device/driver)); done',
    ];
    const { text } = await line.ask(asked.join('; '), 60);
    const rows = text.trim().split(/\r?\n/).toSorted();
    expect(rows).toEqual([`eth0 ${mac} e1000e`, `eth0 ${mac} virtio_net`]);
    qemu.kill();
    await qemu.done;
  } finally {
    await box.close();
  }
}, 200_000);

test('libvirt is not given what the machine still uses', async () => {
  const box = await openSandbox();
  try {
    const other = exportLab(paired('02:00:00:00:00:01', NOWHERE), 'shell-libvirt');
    writeLab(other, box);
    await startLibvirt(box);
    const run = (...argv: string[]) => box.run(argv, { cwd: other.folder });
    const sh = (text: string) => succeed(run('sh', '-ec', text));
    const start = () => run('libvirt/define.sh', 'start');
    const functions = '/sys/bus/pci/devices';
    await sh(`mount -t tmpfs none ${functions} && mkdir -p ${functions}/${NOWHERE}/net/used0
      ip link add used0 type veth peer name far0 && ip link add br0 type bridge
      ip address add 192.0.2.9/24 dev used0`);
    await succeed(run('libvirt/define.sh', 'define'));
    const told = `used0 (${NOWHERE}) would be taken away from this machine, which has`;
    expect((await start()).stderr).toContain(`${told} 192.0.2.9/24 there`);
    await sh('ip address flush dev used0 && ip link set used0 master br0');
    expect((await start()).stderr).toContain(`${told} br0 there`);
    await sh('ip link set used0 nomaster');
    expect((await start()).stderr).toContain('the guest did not start');
  } finally {
    await box.close();
  }
});

test('libvirt takes a guest whose card stands by for one of the host', async () => {
  const box = await openSandbox();
  try {
    const other = exportLab(paired('02:00:00:00:00:01', NOWHERE), 'shell-libvirt');
    writeLab(other, box);
    await startLibvirt(box);
    await succeed(virsh(box, 'define', '--validate', `${other.folder}/libvirt/web1.xml`));
    const { stdout } = await succeed(
      virsh(box, 'domxml-to-native', 'qemu-argv', '--domain', 'web1'),
    );
    expect(stdout).toContain(`"driver":"vfio-pci","host":"${NOWHERE}"`);
    // Of the other card it tells nothing: it takes all but its MAC from cards with a tap.
    expect(stdout).toContain('"failover_pair_id":"ua-net0"');
  } finally {
    await box.close();
  }
});
