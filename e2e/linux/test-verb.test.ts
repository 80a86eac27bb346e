import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { Topology } from '../../src/core/index.ts';
import { access, cable, device, draw } from './harness/draw.ts';
import { exportLab, type Lab, place, runNet } from './harness/lab.ts';
import { labs } from './harness/labs.ts';
import { openSandbox, type Sandbox, succeed } from './harness/sandbox.ts';
import { parseTap, type Tap } from './harness/tap.ts';

let box: Sandbox;
let lab: Lab;

async function up(topology: Topology): Promise<void> {
  box = await openSandbox({ ovs: true });
  lab = exportLab(topology, 'shell-qemu');
  await place(lab, box);
  await succeed(runNet(lab, box, 'up'));
}

async function ask(...shell: string[]): Promise<Tap> {
  const argv = [...shell, './net.sh', 'test'];
  const { status, stdout, stderr } = await box.run(argv, { cwd: lab.folder, seconds: 120 });
  expect(stderr).toBe('');
  const tap = parseTap(stdout);
  expect(status).toBe(Object.keys(tap.failed).length > 0 ? 6 : 0);
  return tap;
}

/** A word of a shell each, as none of the commands here needs more. */
const run = (command: string) => succeed(box.run(command.split(' '), { cwd: lab.folder }));

const stack = (
  name: string,
  ...ports: { addresses?: string[]; gateway?: string; gateway6?: string }[]
) =>
  device('namespace', name, { interfaces: ports.map((port, i) => ({ id: `eth${i}`, ...port })) });

/** Narrow cables behind wide ones, on both kinds of switch. */
const sizes = draw('sizes', {
  devices: [
    ...[device('bridge', 'br0'), device('ovs', 'ovs0', { datapath: 'netdev' })],
    ...[device('bridge', 'br1'), device('bridge', 'br2')],
    stack('wide', { addresses: ['10.6.0.1/24'] }, { addresses: ['10.7.0.1/24'] }),
    stack('narrow', { addresses: ['10.6.0.2/24'] }, { addresses: ['10.7.0.2/24'] }),
    stack('wide2', { addresses: ['10.6.0.3/24'] }, { addresses: ['10.7.0.3/24'] }),
    stack('far', { addresses: ['10.8.0.1/24'] }),
    stack('far2', { addresses: ['10.8.0.2/24'] }),
  ],
  links: [
    ...['br0', 'ovs0'].flatMap((at, i) => [
      cable('veth', `wide:eth${i}`, at, { mtu: 9000 }),
      cable('veth', `narrow:eth${i}`, at, { mtu: 1400 }),
      cable('veth', `wide2:eth${i}`, at, { mtu: 9000 }),
    ]),
    cable('veth', 'far:eth0', 'br1', { mtu: 9000 }),
    cable('veth', 'br1', 'br2', { mtu: 1300 }),
    cable('veth', 'far2:eth0', 'br2', { mtu: 9000 }),
  ],
});

describe.each([...labs, sizes])('$name', (topology) => {
  afterEach(() => box.close());

  test('does what is drawn, and is not changed by being asked', async () => {
    await up(topology);
    expect((await ask()).failed).toEqual({});
    await succeed(runNet(lab, box, 'status'));
  });
});

/** On one bridge; behind one of them a stub; on another bridge two with IPv6 alone. */
const bridges = draw('bridges', {
  devices: [
    device('bridge', 'br0', { addresses: ['10.1.0.1/24'] }),
    device('bridge', 'br1'),
    stack('left', { addresses: ['10.1.0.2/24'], gateway: '10.1.0.3' }),
    stack('right', { addresses: ['10.1.0.3/24'] }, { addresses: ['10.2.0.1/24'] }),
    stack('stub', { addresses: ['10.2.0.2/24'], gateway: '10.2.0.1' }),
    stack('six', { addresses: ['fd00:6::6/64'], gateway6: 'fd00:6::7' }),
    stack('six2', { addresses: ['fd00:6::7/64'], gateway6: 'fd00:6::6' }),
  ],
  links: [
    cable('veth', 'left:eth0', 'br0', { b: { ifname: 'left0' } }),
    cable('veth', 'right:eth0', 'br0', { b: { ifname: 'right0' } }),
    cable('veth', 'right:eth1', 'stub:eth0'),
    cable('veth', 'six:eth0', 'br1', { b: { ifname: 'six0' } }),
    cable('veth', 'six2:eth0', 'br1', { b: { ifname: 'six20' } }),
  ],
});

