import { afterEach, describe, expect, test, vi } from 'vitest';
import type { QemuSyntax } from '../../src/core/exporting.ts';
import { access, cable, device, draw, guest } from './harness/draw.ts';
import { bootGuest, pings, staysSilent } from './harness/guest.ts';
import { exportLab, type Lab, runNet, writeLab } from './harness/lab.ts';
import { startLibvirt, virsh } from './harness/libvirt.ts';
import { readNetdevs, startStopped } from './harness/qmp.ts';
import { openSandbox, type Sandbox, succeed } from './harness/sandbox.ts';
import { changesSince, takeSnapshot } from './harness/snapshot.ts';

const card = (n: number, address: string, model = 'virtio-net-pci') => ({
  id: `eth${n}`,
  model,
  addresses: [address],
});
const tap = (from: string, to: string, maker: string, b: object = {}, more: object = {}) => ({
  ...cable('tap', from, to, { b: { ...b } }),
  maker,
  ...more,
});

/** On the first network 10.70.0.0/24, in the VLAN 10 of the others. */
const drawing = draw('makers', {
  devices: [
    device('bridge', 'br0', { mtu: 1400 }),
    device('ovs', 'ovs0'),
    guest('script', [card(0, '10.70.0.1/24'), card(1, '10.71.0.1/24')]),
    guest('qemu', [card(0, '10.70.0.2/24'), card(1, '10.71.0.2/24')]),
    guest('helper', [card(0, '10.70.0.3/24', 'e1000')]),
    guest('libvirt', [card(0, '10.70.0.4/24')]),
  ],
  links: [
    tap('script:eth0', 'br0', 'script'),
    tap('script:eth1', 'ovs0', 'script', access(10)),
    tap('qemu:eth0', 'br0', 'qemu', { ifname: 'made0' }),
    tap('qemu:eth1', 'ovs0', 'qemu', access(10)),
    tap('helper:eth0', 'br0', 'helper'),
    tap('libvirt:eth0', 'br0', 'libvirt'),
  ],
});

let box: Sandbox;
afterEach(() => box.close());

const shell = (script: string) => box.run(['sh', '-c', script]);
/** Network devices, and the ports of Open vSwitch. */
const devices = async () =>
  (await succeed(shell('ls /sys/class/net; ovs-vsctl list-ports ovs0'))).stdout;
const allow = (lines: string) => box.write('/etc/qemu/bridge.conf', lines);
const env = { VETHLOOM_ACCEL: 'tcg', VETHLOOM_STOP_SECONDS: '0' };
const verb = (lab: Lab, name: string, ...words: string[]) =>
  box.run([`guests/${name}.sh`, ...words], { cwd: lab.folder, env });

describe.each(['shell-qemu', 'brctl-qemu'] as const)('%s', (bundle) => {
  test('guests reach each other by taps of every maker, and the network goes without a trace', async () => {
    box = await openSandbox({ ovs: true });
    const lab = exportLab(drawing, bundle);
    writeLab(lab, box);
    allow('allow br0\n');
    const before = await takeSnapshot(box);
    await succeed(runNet(lab, box, 'up'));
    const built = await devices();
    const booted = await Promise.all(
      lab.guests.map(async (machine) => {
        const script = `${lab.folder}/guests/${machine.name}.sh`;
        return [machine.name, await bootGuest(box, script, machine)] as const;
      }),
    );
    const guests = new Map(booted);
    for (const name of guests.keys()) {
      for (const other of [1, 2, 3, 4])
        await succeed(guests.get(name)!.run(pings(`10.70.0.${other}`)));
    }
    await succeed(guests.get('qemu')!.run(pings('10.71.0.1')));
    await succeed(shell('ovs-vsctl set port script-eth1 tag=20'));
    await succeed(guests.get('qemu')!.run(staysSilent('10.71.0.1')));

    const { stdout } = await shell(
      'ip -d -o link show master br0 | sed -n "s/^[0-9]*: \\([^:]*\\):.* mtu \\([0-9]*\\) .* persist \\(o[nf]*\\) .*/\\1 \\2 \\3/p" | sort',
    );
    expect(stdout.trim().split('\n')).toEqual([
      'libvirt-eth0 1500 on',
      'made0 1500 off',
      'script-eth0 1500 on',
      // qemu-bridge-helper gives it that of the bridge.
      'tap0 1400 off',
    ]);
    expect((await shell('ip link show made0')).stdout).toContain('alias vethloom:makers:');
    await succeed(shell('ovs-vsctl set port script-eth1 tag=10'));
    await succeed(runNet(lab, box, 'status'));

    // Killed as they are here, none of them calls qemu-ifdown.
    for (const one of guests.values()) await one.stop();
    expect((await shell('ip -br link show made0')).status).not.toBe(0);
    expect((await shell('ovs-vsctl list-ports ovs0 | sort | tr "\\n" " "')).stdout).toBe(
      'qemu-eth1 script-eth1 ',
    );
    // What that has left does not hinder the next start, and goes with the next stop.
    await succeed(verb(lab, 'qemu', 'start'));
    await succeed(verb(lab, 'helper', 'start'));
    await vi.waitFor(async () => succeed(shell('test -e /sys/class/net/br0/brif/made0')), 10_000);
    for (const name of ['qemu', 'helper']) {
      // By its monitor, as a guest that is switched off ends.
      await succeed(shell(`echo quit 1<>/run/vethloom/makers/guests/${name}/monitor.in`));
      await vi.waitFor(
        async () => expect((await verb(lab, name, 'status')).status).toBe(5),
        10_000,
      );
      await succeed(verb(lab, name, 'stop'));
    }
    expect(await devices()).toBe(built);
    await succeed(runNet(lab, box, 'down'));
    expect(await changesSince(box, before)).toEqual([]);
  });
});

