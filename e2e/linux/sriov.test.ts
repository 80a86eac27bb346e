import { afterAll, beforeAll, expect, test } from 'vitest';
import { access, cable, device, draw } from './harness/draw.ts';
import { kernelModules } from './harness/kernel-modules.ts';
import { exportLab, type Lab, runNet, writeLab } from './harness/lab.ts';
import { argvOf, hardwareOn, oneEmulator, startLibvirt, virsh } from './harness/libvirt.ts';
import { succeed } from './harness/sandbox.ts';
import { type Host, openVmHost } from './harness/vm-host.ts';

const CARD = '0000:01:00.0';
const SECOND = '0000:01:00.2';
const MAC = '02:00:00:00:00:05';

let host: Host;
const sh = async (text: string) => (await succeed(host.run(['sh', '-c', text]))).stdout.trim();
const driver = (at = SECOND) => sh(`basename "$(readlink /sys/bus/pci/devices/${at}/driver)"`);
const vfs = () => sh(`cat /sys/bus/pci/devices/${CARD}/sriov_numvfs`);
const told = (number: number) =>
  sh(
    `ip link show dev eno1 | sed -n 's/^ *vf ${number} *link.ether \\(.*\\) brd [^,]*\\(.*\\), spoof.*/\\1\\2/p'`,
  );

/** What an export must leave as it was; the number of a device is new with its driver. */
const card = () =>
  sh(`ls /sys/class/net; cd /sys/class/net/eno1 && cat flags address device/sriov_numvfs device/sriov_drivers_autoprobe
    ip link show dev eno1; ls /dev/vfio; find /run/vethloom; :`);

type Cable = Readonly<Record<string, unknown>>;

function drawing(more: Cable | readonly Cable[] = {}, name = 'eno1') {
  const cables = [more].flat();
  return draw('sriov', {
    devices: [
      device('nic', name),
      device('guest', 'web1', {
        ...{ arch: 'x86_64', machine: 'q35', memoryMiB: 64, vcpus: 1 },
        nics: cables.map((_, i) => ({
          ...{ id: `eth${i}`, model: 'vfio-pci' },
          ...(i === 0 ? { mac: MAC } : {}),
        })),
      }),
    ],
    links: cables.map((one, i) => ({
      ...cable('vfio', `web1:eth${i}`, name),
      ...{ pci: SECOND, vf: 1, vlan: 30 },
      ...one,
    })),
  });
}

const lab = exportLab(drawing(), 'shell-qemu');

beforeAll(async () => {
  const modules = kernelModules('sriov');
  host = await openVmHost({
    words: 'intel_iommu=on',
    options: [
      ...['-device', 'intel-iommu,intremap=on,caching-mode=on'],
      ...['-device', 'pcie-root-port,id=rp0,chassis=1,slot=1', '-device', 'nvme-subsys,id=s0'],
      '-device',
      'nvme,bus=rp0,subsys=s0,serial=s,sriov_max_vfs=3,sriov_vq_flexible=6,sriov_vi_flexible=3',
    ],
  });
  // The host goes on using the card.
  await sh(`modprobe -a vfio-pci && insmod ${modules}/sriov_card.ko
    ip link set dev "$(ls /sys/bus/pci/devices/${CARD}/net)" name eno1
    ip link set dev eno1 up
    ip address add 10.7.7.1/24 dev eno1
    ip route add default via 10.7.7.2`);
}, 250_000);
afterAll(() => host?.close());