/** Two VLANs with other networks in them, over two switches. */
const vlans = draw('vlans', {
  devices: [
    ...[
      device('ovs', 'ovs0', { datapath: 'netdev' }),
      device('ovs', 'ovs1', { datapath: 'netdev' }),
    ],
    ...[
      stack('red', { addresses: ['10.3.0.1/24'] }),
      stack('red2', { addresses: ['10.3.0.2/24'] }),
    ],
    ...[
      stack('blue', { addresses: ['10.4.0.1/24'] }),
      stack('blue2', { addresses: ['10.4.0.2/24'] }),
    ],
    ...[
      stack('six', { addresses: ['fd00:5::1/64'] }),
      stack('seven', { addresses: ['fd00:7::1/64'] }),
    ],
  ],
  links: [
    ...[cable('veth', 'red:eth0', 'ovs0', { b: { ifname: 'red0', ...access(20) } })],
    ...[cable('internal', 'red2:eth0', 'ovs1', { b: { ifname: 'red20', ...access(20) } })],
    ...[cable('veth', 'blue:eth0', 'ovs0', { b: { ifname: 'blue0', ...access(30) } })],
    ...[cable('veth', 'blue2:eth0', 'ovs1', { b: { ifname: 'blue20', ...access(30) } })],
    ...[cable('veth', 'six:eth0', 'ovs0', { b: { ifname: 'six0', ...access(50) } })],
    ...[cable('veth', 'seven:eth0', 'ovs0', { b: { ifname: 'seven0', ...access(70) } })],
    cable('patch', 'ovs0', 'ovs1', { a: { ifname: 'to1' }, b: { ifname: 'to0' } }),
  ],
});
/** A router, a wall that forwards nothing, and the host, which masquerades. */
const routed = draw('routed', {
  devices: [
    device('bridge', 'br0', { addresses: ['10.1.0.1/24'], nat: true }),
    device('bridge', 'br1', { addresses: ['10.2.0.1/24'] }),
    // With br_netfilter, what it hands on passes the rules of NAT, too.
    device('bridge', 'br2'),
    stack('near', { addresses: ['10.1.0.3/24'] }),
    stack('inner', { addresses: ['10.1.0.2/24'], gateway: '10.1.0.1' }),
    stack('outer', { addresses: ['10.2.0.2/24'] }),
    stack('a', { addresses: ['10.3.0.2/24', 'fd00:3::2/64'], gateway: '10.3.0.1' }),
    {
      ...stack(
        'hub',
        { addresses: ['10.3.0.1/24', 'fd00:3::1/64'] },
        { addresses: ['10.4.0.1/24'] },
      ),
      forwarding: true,
    },
    stack('b', { addresses: ['10.4.0.2/24'], gateway: '10.4.0.1' }),
    stack('c', { addresses: ['10.5.0.2/24'], gateway: '10.5.0.1' }),
    stack('wall', { addresses: ['10.5.0.1/24'] }, { addresses: ['10.6.0.1/24'] }),
    stack('d', { addresses: ['10.6.0.2/24'], gateway: '10.6.0.1' }),
  ],
  links: [
    cable('veth', 'inner:eth0', 'br0'),
    cable('veth', 'near:eth0', 'br2'),
    cable('veth', 'br2', 'br0'),
    cable('veth', 'outer:eth0', 'br1'),
    cable('veth', 'a:eth0', 'hub:eth0', { mtu: 1400 }),
    cable('veth', 'hub:eth1', 'b:eth0'),
    cable('veth', 'c:eth0', 'wall:eth0'),
    cable('veth', 'wall:eth1', 'd:eth0'),
  ],
});

interface Fault {
  readonly what: string;
  readonly break: readonly string[];
  readonly repair: readonly string[];
  /** The lines that must fail, and no others. */
  readonly fails: readonly string[];
  /** What the remarks must say. */
  readonly because: string;
}