test.each(['device', 'nic', 'net'] as const)(
  'QEMU reads back what was drawn, by -%s',
  async (qemuSyntax: QemuSyntax) => {
    box = await openSandbox();
    const one = draw('read', {
      devices: [
        device('bridge', 'br0'),
        guest('qemu', [card(0, '10.70.0.1/24')]),
        guest('helper', [card(0, '10.70.0.2/24')]),
      ],
      links: [tap('qemu:eth0', 'br0', 'qemu'), tap('helper:eth0', 'br0', 'helper')],
    });
    // A comma ends a value, and a blank a word.
    const lab = exportLab(one, 'shell-qemu', { qemuSyntax });
    writeLab(lab, box);
    await succeed(shell(`mv ${lab.folder} '/lab/a, b'`));
    allow('allow all\n');
    await succeed(box.run(['./net.sh', 'up', ...lab.flags], { cwd: '/lab/a, b' }));
    const read = async (name: string) => {
      const qmp = await startStopped(box, `/lab/a, b/guests/${name}.sh`);
      const found = (await readNetdevs(qmp)).filter(({ type }) => type === 'tap');
      const text = await qmp.command<string>('human-monitor-command', {
        'command-line': 'info network',
      });
      await qmp.quit();
      return `${found.map(({ id }) => id).join()} ${/type=tap,([^\r\n]*)/.exec(text)?.[1]}`;
    };
    expect(await read('qemu')).toMatch(
      /ifname=qemu-eth0,script=\/lab\/a, b\/qemu-ifup,downscript=\/lab\/a, b\/qemu-ifdown$/,
    );
    expect(await read('helper')).toMatch(/helper=\/usr\/lib\/qemu\/qemu-bridge-helper$/);
    await succeed(box.run(['./net.sh', 'down'], { cwd: '/lab/a, b' }));
  },
);