test('a virtual function goes to a guest, and all go when it comes back', async () => {
  writeLab(lab, host);
  expect(lab.flags).toEqual(['--yes-pass', 'eno1:vf1']);
  const before = await card();
  await succeed(runNet(lab, host, 'up'));
  expect(await vfs()).toBe('2');
  expect(await driver()).toBe('vfio-pci');
  expect(await sh('ls -C /sys/class/net')).toMatch(/^eno1 +lo$/);
  expect(await told(1)).toBe(`${MAC}, vlan 30`);
  const status = (await succeed(runNet(lab, host, 'status'))).stdout;
  expect(status).toContain('present\tvfio eno1:vf1');
  expect((await succeed(runNet(lab, host, 'up'))).stdout).toContain('already up');
  await sh('ip link set dev eno1 vf 1 vlan 31');
  expect((await runNet(lab, host, 'status')).stdout).toContain('vlan is 31, drawn 30');
  await sh('ip link set dev eno1 vf 1 vlan 30');
  const cwd = lab.folder;
  await succeed(host.run(['guests/web1.sh', 'start', '-S', '-machine', 'accel=tcg'], { cwd }));
  const asked = `{"execute":"qmp_capabilities"}
    {"execute":"qom-get","arguments":{"path":"/machine/peripheral/net0","property":"host"}}`;
  const socket = `/run/vethloom/${lab.plan.lab.id}/guests/web1/qmp`;
  expect(await sh(`echo '${asked}' | socat -t 3 - UNIX-CONNECT:${socket}`)).toContain(
    `{"return": "${SECOND}"}`,
  );
  const held = await runNet(lab, host, 'down');
  expect(held.stderr).toMatch(/eno1:vf1 \(0000:01:00\.2\) stays where it is: process \d+ has it/);
  expect(held.stderr).toMatch(/the virtual functions of eno1 stay/);
  expect(held.status).toBe(2);
  expect(await vfs()).toBe('2');
  await succeed(host.run(['guests/web1.sh', 'stop'], { cwd, env: { VETHLOOM_STOP_SECONDS: '0' } }));
  await succeed(runNet(lab, host, 'down'));
  expect(await card()).toBe(before);
}, 400_000);

test('those that somebody else has made stay, as they were', async () => {
  writeLab(lab, host);
  await sh(`echo 3 >/sys/class/net/eno1/device/sriov_numvfs
    ip link set dev eno1 vf 1 mac 02:00:00:00:00:99 vlan 7 qos 3`);
  const before = await card();
  await succeed(runNet(lab, host, 'up'));
  expect(await told(1)).toBe(`${MAC}, vlan 30`);
  await succeed(runNet(lab, host, 'down'));
  expect(await driver()).toBe('sriov_card');
  expect(await card()).toBe(before);
  await sh('echo 0 >/sys/class/net/eno1/device/sriov_numvfs');
}, 400_000);

/** How up ends where net.sh has this text in place of that. */
async function broken(text: string, by: string) {
  const net = lab.files.find(({ path }) => path.endsWith('net.sh'))!.print().text;
  expect(net).toContain(text);
  host.write(`${lab.folder}/broken.sh`, net.replace(text, by), true);
  return host.run(['./broken.sh', 'up', ...lab.flags], { cwd: lab.folder });
}

test('whatever ends it half-way, all is as it was', async () => {
  writeLab(lab, host);
  const before = await card();
  const kill = '&& kill -9 "$PPID"';
  for (const [verb, by] of [
    ['sriov_drivers_autoprobe" &&', `sriov_drivers_autoprobe" ${kill} &&`],
    ['"$0/sriov_numvfs"; fi', `"$0/sriov_numvfs" ${kill}; fi`],
    ['driver_override" &&', `driver_override" ${kill} &&`],
  ] as const) {
    const killed = await broken(verb, by);
    expect([verb, killed.status]).toEqual([verb, 137]);
    await succeed(runNet(lab, host, 'down'));
    expect(await card()).toBe(before);
  }
  const failed = await broken('bus/pci/drivers_probe', 'bus/pci/drivers_prob');
  expect(failed.stderr).toContain('rolled back, nothing is left');
  await succeed(runNet(lab, host, 'down'));
  expect(await card()).toBe(before);
}, 400_000);

/** What a verb says of a drawing, after this was done. */
async function inTheWay(
  drawn: ReturnType<typeof drawing>,
  { done = ':', undone = ':', verb = 'check' } = {},
) {
  const other = exportLab(drawn, 'shell-qemu');
  writeLab(other, host);
  await sh(done);
  const { status, stderr } = await runNet(other, host, verb);
  await sh(undone);
  return { status, stderr };
}