const bridgeFaults: readonly Fault[] = [
  {
    what: 'a port is pulled',
    break: ['ip link set dev left0 nomaster'],
    repair: ['ip link set dev left0 master br0'],
    fails: [
      'br0 reaches 10.1.0.2 (left eth0)',
      'left eth0 reaches 10.1.0.1 (br0)',
      'left eth0 reaches 10.1.0.3 (right eth0)',
      'right eth0 reaches 10.1.0.2 (left eth0)',
      'left eth0 reaches 10.1.0.1 (br0) at 1500 bytes',
      'left eth0 reaches 10.1.0.3 (right eth0) at 1500 bytes',
      'left eth0 reaches 10.2.0.1 (right eth1)',
    ],
    because:
      'differs: link left0 [veth-left-eth0-br0/port-b] veth left:eth0 - br0: master is not there, drawn br0',
  },
  {
    what: 'a cable is down',
    break: ['ip -n right link set dev eth1 down'],
    // The kernel forgets the addresses of IPv6 only.
    repair: ['ip -n right link set dev eth1 up'],
    fails: [
      'right eth1 reaches 10.2.0.2 (stub eth0)',
      'stub eth0 reaches 10.2.0.1 (right eth1)',
      'right eth1 reaches 10.2.0.2 (stub eth0) at 1500 bytes',
      'stub eth0 reaches 10.1.0.3 (right eth0)',
    ],
    because:
      'differs: link right/eth1 [veth-right-eth1-stub-eth0/veth] veth right:eth1 - stub:eth0: up is no, drawn yes',
  },
  {
    what: 'an address is removed',
    break: ['ip -n right address del 10.1.0.3/24 dev eth0'],
    repair: ['ip -n right address add 10.1.0.3/24 dev eth0'],
    fails: [
      'br0 reaches 10.1.0.3 (right eth0)',
      'left eth0 reaches 10.1.0.3 (right eth0)',
      'right eth0 reaches 10.1.0.1 (br0)',
      'right eth0 reaches 10.1.0.2 (left eth0)',
      'left eth0 reaches 10.1.0.3 (right eth0) at 1500 bytes',
      'left eth0 reaches 10.2.0.1 (right eth1)',
      'stub eth0 reaches 10.1.0.3 (right eth0)',
    ],
    because: 'differs: link right/eth0 [right/eth0/10.1.0.3/24] right: addr is',
  },
  {
    what: 'a route is removed',
    break: ['ip -n stub route del default'],
    repair: ['ip -n stub route add default via 10.2.0.1 dev eth0'],
    fails: ['stub eth0 reaches 10.1.0.3 (right eth0)'],
    because: 'differs: link stub/eth0 [stub/eth0/default-4] stub: route is',
  },
  {
    what: 'an MTU is lowered',
    break: ['ip link set dev right0 mtu 1300'],
    repair: ['ip link set dev right0 mtu 1500'],
    fails: ['left eth0 reaches 10.1.0.3 (right eth0) at 1500 bytes'],
    // None was drawn, so none is wrong.
    because: 'all as drawn: ',
  },
  {
    what: 'IPv6 is switched off',
    break: ['ip netns exec six2 sysctl -qw net.ipv6.conf.eth0.disable_ipv6=1'],
    repair: [
      'ip netns exec six2 sysctl -qw net.ipv6.conf.eth0.disable_ipv6=0',
      'ip -n six2 address add fd00:6::7/64 dev eth0 nodad',
      'ip -n six2 route add default via fd00:6::6 dev eth0',
    ],
    fails: [
      'six eth0 reaches fd00:6::7 (six2 eth0)',
      'six2 eth0 reaches fd00:6::6 (six eth0)',
      'six eth0 reaches fd00:6::7 (six2 eth0) at 1500 bytes',
    ],
    because: 'differs: link six2/eth0 [six2/eth0/fd00:6::7/64] six2: addr is not there',
  },
  {
    what: 'a stranger of a cable joins what was apart',
    break: [
      'ip link add x0 type veth peer name x1 netns stub',
      'ip link set dev x0 master br0 up',
      'ip -n stub link set dev x1 up',
    ],
    repair: ['ip link del x0'],
    fails: ['left eth0 does not reach 10.2.0.2 (stub eth0)'],
    because: 'all as drawn: ',
  },
];

const vlanFaults: readonly Fault[] = [
  {
    what: 'a tag is changed',
    break: ['ovs-vsctl set port red0 tag=30'],
    repair: ['ovs-vsctl set port red0 tag=20'],
    fails: [
      'red eth0 reaches 10.3.0.2 (red2 eth0)',
      'red2 eth0 reaches 10.3.0.1 (red eth0)',
      'red eth0 reaches 10.3.0.2 (red2 eth0) at 1500 bytes',
      'red eth0 does not reach 10.4.0.1 (blue eth0)',
      'blue eth0 does not reach 10.3.0.1 (red eth0)',
    ],
    because:
      'differs: ovs-port red0 [veth-red-eth0-ovs0/port-b] veth red:eth0 - ovs0: tag is 30, drawn 20',
  },
  {
    what: 'two VLANs are bridged',
    break: [
      'ip link add x20 type veth peer name x30',
      'ip link set dev x20 up',
      'ip link set dev x30 up',
      'ovs-vsctl add-port ovs0 x20 tag=20 -- add-port ovs0 x30 tag=30',
    ],
    repair: ['ovs-vsctl del-port x20 -- del-port x30', 'ip link del x20'],
    fails: [
      'red eth0 does not reach 10.4.0.1 (blue eth0)',
      'blue eth0 does not reach 10.3.0.1 (red eth0)',
    ],
    because: 'all as drawn: ',
  },
  {
    what: 'a VLAN of IPv6 gets into another',
    break: ['ovs-vsctl set port six0 tag=70'],
    repair: ['ovs-vsctl set port six0 tag=50'],
    fails: [
      'six eth0 does not reach fd00:7::1 (seven eth0)',
      'seven eth0 does not reach fd00:5::1 (six eth0)',
    ],
    because: 'differs: ovs-port six0 ',
  },
  {
    what: 'a patch is pulled',
    break: ['ovs-vsctl del-port to0'],
    repair: ['ovs-vsctl add-port ovs1 to0 -- set interface to0 type=patch options:peer=to1'],
    fails: [
      'red eth0 reaches 10.3.0.2 (red2 eth0)',
      'red2 eth0 reaches 10.3.0.1 (red eth0)',
      'red eth0 reaches 10.3.0.2 (red2 eth0) at 1500 bytes',
      'blue eth0 reaches 10.4.0.2 (blue2 eth0)',
      'blue2 eth0 reaches 10.4.0.1 (blue eth0)',
      'blue eth0 reaches 10.4.0.2 (blue2 eth0) at 1500 bytes',
    ],
    // Which cables between switches a packet takes is not known: what is wrong anywhere is told.
    because: 'missing: ovs-port to0 [patch-ovs0-ovs1/port-b] patch ovs0 - ovs1',
  },
];