describe('a guest is not started', () => {
  const nobody = ['setpriv', '--reuid=65534', '--clear-groups', 'env', 'HOME=/tmp/home'];
  const asNobody = (lab: Lab, name: string, ...words: string[]) =>
    box.run([...nobody, `guests/${name}.sh`, ...words], { cwd: lab.folder, env });
  const open = async (): Promise<Lab> => {
    box = await openSandbox({ ovs: true });
    const lab = exportLab(drawing, 'shell-qemu');
    writeLab(lab, box);
    await succeed(runNet(lab, box, 'up'));
    return lab;
  };

  test('before bridge.conf and the set-uid bit let it', async () => {
    const lab = await open();
    const before = await devices();
    expect((await verb(lab, 'helper', 'start')).stderr).toContain('has the line: allow br0');
    allow('allow br00\n# allow br0\n');
    expect((await verb(lab, 'helper', 'start')).stderr).toContain('has the line: allow br0');
    allow('allow br0\n');
    expect((await asNobody(lab, 'helper', 'start')).stderr).toContain('has no set-uid bit');
    expect(await devices()).toBe(before);
    await succeed(shell('chmod u+s /usr/lib/qemu/qemu-bridge-helper'));
    await succeed(asNobody(lab, 'helper', 'start'));
    await succeed(shell('test -e /sys/class/net/br0/brif/tap0'));
    await succeed(asNobody(lab, 'helper', 'stop'));
    expect((await shell('test -e /sys/class/net/tap0')).status).toBe(1);
  });

  test('by who may not make taps, nor over what is there', async () => {
    const lab = await open();
    expect((await asNobody(lab, 'qemu', 'start')).stderr).toContain('must be root');
    await succeed(shell('ip link add made0 type bridge'));
    expect((await verb(lab, 'qemu', 'start')).stderr).toContain('made0 is there already');
    await succeed(shell('ip link del made0; chmod a-x /lab/kvm1/qemu-ifdown'));
    expect((await verb(lab, 'qemu', 'start')).stderr).toContain(
      '/lab/kvm1/qemu-ifdown is not there',
    );
    await succeed(shell('chmod a+x /lab/kvm1/qemu-ifdown'));
    await succeed(shell('chmod o+w /lab/kvm1'));
    expect((await verb(lab, 'qemu', 'start')).stderr).toContain('for nobody else to write');
    await succeed(shell('chmod o-w /lab/kvm1; chown 65534 /lab/kvm1/qemu-ifup'));
    expect((await verb(lab, 'qemu', 'start')).stderr).toContain('for nobody else to write');
    await succeed(shell('chown 0 /lab/kvm1/qemu-ifup'));
    await succeed(runNet(lab, box, 'down'));
    expect((await verb(lab, 'qemu', 'start')).stderr).toContain('switch br0 of this drawing');
  });

  test('over a switch of the same name that another has made', async () => {
    const lab = await open();
    allow('allow all\n');
    await succeed(runNet(lab, box, 'down'));
    await succeed(shell('ip link add br0 type bridge; ovs-vsctl add-br ovs0'));
    for (const name of ['qemu', 'helper'])
      expect((await verb(lab, name, 'start')).stderr).toContain('switch br0 of this drawing');
    expect((await verb(lab, 'qemu', 'start')).stderr).toContain('switch ovs0 of this drawing');
    await succeed(shell('ip tuntap add dev made0 mode tap; ip tuntap add dev qemu-eth1 mode tap'));
    for (const name of ['made0', 'qemu-eth1']) {
      const { status, stderr } = await box.run(['./qemu-ifup', name], { cwd: lab.folder });
      expect([status, stderr]).toEqual([1, expect.stringContaining('has not made')]);
    }
    await succeed(shell('ip link set made0 master br0'));
    await succeed(box.run(['./qemu-ifdown', 'made0'], { cwd: lab.folder }));
    await succeed(shell('test -e /sys/class/net/br0/brif/made0'));
  });

  test('a second time by another user than root, who runs it', async () => {
    const lab = await open();
    await succeed(verb(lab, 'qemu', 'start'));
    for (const each of ['status', 'stop', 'start', 'console']) {
      const { status, stderr } = await asNobody(lab, 'qemu', each);
      expect([status, stderr]).toEqual([4, expect.stringContaining('root has started it')]);
    }
    await succeed(verb(lab, 'qemu', 'stop'));
    expect((await asNobody(lab, 'qemu', 'status')).status).toBe(5);
  });

  test('where its tap cannot be plugged: qemu-ifup touches its own taps alone', async () => {
    const lab = await open();
    const before = await takeSnapshot(box);
    for (const script of ['qemu-ifup', 'qemu-ifdown'])
      for (const words of [[], ['eth0'], ['br0'], ['$(reboot)']])
        expect((await box.run([`./${script}`, ...words], { cwd: lab.folder })).status).toBe(64);
    expect((await box.run(['./qemu-ifup', 'made0'], { cwd: lab.folder })).status).toBe(1);
    await succeed(box.run(['./qemu-ifdown', 'made0'], { cwd: lab.folder }));
    await succeed(box.run(['./qemu-ifdown', 'qemu-eth1'], { cwd: lab.folder }));
    expect(await changesSince(box, before)).toEqual([]);
  });
});

const may = (as: string) => [
  ...['sh', '-c', 'echo quit | exec "$@"', 'sh', 'setpriv', ...as.split(' ')],
  ...['qemu-system-x86_64', '-nodefaults', '-display', 'none', '-S', '-machine', 'q35'],
  ...['-monitor', 'stdio'],
];
const ONE = '--reuid=1234 --regid=1234 --clear-groups';
const MEMBER = '--reuid=1235 --regid=1235 --groups=4321';
const BOTH = '--reuid=1234 --regid=1234 --groups=4321';

