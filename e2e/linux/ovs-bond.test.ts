import { afterEach, beforeEach, expect, test } from 'vitest';
import { settled } from './harness/arena.ts';
import { access, cable, device, draw } from './harness/draw.ts';
import { differences } from './harness/expected.ts';
import { exportLab, place, runNet } from './harness/lab.ts';
import { readState } from './harness/readback.ts';
import { openSandbox, type Sandbox, succeed } from './harness/sandbox.ts';
import { changesSince } from './harness/snapshot.ts';

/** Two cards of the host as one port, with the tag of the namespace. */
const drawing = (mode: string) =>
  draw('bonded', {
    devices: [
      device('ovs', 'ovs0', { datapath: 'netdev' }),
      device('nic', 'eno1'),
      device('nic', 'eno2'),
      device('ovs-bond', 'bond0', { mode, lacp: 'active', lacpTime: 'fast', upDelay: 10 }),
      device('namespace', 'near', { interfaces: [{ id: 'eth0', addresses: ['10.9.0.1/24'] }] }),
    ],
    links: [
      cable('lower', 'bond0', 'eno1'),
      cable('lower', 'bond0', 'eno2'),
      cable('member', 'bond0', 'ovs0', { b: access(20) }),
      cable('veth', 'near:eth0', 'ovs0', { b: access(20) }),
    ],
  });

/** Made here, on a switch of the mode that it needs least for. */
const dummies = draw('bonds of dummies', {
  devices: [
    device('ovs', 'ovs0', { datapath: 'netdev' }),
    ...['dummy0', 'dummy1'].map((name) => device('nic', name)),
    device('ovs-bond', 'bond0', { primary: 'dummy1' }),
  ],
  links: [
    cable('lower', 'bond0', 'dummy0'),
    cable('lower', 'bond0', 'dummy1'),
    cable('member', 'bond0', 'ovs0'),
  ],
});

/** Of the other switch. */
const theirs = /(far|theirs|end)$|beyond/;

let box: Sandbox;
const sh = (command: string) => succeed(box.run(['sh', '-c', command]));
beforeEach(async () => {
  box = await openSandbox({ ovs: true });
});
afterEach(() => box.close());

async function until(command: string): Promise<void> {
  await sh(
    `for i in $(seq 100); do if ${command}; then exit 0; fi; sleep 0.1; done; ovs-appctl bond/show; ovs-appctl lacp/show; exit 1`,
  );
}

test.each([
  ['shell-qemu', 'balance-tcp'],
  ['brctl-qemu', 'balance-slb'],
] as const)(
  '%s: two bonds (%s) agree by LACP, and frames pass with one leg down',
  async (bundle, mode) => {
    const lab = exportLab(drawing(mode), bundle);
    expect(lab.flags).toEqual(['--yes-touch', 'eno1', '--yes-touch', 'eno2']);
    await place(lab, box);
    // Somebody else's switch at the other end of the two wires.
    await sh(`ovs-vsctl add-br far -- set bridge far datapath_type=netdev \
        -- add-bond far theirs wire wire1 bond_mode=${mode} lacp=passive other_config:lacp-time=fast \
        -- add-port far end -- set interface end type=internal
      ip netns add beyond && ip link set end netns beyond
      ip -n beyond address add 10.9.0.2/24 dev end && ip -n beyond link set end up
      ip link set wire up && ip link set wire1 up`);
    const before = await settled(box);
    await succeed(runNet(lab, box, 'up'));
    expect((await succeed(runNet(lab, box, 'up'))).stdout).toContain('already up');
    await succeed(box.run(['./net.sh', 'status'], { cwd: lab.folder }));

    await until('ovs-appctl bond/show bond0 | grep -q "lacp_status: negotiated"');
    const { stdout: shown } = await sh('ovs-appctl bond/show bond0; ovs-appctl lacp/show bond0');
    expect(shown).toContain(`bond_mode: ${mode}`);
    expect(
      differences(lab.plan, await readState(box)).filter((line) => !theirs.test(line)),
    ).toEqual([]);
    expect(shown).toContain('updelay: 10 ms');
    expect(shown).toMatch(/eno1: enabled[^]*eno2: enabled/);
    expect(shown).toContain('lacp_time: fast');
    const ping = () => until('ip netns exec near ping -c 1 -W 1 10.9.0.2 >/dev/null');
    await ping();
    for (const wire of ['wire', 'wire1']) {
      await sh(`ip link set ${wire} down`);
      const leg = { wire: 'eno1', wire1: 'eno2' }[wire];
      await until(`ovs-appctl bond/show bond0 | grep -q "${leg}: disabled"`);
      await ping();
      await sh(`ip link set ${wire} up`);
      await until('! ovs-appctl bond/show bond0 | grep -q "^member.*: disabled"');
    }

    // A leg that somebody took out: told, and built anew.
    await sh(
      'ovs-vsctl del-bond-iface bond0 eno2 2>/dev/null || ovs-vsctl --id=@i get interface eno2 -- remove port bond0 interfaces @i',
    );
    const differs = await box.run(['./net.sh', 'status'], { cwd: lab.folder });
    expect([differs.status, differs.stdout]).toEqual([
      5,
      expect.stringMatching(/differs\tovs-port bond0/),
    ]);
    await succeed(runNet(lab, box, 'up'));
    await succeed(box.run(['./net.sh', 'down'], { cwd: lab.folder }));
    await succeed(box.run(['./net.sh', 'down'], { cwd: lab.folder }));
    // What the other switch saw of it, it counts.
    const seen = / (lacp_current|link_resets) /;
    expect((await changesSince(box, before)).filter((line) => !seen.test(line))).toEqual([]);
  },
);