const routeFaults: readonly Fault[] = [
  {
    what: 'a router stops forwarding',
    break: ['ip netns exec hub sysctl -qw net.ipv4.ip_forward=0'],
    repair: ['ip netns exec hub sysctl -qw net.ipv4.ip_forward=1'],
    fails: [
      'a eth0 reaches 10.4.0.2 (b eth0)',
      'a eth0 reaches 10.4.0.2 (b eth0) at 1400 bytes',
      'b eth0 reaches 10.3.0.2 (a eth0)',
    ],
    because: 'differs: setting hub/net.ipv4.ip_forward [hub/forwarding-4] hub: value is 0, drawn 1',
  },
  {
    what: 'a wall begins to forward',
    break: ['ip netns exec wall sysctl -qw net.ipv4.ip_forward=1'],
    repair: ['ip netns exec wall sysctl -qw net.ipv4.ip_forward=0'],
    fails: ['c eth0 does not reach 10.6.0.2 (d eth0)'],
    because:
      'differs: setting wall/net.ipv4.ip_forward [wall/forwarding-4] wall: value is 1, drawn 0',
  },
  {
    what: 'the host no longer masquerades',
    break: ['nft flush ruleset'],
    repair: ['./net.sh up --yes-forward'],
    fails: ['inner eth0 reaches 10.2.0.2 (outer eth0)'],
    because: 'missing: nft vethloom_',
  },
];

describe.each([
  ['Linux bridges', bridges, bridgeFaults],
  ['Open vSwitch', vlans, vlanFaults],
  ['routers', routed, routeFaults],
] as const)('a running lab of %s', (_title, topology, faults) => {
  beforeAll(() => up(topology));
  afterAll(() => box.close());

  test.each(faults)('$what: the lines about it fail, and no others', async (fault) => {
    for (const command of fault.break) await run(command);
    const { failed } = await ask();
    for (const command of fault.repair) await run(command);
    expect(Object.keys(failed)).toEqual(fault.fails);
    for (const remarks of Object.values(failed)) {
      expect(remarks).toContainEqual(expect.stringContaining(fault.because));
    }
  });

  // Debian's busybox prefers programs of its own, which are too small.
  const real = 'ip() { /usr/sbin/ip "$@"; }; ping() { /usr/bin/ping "$@"; }; . ./net.sh';
  test.each([
    ['bash', '--posix'],
    ['busybox', 'sh', '-c', real],
  ])('repaired, all is well again: %s %s', async (...shell) => {
    const { ok, failed } = await ask(...shell);
    expect(failed).toEqual({});
    expect(ok.length).toBeGreaterThan(9);
  });
});

describe('where there is nobody to ask', () => {
  const asked = () => box.run(['./net.sh', 'test'], { cwd: lab.folder });
  afterEach(() => box.close());

  test('the lab is not up', async () => {
    await up(bridges);
    await succeed(runNet(lab, box, 'down'));
    expect(await asked()).toEqual({
      status: 6,
      stdout: 'TAP version 13\nBail out! bridges is not up\n',
      stderr: '',
    });
  });

  test('there is no ping of iputils', async () => {
    await up(bridges);
    await run('ln -sf /bin/busybox /usr/local/sbin/ping');
    expect(await asked()).toMatchObject({
      status: 6,
      stdout: 'TAP version 13\nBail out! the program ping of iputils is missing\n',
    });
  });
});
