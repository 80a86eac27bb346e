import { afterEach, describe, expect, test } from 'vitest';
import type { BundleId } from '../../src/core/index.ts';
import { settled } from './harness/arena.ts';
import { devicesOf } from './harness/devices.ts';
import { access, cable, device, draw, guest, trunk } from './harness/draw.ts';
import { differences } from './harness/expected.ts';
import { bootGuest, pings } from './harness/guest.ts';
import { exportLab, type Lab, place, runNet, writeLab } from './harness/lab.ts';
import { argvOf, startLibvirt, virsh } from './harness/libvirt.ts';
import { readState } from './harness/readback.ts';
import { openSandbox, type Sandbox, succeed } from './harness/sandbox.ts';
import { changesSince, takeSnapshot } from './harness/snapshot.ts';

const card = (id: string, ...addresses: string[]) => ({ id, model: 'virtio-net-pci', addresses });

const cards = (last: number) => [
  card('eth0', `10.45.0.${last}/24`),
  card('eth1', `10.46.0.${last}/24`),
  card('eth2', `10.47.0.${last}/24`),
  card('eth3'),
  card('eth4', `10.48.0.${last}/24`),
];

/** Networks that stand on what is drawn. */
const drawing = draw('pools', {
  devices: [
    device('bridge', 'br0', { addresses: ['10.45.0.1/24'] }),
    device('ovs', 'ovs0', { datapath: 'netdev' }),
    device('libvirt-network', 'net0', { forward: 'bridge' }),
    device('libvirt-network', 'net1', {
      forward: 'bridge',
      portgroups: [
        { id: 'office', default: true, ...access(20) },
        { id: 'trunk', ...trunk([20, 30], 40) },
        { id: 'plain' },
      ],
    }),
    device('nic', 'eno1'),
    device('nic', 'eno2'),
    device('libvirt-network', 'net2', { forward: 'macvtap', mode: 'private' }),
    device('nic', 'eno3'),
    device('nic', 'eno4'),
    device('libvirt-network', 'net3', { forward: 'macvtap', mode: 'passthru' }),
    guest('web', cards(11)),
    guest('db', cards(12)),
  ],
  links: [
    cable('lower', 'net0', 'br0'),
    cable('lower', 'net1', 'ovs0', { b: access(60) }),
    cable('network', 'web:eth0', 'net0'),
    cable('network', 'db:eth0', 'net0', { b: { ifname: 'pinned0' } }),
    cable('lower', 'net2', 'eno1'),
    cable('lower', 'net2', 'eno2'),
    cable('network', 'web:eth2', 'net2'),
    cable('network', 'db:eth2', 'net2'),
    ...['eno3', 'eno4'].map((name) => cable('lower', 'net3', name)),
    ...['web', 'db'].map((name) => cable('network', `${name}:eth4`, 'net3')),
    cable('network', 'web:eth1', 'net1'),
    cable('network', 'db:eth1', 'net1', { b: access(20), portgroup: 'trunk' }),
    cable('network', 'web:eth3', 'net1', { portgroup: 'trunk' }),
    cable('network', 'db:eth3', 'net1', { portgroup: 'plain' }),
  ],
});

/** All cards lead into one network. */
const outside = `ip link add wire9 type bridge; ip link set wire9 up
  for each in wire wire1 wire2 wire3; do ip link set "$each" master wire9 up; done`;

const env = { VETHLOOM_ACCEL: 'tcg' };
let box: Sandbox;
afterEach(() => box.close());

const net = (lab: Lab, verb: string) => succeed(runNet(lab, box, verb));

async function opened(bundle: BundleId): Promise<Lab> {
  const lab = exportLab(drawing, bundle);
  await place(lab, box);
  return lab;
}

test('libvirt takes the networks, and puts its guests where they lead', async () => {
  box = await openSandbox({ ovs: true });
  const ours = exportLab(drawing, 'shell-qemu');
  writeLab(ours, box);
  const lab = await opened('shell-libvirt');
  await startLibvirt(box);
  const before = await takeSnapshot(box);
  for (const { path, language } of lab.files)
    if (language === 'xml') await succeed(box.run(['virt-xml-validate', `/lab/${path}`]));
  const define = (verb: string) =>
    succeed(box.run(['libvirt/define.sh', verb], { cwd: lab.folder, env }));
  await net(lab, 'up');
  for (const verb of ['define', 'define', 'status']) await define(verb);
  const known = async (name: string) => (await succeed(virsh(box, 'net-dumpxml', name))).stdout;
  expect(await known('pools-net0')).toContain("<bridge name='br0'/>");
  expect(await known('pools-net1')).toContain("<virtualport type='openvswitch'/>");
  for (const { name } of lab.guests) {
    await succeed(virsh(box, 'start', '--paused', name));
    const { stdout } = await box.run([`${ours.folder}/guests/${name}.sh`, 'argv'], { env });
    expect(devicesOf(await argvOf(box, name))).toEqual(devicesOf(stdout.trimEnd().split('\n')));
  }
  // libvirt switches a macvtap on when its guest runs.
  for (const { name } of lab.guests) await succeed(virsh(box, 'resume', name));
  expect(differences(lab.plan, await readState(box))).toEqual([]);
  expect(await known('pools-net0')).toContain("connections='2'");
  for (const [n, network] of ['net2', 'net2', 'net3', 'net3'].entries())
    expect(await known(`pools-${network}`)).toContain(
      `<interface dev='eno${n + 1}' connections='1'/>`,
    );
  expect(await known('pools-net3')).toContain("<forward dev='eno3' mode='passthrough'>");

  for (const { name } of lab.guests) await succeed(virsh(box, 'destroy', name));
  for (const verb of ['undefine', 'undefine']) await define(verb);
  const stood = async () =>
    (await box.run(['ip', '-br', 'link', 'show', 'type', 'macvtap'])).stdout;
  expect(await stood()).toBe('');
  await net(lab, 'down');
  const files = /^files: \+ \/run\/libvirt\//;
  expect((await changesSince(box, before)).filter((line) => !files.test(line))).toEqual([]);
});