test.each([
  ['its owner', { owner: '1234' }, [ONE, BOTH], [MEMBER]],
  ['the members of its group', { group: '4321' }, [MEMBER, BOTH], [ONE]],
  ['its owner in its group', { owner: '1234', group: '4321' }, [BOTH], [ONE, MEMBER]],
  ['a user by name', { owner: 'nobody' }, ['--reuid=65534 --clear-groups'], [ONE]],
])('a tap of net.sh is for %s', async (_who, accounts, yes, no) => {
  box = await openSandbox();
  const one = draw('owned', {
    devices: [device('bridge', 'br0'), guest('vm', [card(0, '10.70.0.1/24')])],
    links: [tap('vm:eth0', 'br0', 'script', {}, accounts)],
  });
  const lab = exportLab(one, 'shell-qemu');
  writeLab(lab, box);
  const before = await takeSnapshot(box);
  await succeed(runNet(lab, box, 'up'));
  await succeed(runNet(lab, box, 'status'));
  await succeed(
    shell(`cd /sys/class/net/vm-eth0 && alias=$(cat ifalias) group=$(cat netdev_group)
      ip tuntap del vm-eth0 mode tap
      ip tuntap add vm-eth0 mode tap user 77 group 77 multi_queue
      ip link set vm-eth0 alias "$alias" group "$group"`),
  );
  const changed = (await runNet(lab, box, 'status')).stdout;
  for (const key of Object.keys(accounts))
    expect(changed).toContain(`${key === 'owner' ? 'user' : 'members'} is 77, drawn`);
  expect(changed).toContain('multi_queue is true, drawn false');
  await succeed(shell('ip tuntap del vm-eth0 mode tap multi_queue'));
  await succeed(runNet(lab, box, 'up'));
  const opens = async (as: string) => {
    const words = [...may(as), '-netdev', 'tap,id=n,ifname=vm-eth0,script=no,downscript=no'];
    return (await box.run(words)).stderr.includes('could not configure') ? 'refused' : 'opened';
  };
  for (const as of yes) expect([as, await opens(as)]).toEqual([as, 'opened']);
  for (const as of no) expect([as, await opens(as)]).toEqual([as, 'refused']);
  await succeed(runNet(lab, box, 'down'));
  expect(await changesSince(box, before)).toEqual([]);
});

test.each(['owner', 'group'])('where there is no such %s, nothing is made', async (key) => {
  box = await openSandbox();
  const one = draw('owned', {
    devices: [device('bridge', 'br0'), guest('vm', [card(0, '10.70.0.1/24')])],
    links: [tap('vm:eth0', 'br0', 'script', {}, { [key]: 'nobody-such' })],
  });
  const lab = exportLab(one, 'shell-qemu');
  writeLab(lab, box);
  const before = await takeSnapshot(box);
  for (const [each, code] of [
    ['check', 3],
    ['up', 1],
  ] as const) {
    const { status, stderr } = await runNet(lab, box, each);
    expect([status, stderr]).toEqual([code, expect.stringContaining('nobody-such')]);
  }
  expect(await changesSince(box, before)).toEqual([]);
});

test('libvirt opens the taps of net.sh, and makes the others', async () => {
  box = await openSandbox({ ovs: true });
  const lab = exportLab(drawing, 'shell-libvirt');
  writeLab(lab, box);
  for (const { path, language } of lab.files)
    if (language === 'xml') await succeed(box.run(['virt-xml-validate', `/lab/${path}`]));
  await startLibvirt(box);
  const before = await takeSnapshot(box);
  const define = (...words: string[]) =>
    box.run(['libvirt/define.sh', ...words], { cwd: lab.folder, env });
  await succeed(runNet(lab, box, 'up'));
  const built = await devices();
  await succeed(define('define'));
  for (const { name } of lab.guests) await succeed(virsh(box, 'start', '--paused', name));
  const { stdout } = await shell('ls /sys/class/net/br0/brif');
  expect(stdout).toBe('helper-eth0\nlibvirt-eth0\nmade0\nscript-eth0\n');
  await succeed(runNet(lab, box, 'status'));
  expect((await shell('cat /sys/class/net/script-eth1/carrier')).stdout).toBe('1\n');
  expect((await shell('ovs-vsctl list-ports ovs0')).stdout).toBe('qemu-eth1\nscript-eth1\n');
  for (const { name } of lab.guests) await succeed(virsh(box, 'destroy', name));
  await succeed(define('undefine'));
  expect(await devices()).toBe(built);
  await succeed(runNet(lab, box, 'down'));
  expect(await changesSince(box, before)).toEqual([]);
});