test('what is not fit to be given away stays', async () => {
  const numvfs = '/sys/class/net/eno1/device/sriov_numvfs';
  const undone = `echo 0 >${numvfs}`;
  const netdev = (at: string) => `"$(ls /sys/bus/pci/devices/${at}/net)"`;
  const none = await inTheWay(drawing({ vf: 3 }));
  expect(none.stderr).toContain('eno1 can have 3 virtual functions, and the drawing takes 4');
  expect(none.status).toBe(3);

  const all = drawing([
    { vf: 0, pci: '0000:01:00.1' },
    { vf: 1 },
    { vf: 2, pci: '0000:01:00.4' },
    { vf: 3, pci: '0000:01:00.5' },
  ]);
  const done = `echo 3 >${numvfs}
    ip address add 10.8.8.1/24 dev ${netdev('0000:01:00.1')}
    ip netns add other
    ip link set dev ${netdev(SECOND)} netns other`;
  const { stderr } = await inTheWay(all, { done, undone: `ip netns del other; ${undone}` });
  for (const said of [
    'would be taken away from this machine, which has 10.8.8.1/24 there',
    `${SECOND} is with the driver sriov_card, and no network device of this machine`,
    'virtual function 2 of eno1 is at 0000:01:00.3, and the drawing gives away 0000:01:00.4',
    'sriov-vf-count: eno1 has 3 virtual functions, and the drawing takes 4',
  ])
    expect(stderr).toContain(said);

  const before = await card();
  const wrong = await inTheWay(drawing({ pci: '0000:01:00.1' }), { verb: 'up' });
  expect(wrong.stderr).toContain(`vfio-device: virtual function 1 of eno1 is at ${SECOND}, and`);
  expect(wrong.status).toBe(1);
  await succeed(runNet(lab, host, 'down'));
  expect(await card()).toBe(before);

  // As whole cards.
  const whole = { vf: undefined, vlan: undefined };
  const two = { done: `echo 2 >${numvfs}`, undone };
  expect((await inTheWay(drawing({ ...whole, pci: CARD }), two)).stderr).toContain(
    'vfio-device: eno1 has 2 virtual functions, which would go with it',
  );
  const named = { done: `${two.done}; ip link set dev ${netdev(SECOND)} name v1`, undone };
  expect((await inTheWay(drawing(whole, 'v1'), named)).stderr).toContain(
    'vfio-device: v1 is virtual function 1 of eno1; draw that card, and this number',
  );
}, 300_000);

let libvirt: Promise<void> | undefined;
const started = () => (libvirt ??= oneEmulator(host).then(() => startLibvirt(host)));

const definer =
  ({ folder: cwd }: Lab) =>
  (...words: string[]) =>
    host.run(['libvirt/define.sh', ...words], { cwd, env: { VETHLOOM_ACCEL: 'tcg' } });

test('libvirt takes it as an interface, and net.sh only makes it', async () => {
  await started();
  const other = exportLab(drawing(), 'shell-libvirt');
  for (const each of [lab, other]) writeLab(each, host);
  const before = await card();
  await succeed(runNet(other, host, 'up'));
  expect(await vfs()).toBe('2');
  expect(await driver()).toBe('');
  expect(await told(1)).toBe('00:00:00:00:00:00');
  expect((await succeed(runNet(other, host, 'up'))).stdout).toContain('already up');
  const define = definer(other);
  await succeed(define('define'));
  expect((await virsh(host, 'dumpxml', 'web1')).stdout).toContain("<tag id='30'/>");
  await succeed(virsh(host, 'start', '--paused', 'web1'));
  expect(await told(1)).toBe(`${MAC}, vlan 30`);
  expect(await driver()).toBe('vfio-pci');
  const { stdout } = await succeed(host.run(['guests/web1.sh', 'argv'], { cwd: lab.folder }));
  const theirs = hardwareOn(await argvOf(host, 'web1'));
  expect(theirs).toEqual([[SECOND, 'pci.1', '0x0']]);
  expect(hardwareOn(stdout.split('\n'))).toEqual(theirs);
  await succeed(virsh(host, 'destroy', 'web1'));
  await succeed(define('undefine'));
  await succeed(runNet(other, host, 'down'));
  expect(await card()).toBe(before);
  const wrong = exportLab(drawing({ pci: '0000:01:00.1' }), 'shell-libvirt');
  writeLab(wrong, host);
  expect((await runNet(wrong, host, 'up')).stderr).toContain(`of eno1 is at ${SECOND}, and`);
  await succeed(runNet(wrong, host, 'down'));
  expect(await card()).toBe(before);
}, 400_000);