test('what is drawn is in Open vSwitch, and cards that were down are down again', async () => {
  const lab = exportLab(dummies, 'shell-qemu');
  await place(lab, box);
  await sh('ip link set dummy0 down');
  const before = await settled(box);
  await succeed(runNet(lab, box, 'up'));
  expect(differences(lab.plan, await readState(box))).toEqual([]);
  await until('ovs-appctl bond/show bond0 | grep -q "active-backup primary: dummy1"');
  await succeed(box.run(['./net.sh', 'down'], { cwd: lab.folder }));
  expect(await changesSince(box, before)).toEqual([]);

  // Without the folder that tells how they were.
  await succeed(runNet(lab, box, 'up'));
  await sh('rm -r /run/vethloom');
  await succeed(box.run(['./net.sh', 'down'], { cwd: lab.folder }));
  expect((await sh('ovs-vsctl show')).stdout).not.toMatch(/dummy|bond0/);
});

test('cards that were down are down again, also where down was killed as the first one left', async () => {
  const lab = exportLab(dummies, 'shell-qemu');
  await place(lab, box);
  await sh('ip link set dummy0 down; ip link set dummy1 down');
  const before = await settled(box);
  await succeed(runNet(lab, box, 'up'));
  const cut = `sed '/--with-iface del-port/s/$/; kill -9 $$/' net.sh >cut.sh && ! sh ./cut.sh down`;
  await succeed(box.run(['sh', '-c', cut], { cwd: lab.folder }));
  expect((await sh('ovs-vsctl show')).stdout).not.toMatch(/bond0/);
  await sh('ip link set dummy1 up');
  await succeed(box.run(['./net.sh', 'down'], { cwd: lab.folder }));
  expect(await changesSince(box, before)).toEqual([]);
});

test('a bond of others and a card that one has are refused, and stay', async () => {
  const lab = exportLab(dummies, 'shell-qemu');
  await place(lab, box);
  const theirs = async (bond: string, cards: string) =>
    await sh(`ovs-vsctl --may-exist add-br theirs -- set bridge theirs datapath_type=netdev
      ip link add x0 type veth peer x1 2>/dev/null
      ovs-vsctl add-bond theirs ${bond} ${cards} external_ids:vethloom=other`);
  await theirs('bond0', 'x0 x1');
  const before = await settled(box);
  const taken = await runNet(lab, box, 'up');
  expect([taken.status, taken.stderr]).toEqual([
    1,
    expect.stringContaining('name-taken: ovs-port bond0'),
  ]);
  await succeed(box.run(['./net.sh', 'down'], { cwd: lab.folder }));
  expect(await changesSince(box, before)).toEqual([]);

  await sh('ovs-vsctl del-port bond0');
  await theirs('bond9', 'dummy0 x0');
  const held = await settled(box);
  expect((await runNet(lab, box, 'up')).stderr).toContain(
    'port-taken: link dummy0 is a port of Open vSwitch already',
  );
  await succeed(box.run(['./net.sh', 'down'], { cwd: lab.folder }));
  expect(await changesSince(box, held)).toEqual([]);
});

test('a card with addresses is refused', async () => {
  const lab = exportLab(drawing('balance-tcp'), 'shell-qemu');
  await place(lab, box);
  await sh('ip address add 192.0.2.9/24 dev eno2');
  const before = await settled(box);
  const refused = await runNet(lab, box, 'up');
  expect([refused.status, refused.stderr]).toEqual([
    1,
    expect.stringContaining('uplink-into-ovs: eno2 carries 192.0.2.9/24'),
  ]);
  expect(await changesSince(box, before)).toEqual([]);
});