describe.each<BundleId>(['shell-qemu', 'brctl-qemu'])('without libvirt, %s', (bundle) => {
  test('guests are where the networks lead, and nothing is left of it', async () => {
    box = await openSandbox({ ovs: true });
    const lab = await opened(bundle);
    await succeed(box.run(['sh', '-ec', outside]));
    const before = await settled(box);
    for (const verb of ['up', 'up', 'status', 'test']) await net(lab, verb);
    expect(differences(lab.plan, await readState(box))).toEqual([]);
    if (bundle === 'shell-qemu') {
      const boot = (name: string) =>
        bootGuest(
          box,
          `${lab.folder}/guests/${name}.sh`,
          lab.guests.find((one) => one.name === name)!,
        );
      const [web, db] = await Promise.all([boot('web'), boot('db')]);
      for (const address of ['10.45.0.12', '10.45.0.1', '10.46.0.12', '10.47.0.12', '10.48.0.12'])
        await succeed(web.run(pings(address)));
      await Promise.all([web.stop(), db.stop()]);
    }
    await net(lab, 'down');
    expect(await changesSince(box, before)).toEqual([]);
  });
});

test('libvirt takes a pool of virtual functions, and starts it where the card has some', async () => {
  const nics = ['eth0', 'eth1'].map((id) => ({ id, model: 'vfio-pci' }));
  const lab = exportLab(
    draw('functions', {
      devices: [
        device('nic', 'eno1'),
        device('libvirt-network', 'net0', {
          forward: 'hostdev',
          portgroups: [{ id: 'office', default: true, ...access(20) }, { id: 'plain' }],
        }),
        guest('web', nics),
      ],
      links: [
        cable('lower', 'net0', 'eno1'),
        cable('network', 'web:eth0', 'net0'),
        cable('network', 'web:eth1', 'net0', { b: access(30), portgroup: 'plain' }),
      ],
    }),
    'shell-libvirt',
  );
  expect(lab.flags).toEqual(['--yes-pass', 'eno1:vfs']);
  box = await openSandbox();
  await place(lab, box);
  await startLibvirt(box);
  await net(lab, 'up');
  const documents = lab.files.filter(({ language }) => language === 'xml');
  for (const { path } of documents) await succeed(box.run(['virt-xml-validate', `/lab/${path}`]));
  const { status, stderr } = await box.run(['libvirt/define.sh', 'define'], {
    cwd: lab.folder,
    env,
  });
  expect([status, stderr]).toEqual([1, expect.stringContaining('has no virtual functions: write')]);
  expect((await succeed(virsh(box, 'net-list', '--all', '--name'))).stdout.trim()).toBe('');

  const network = documents.find(({ path }) => path.includes('/networks/'))!;
  await succeed(virsh(box, 'net-define', '--validate', `/lab/${network.path}`));
  expect((await virsh(box, 'net-start', 'functions-net0')).stderr).toContain(
    "No usable Vf's present on SRIOV PF eno1",
  );
  const web = documents.find((one) => one !== network)!;
  await succeed(virsh(box, 'define', '--validate', `/lab/${web.path}`));
  const { stdout } = await succeed(virsh(box, 'dumpxml', 'web'));
  expect(stdout).toContain("<source network='functions-net0' portgroup='office'/>");
  expect(stdout).toContain("<tag id='30'/>");
});

test('libvirt is not given alone what the machine still uses', async () => {
  const lab = exportLab(
    draw('alone', {
      devices: [
        ...['eno1', 'eno2', 'eno3'].map((name) => device('nic', name)),
        device('libvirt-network', 'net0', { forward: 'macvtap', mode: 'passthru' }),
        guest('web', [card('eth0'), card('eth1')]),
        guest('db', [card('eth0')]),
      ],
      links: [
        cable('macvtap', 'web:eth0', 'eno1', { mode: 'passthru' }),
        ...['eno2', 'eno3'].map((name) => cable('lower', 'net0', name)),
        cable('network', 'web:eth1', 'net0'),
        cable('network', 'db:eth0', 'net0'),
      ],
    }),
    'shell-libvirt',
  );
  box = await openSandbox();
  await place(lab, box);
  await startLibvirt(box);
  await net(lab, 'up');
  const define = (...words: string[]) =>
    box.run(['libvirt/define.sh', ...words], { cwd: lab.folder, env });
  await succeed(define('define'));
  for (const name of ['eno1', 'eno3']) {
    await succeed(box.run(['ip', 'address', 'add', '192.0.2.9/24', 'dev', name]));
    expect((await define('start', 'web')).stderr).toBe(
      `web: ${name} would be taken away from this machine, which has 192.0.2.9/24 there: take that away first\n`,
    );
    await succeed(box.run(['ip', 'address', 'flush', 'dev', name]));
  }
  // The second of the pool stands beside the macvtap of the first.
  for (const name of ['web', 'db']) await succeed(define('start', name));
  await succeed(define('stop'));
  await succeed(define('undefine'));
  await net(lab, 'down');
});