/** Of which a libvirt network deals one to each card of a guest. */
const dealing = exportLab(
  draw('functions', {
    devices: [
      device('nic', 'eno1'),
      device('libvirt-network', 'net0', {
        forward: 'hostdev',
        portgroups: [{ id: 'office', default: true, ...access(20) }, { id: 'plain' }],
      }),
      device('guest', 'web1', {
        ...{ arch: 'x86_64', machine: 'q35', memoryMiB: 64, vcpus: 1 },
        nics: ['eth0', 'eth1'].map((id, i) => ({
          ...{ id, model: 'vfio-pci' },
          ...(i === 0 ? { mac: MAC } : {}),
        })),
      }),
    ],
    links: [
      cable('lower', 'net0', 'eno1'),
      cable('network', 'web1:eth0', 'net0'),
      cable('network', 'web1:eth1', 'net0', { b: access(30), portgroup: 'plain' }),
    ],
  }),
  'shell-libvirt',
);

test('libvirt deals them to guests, and gets them back', async () => {
  writeLab(dealing, host);
  const define = definer(dealing);
  const numvfs = '/sys/class/net/eno1/device/sriov_numvfs';
  await started();
  expect(dealing.flags).toEqual(['--yes-pass', 'eno1:vfs']);
  await succeed(runNet(dealing, host, 'up'));
  expect((await define('define')).stderr).toContain('eno1 has no virtual functions: write how');
  await sh(`echo 1 >${numvfs}`);
  expect((await define('define')).stderr).toContain('guests in the network: 1, and 2');
  await sh(`echo 0 >${numvfs}; echo 3 >${numvfs}; ip link set dev eno1 down`);
  expect((await define('define')).stderr).toContain('eno1 is down');

  // Whichever they are, libvirt would take them.
  const third = await sh(`ls /sys/bus/pci/devices/0000:01:00.3/net`);
  await sh(`ip link set dev eno1 up
    ip link set dev ${third} up
    ip address add 10.8.8.1/24 dev ${third}
    ip link add br7 type bridge
    ip link set dev "$(ls /sys/bus/pci/devices/${SECOND}/net)" master br7`);
  const used = await define('define');
  expect(used.stderr).toMatch(/virtual function 1 of eno1 \(\w+\) would.* has (master,)?br7/);
  expect(used.stderr).toContain(`virtual function 2 of eno1 (${third}) would be given to a guest`);
  expect(used.stderr).toContain('10.8.8.1/24 there: take that away first');
  expect((await virsh(host, 'net-list', '--all', '--name')).stdout.trim()).toBe('');
  // One that is up is idle all the same.
  await sh(`ip link del br7; ip address del 10.8.8.1/24 dev ${third}`);

  for (const verb of ['define', 'define']) await succeed(define(verb));
  await sh(`ip address add 10.8.8.1/24 dev ${third}`);
  expect((await define('start', 'web1')).stderr).toContain('10.8.8.1/24 there: take that away');
  await sh(`ip address del 10.8.8.1/24 dev ${third}`);
  await succeed(virsh(host, 'start', '--paused', 'web1'));
  expect(await told(0)).toBe(`${MAC}, vlan 20`);
  expect(await told(1)).toMatch(/^52:54:00:.*, vlan 30$/);
  expect(await driver('0000:01:00.1')).toBe('vfio-pci');
  expect(await driver()).toBe('vfio-pci');
  expect(await driver('0000:01:00.3')).toBe('sriov_card');
  // The addresses that it tells of by now are no other drawing.
  expect((await virsh(host, 'net-dumpxml', 'functions-net0')).stdout).toContain(
    "<address type='pci'",
  );
  expect((await succeed(define('status'))).stdout).toContain('functions-net0: network active');

  await succeed(virsh(host, 'destroy', 'web1'));
  for (const at of ['0000:01:00.1', SECOND]) expect(await driver(at)).toBe('sriov_card');
  expect(await told(1)).not.toContain('vlan');
  await succeed(define('undefine'));
  await succeed(runNet(dealing, host, 'down'));
  expect((await virsh(host, 'net-list', '--all', '--name')).stdout.trim()).toBe('');
  await sh(`kill "$(cat /run/libvirtd.pid)"; echo 0 >${numvfs}`);
}, 240_000);
