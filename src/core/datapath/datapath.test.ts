import { describe, expect, test } from 'vitest';
import { cable, device, draw, guest } from '../../../e2e/linux/harness/draw.ts';
import { compile } from '../compile/compile.ts';
import { NIC_MODELS } from '../nics/models.ts';
import type { Backend } from '../plan/backend.ts';
import { english } from '../util/message.ts';
import { datapathOf } from './datapath.ts';

const [VECTOR, IDLE] = ['eth0', 'eth1'].map((id) => ({ id, model: 'uml-vector' }));

function pathOf(
  model: string,
  kind: string,
  to: string,
  more: object = {},
  link: object = {},
  card = 0,
) {
  const vm = { ...guest('vm', [{ id: 'eth0', model }]), ...more };
  const devices = [
    vm,
    guest('far', [{ id: 'eth0', model: 'e1000' }]),
    device('bridge', 'br0'),
    device('ovs', 'ovs0', { datapath: 'netdev' }),
    device('nic', 'eno1'),
    device('user-net', 'out'),
    device('vhost-user', 'dpdk'),
    device('vdpa', 'vdpa0', { number: 0 }),
  ];
  const links = [
    { ...cable(kind, 'vm:eth0', to), ...link },
    ...(kind === 'tap' ? [cable('member', 'eno1', 'br0')] : []),
  ];
  const [host] = compile(draw('paths', { devices, links })).plan.hosts;
  const machine = host!.resources.find((one) => one.kind === 'machine' && one.label === 'vm');
  if (machine?.kind !== 'machine') throw new Error('no guest');
  const { stages, faster } = datapathOf(machine, machine.nics[card]!, host!.resources);
  return {
    way: stages.map(({ place, what }) => `${place}: ${english(what)}`),
    faster: faster.map(english),
    how: stages.map(({ how }) => english(how)),
  };
}

const pool = device('libvirt-network', 'pool', { forward: 'hostdev' });

interface Drawn {
  readonly nic?: object;
  readonly vm?: object;
  /** What stands beside, and the cables; that of the card first. */
  readonly devices?: readonly object[];
  readonly links: readonly object[];
}

function wayOf({ nic = {}, vm = {}, devices = [], links }: Drawn) {
  const card = { id: 'eth0', model: 'virtio-net-pci', ...nic };
  const all = [{ ...guest('vm', [card]), ...vm }, ...devices] as never;
  const { plan, diagnostics } = compile(draw('paths', { devices: all, links: links as never }));
  expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
  const [host] = plan.hosts;
  const machine = host!.resources.find((one) => one.kind === 'machine' && one.label === 'vm');
  if (machine?.kind !== 'machine') throw new Error('no guest');
  const [attachment] = machine.nics;
  const { stages, faster } = datapathOf(machine, attachment!, host!.resources);
  return {
    type: attachment!.backend.type,
    told: stages.map(({ place, what, how }) => `${place} ${english(what)} | ${english(how)}`),
    faster: faster.map(english),
  };
}

const far = guest('far', [{ id: 'eth0', model: 'e1000' }]);
const uml = { machine: 'uml' };
const farUml = { ...guest('far', [{ id: 'eth0', model: 'uml-vector' }]), ...uml };
const oldUml = { ...guest('far', [{ id: 'eth0', model: 'uml-netdev' }]), ...uml };
const form = (name: string) => [{ ...cable('socket', 'vm:eth0', 'far:eth0'), form: name }];
const nobody = /no copy|nothing is copied/;

/** By what is behind the card: the drawing, then what each station after the card says. */
const BEHIND: Readonly<
  Record<Backend['type'], readonly (readonly [string, Drawn, readonly (string | RegExp)[]])[]>
> = {
  tap: [
    [
      'of a bridge',
      { devices: [device('bridge', 'br0')], links: [cable('tap', 'vm:eth0', 'br0')] },
      [
        /^qemu QEMU .*main loop wakes.*one copy/,
        /^kernel vm-eth0 .*nobody is woken/,
        /^kernel br0 .*no copy, nobody/,
        'outside',
      ],
    ],
    [
      'of Open vSwitch in the kernel',
      { devices: [device('ovs', 'ovs0')], links: [cable('tap', 'vm:eth0', 'ovs0')] },
      ['qemu', 'kernel vm-eth0', /^kernel ovs0 .*without a copy; only the first frame/, 'outside'],
    ],
    [
      'of Open vSwitch in user space',
      {
        devices: [device('ovs', 'ovs0', { datapath: 'netdev' })],
        links: [cable('tap', 'vm:eth0', 'ovs0')],
      },
      [
        'qemu',
        'kernel vm-eth0',
        /^program ovs0 .*two copies, and its thread has to be woken/,
        'outside',
      ],
    ],
    [
      'with vhost',
      {
        devices: [device('bridge', 'br0')],
        links: [{ ...cable('tap', 'vm:eth0', 'br0'), vhost: true }],
      },
      [
        /^kernel vhost .*thread of the kernel is woken.*QEMU is not on the way/,
        'kernel vm-eth0',
        'kernel br0',
        'outside',
      ],
    ],
  ],
  veth: [
    [
      'of a container',
      {
        nic: { model: 'lxc-phys' },
        vm: { machine: 'lxc' },
        devices: [device('bridge', 'br0')],
        links: [cable('tap', 'vm:eth0', 'br0')],
      },
      [/^kernel \S+ .*other end of the pair.*nothing is copied/, 'kernel br0', 'outside'],
    ],
  ],
  macvtap: [
    [
      'on a card',
      { devices: [device('nic', 'eno1')], links: [cable('macvtap', 'vm:eth0', 'eno1')] },
      [/^qemu QEMU .*main loop/, /^kernel vm-eth0 .*no bridge looks/, 'outside eno1'],
    ],
  ],
  user: [
    [
      'by SLiRP',
      { devices: [device('user-net', 'out')], links: [cable('user', 'vm:eth0', 'out')] },
      [/^qemu SLiRP .*each byte is copied.*main loop/, 'kernel Sockets', 'outside'],
    ],
    [
      'by passt',
      {
        devices: [device('user-net', 'out', { program: 'passt' })],
        links: [cable('user', 'vm:eth0', 'out')],
      },
      [
        'qemu QEMU',
        'kernel UNIX socket',
        /^program passt .*Is woken.*keeps nothing back/,
        'kernel Sockets',
        'outside',
      ],
    ],
  ],
  stream: [
    [
      'over TCP',
      { devices: [far], links: form('tcp') },
      [
        'qemu QEMU',
        /^kernel IP stack .*one after another/,
        /^qemu Process of the other guest .*main loop wakes/,
      ],
    ],
    [
      'over a UNIX socket',
      { devices: [far], links: form('stream-unix') },
      ['qemu QEMU', 'kernel UNIX socket', 'qemu Process of the other guest'],
    ],
  ],
  datagrams: [
    [
      'over UDP',
      { devices: [far], links: form('udp') },
      ['qemu QEMU', /^kernel IP stack .*one datagram a frame/, 'qemu Process of the other guest'],
    ],
    [
      'over UNIX sockets',
      { devices: [far], links: form('dgram-unix') },
      ['qemu QEMU', 'kernel UNIX socket', 'qemu Process of the other guest'],
    ],
  ],
  l2tpv3: [
    [
      'to QEMU',
      { devices: [far], links: [cable('l2tpv3', 'vm:eth0', 'far:eth0')] },
      [
        'qemu QEMU',
        /^kernel IP stack .*with the session before it/,
        /^qemu Process of the other guest .*main loop wakes/,
      ],
    ],
    [
      'to User-mode Linux',
      { devices: [farUml], links: [cable('l2tpv3', 'vm:eth0', 'far:eth0')] },
      [
        'qemu QEMU',
        'kernel IP stack',
        /^guest Process of the other guest .*signal wakes its kernel.*one copy/,
      ],
    ],
    [
      'of User-mode Linux to QEMU',
      {
        nic: { model: 'uml-vector' },
        vm: uml,
        devices: [far],
        links: [cable('l2tpv3', 'vm:eth0', 'far:eth0')],
      },
      ['kernel IP stack', 'qemu Process of the other guest'],
    ],
  ],
  mcast: [
    [
      'to all kinds of guests',
      {
        devices: [far, { ...oldUml, id: 'u', name: 'u' }, device('mcast', 'all')],
        links: [
          cable('qemu', 'vm:eth0', 'all'),
          cable('qemu', 'far:eth0', 'all'),
          cable('qemu', 'u:eth0', 'all'),
        ],
      },
      [
        'qemu QEMU',
        /^kernel IP stack .*copy of each frame to everybody/,
        'qemu Process of the other guest',
        /^guest Process of the other guest .*signal/,
      ],
    ],
    [
      'to nobody yet',
      { devices: [device('mcast', 'all')], links: [cable('qemu', 'vm:eth0', 'all')] },
      ['qemu QEMU', 'kernel IP stack'],
    ],
  ],
  hub: [
    [
      'in one process',
      { devices: [device('hub', 'hub0')], links: [cable('qemu', 'vm:eth0', 'hub0')] },
      [/^qemu QEMU hub .*copies it to every other port.*no system call/],
    ],
  ],
  vde: [
    [
      'of a switch',
      {
        devices: [far, device('vde', 'lan')],
        links: [cable('qemu', 'vm:eth0', 'lan'), cable('qemu', 'far:eth0', 'lan')],
      },
      [
        'qemu QEMU',
        /^program vde_switch .*woken for each frame.*looks up the MAC/,
        'qemu Process of the other guest',
      ],
    ],
    [
      'of a hub with User-mode Linux',
      {
        devices: [oldUml, device('vde', 'lan', { hub: true })],
        links: [cable('qemu', 'vm:eth0', 'lan'), cable('qemu', 'far:eth0', 'lan')],
      },
      [
        'qemu QEMU',
        /^program vde_switch .*sockets of all others/,
        /^guest Process of the other guest .*signal/,
      ],
    ],
  ],
  'vhost-user': [
    [
      'of a program',
      { devices: [device('vhost-user', 'dpdk')], links: [cable('vhost-user', 'vm:eth0', 'dpdk')] },
      [
        /^program vhost-user .*one copy, no system call, nobody is woken/,
        /^outside .*drawing does not say/,
      ],
    ],
    [
      'of Open vSwitch',
      {
        devices: [device('ovs', 'ovs0', { datapath: 'netdev' })],
        links: [cable('vhost-user', 'vm:eth0', 'ovs0')],
      },
      ['program vhost-user', 'program ovs0', 'outside'],
    ],
  ],
  vdpa: [
    [
      'of a device',
      {
        devices: [device('vdpa', 'vdpa0', { number: 0 })],
        links: [cable('vdpa', 'vm:eth0', 'vdpa0')],
      },
      [/^outside \/dev\/vhost-vdpa-0 .*takes the frame itself: no copy/, 'outside'],
    ],
  ],
  vfio: [
    [
      'of a whole card',
      {
        nic: { model: 'vfio-pci' },
        devices: [device('nic', 'eno1')],
        links: [{ ...cable('vfio', 'vm:eth0', 'eno1'), pci: '0000:03:00.0' }],
      },
      [/^outside eno1 \| Leaves the lab/],
    ],
    [
      'of a virtual function',
      {
        nic: { model: 'vfio-pci' },
        devices: [device('nic', 'eno1')],
        links: [{ ...cable('vfio', 'vm:eth0', 'eno1'), pci: '0000:03:00.1', vf: 0 }],
      },
      [/^outside eno1 .*switch inside the card/],
    ],
  ],
  hostdev: [
    [
      'that libvirt deals',
      {
        nic: { model: 'vfio-pci' },
        devices: [device('nic', 'eno1'), pool],
        links: [cable('network', 'vm:eth0', 'pool'), cable('lower', 'pool', 'eno1')],
      },
      [/^outside eno1 .*switch inside the card/],
    ],
  ],
  none: [['without a cable', { links: [] }, [/^qemu QEMU .*Drops the frame/]]],
};

const behind = Object.entries(BEHIND).flatMap(([type, cases]) =>
  cases.map(([title, drawn, says]) => ({ type, title, drawn, says })),
);

describe('what is behind the card', () => {
  test.each(behind)('$type $title', ({ type, drawn, says }) => {
    const found = wayOf(drawn);
    expect(found.type).toBe(type);
    const { bus } = NIC_MODELS[(drawn.nic as { model?: string })?.model ?? 'virtio-net-pci']!;
    const after = found.told.slice(bus === 'uml' || bus === 'lxc' ? 1 : 2);
    expect(after).toHaveLength(says.length);
    says.forEach((how, i) =>
      expect(after[i]).toMatch(typeof how === 'string' ? new RegExp(`^${how}`) : how),
    );
  });

  test('in one process nobody else is woken, and no bridge makes that quicker', () => {
    const [[, drawn] = []] = BEHIND.hub;
    expect(wayOf(drawn!).faster).toEqual([]);
  });
});

/** Of a card what its driver does, what it costs to tell the card, and what QEMU does then. */
const CARDS: readonly (readonly [model: string, vm: object, RegExp, RegExp, RegExp])[] = [
  [
    'virtio-net-pci',
    {},
    /ring in memory that both sides see: nothing is copied/,
    /One write.*KVM turns into an event/,
    /^qemu .*reads the ring/,
  ],
  [
    'e1000',
    {},
    /list in its memory/,
    /VM exit, several a frame/,
    /^qemu .*copies the frame out.*two copies/,
  ],
  [
    'e1000e',
    {},
    /list in its memory/,
    /VM exit, several a frame/,
    /^qemu .*as it lies.*one copy a frame/,
  ],
  [
    'vmxnet3',
    {},
    /ring in its memory/,
    /One register written a batch/,
    /^qemu .*as it lies.*one copy a frame/,
  ],
  ['usb-net', {}, /packets of USB/, /QEMU joins the packets again/, /^qemu .*Plays the card/],
  [
    'ne2k_pci',
    {},
    /all bytes of the frame through an I\/O port/,
    /reads no memory/,
    /^qemu .*Plays the card/,
  ],
  [
    'spapr-vlan',
    { arch: 'ppc64', machine: 'pseries', memoryMiB: 256 },
    /Calls the hypervisor/,
    /Each call is a VM exit/,
    /^qemu .*Plays the card/,
  ],
  [
    'uml-vector',
    uml,
    /no card and no VM exit.*64 kB a system call/,
    /^kernel vm-eth0/,
    /^kernel br0/,
  ],
  [
    'uml-netdev',
    uml,
    /no card and no VM exit: one system call and one copy/,
    /^kernel vm-eth0/,
    /^kernel br0/,
  ],
  ['lxc-phys', { machine: 'lxc' }, nobody, /^kernel .*other end of the pair/, /^kernel br0/],
];

describe('the card', () => {
  test.each(CARDS)('%s', (model, vm, driver, card, next) => {
    const { told } = wayOf({
      ...{ nic: { model }, vm, devices: [device('bridge', 'br0')] },
      links: [cable('tap', 'vm:eth0', 'br0')],
    });
    expect(told[0]).toMatch(/^guest /);
    expect(told[0]).toMatch(driver);
    expect(told[1]).toMatch(card);
    expect(told[2]).toMatch(next);
  });

  test('that is real reads the memory by itself', () => {
    const [[, drawn] = []] = BEHIND.vfio;
    const { told, faster } = wayOf(drawn!);
    expect(told[0]).toMatch(/^guest .*without a VM exit/);
    expect(told[1]).toMatch(/^card .*through the IOMMU; neither QEMU nor the host's kernel/);
    expect(faster).toEqual([]);
  });
});

describe('the way of a frame', () => {
  test('of virtio by a tap and a bridge, out by its card', () => {
    const { way, faster } = pathOf('virtio-net-pci', 'tap', 'br0');
    expect(way).toEqual([
      'guest: virtio_net',
      'card: virtio-net',
      'qemu: QEMU',
      'kernel: vm-eth0',
      'kernel: br0',
      'outside: eno1',
    ]);
    expect(faster).toEqual(['vhost on its TAP cable: the kernel does what QEMU does, without it.']);
  });

  test('by a thread of the kernel', () => {
    const { way, faster } = pathOf('virtio-net-pci', 'tap', 'br0', {}, { vhost: 'on' });
    expect(way[2]).toBe('kernel: vhost');
    expect(faster).toEqual([]);
  });

  test('by a thread of the kernel, without a bridge', () => {
    const slow = pathOf('virtio-net-pci', 'macvtap', 'eno1');
    expect(slow.faster).toEqual([
      'vhost on its macvtap cable: the kernel does what QEMU does, without it.',
    ]);
    const { way, faster } = pathOf('virtio-net-pci', 'macvtap', 'eno1', {}, { vhost: 'force' });
    expect(way.slice(2)).toEqual(['kernel: vhost', 'kernel: vm-eth0', 'outside: eno1']);
    expect(faster).toEqual([]);
  });

  test('several processors want several queues', () => {
    const { faster } = pathOf('virtio-net-pci', 'tap', 'br0', { vcpus: 4 }, { vhost: 'on' });
    expect(faster).toEqual(['4 queues, one for each processor of the guest.']);
  });

  test('of an emulated card by a switch in user space', () => {
    const { way, faster, how } = pathOf('e1000', 'tap', 'ovs0');
    expect(way.at(-2)).toBe('program: ovs0');
    expect(how[1]).toMatch(/VM exit, several a frame/);
    expect(faster[0]).toMatch(/^The card virtio-net-pci/);
    expect(faster[1]).toMatch(/^The datapath system/);
  });

  test('of User-mode Linux, with nobody in between', () => {
    const { way, faster } = pathOf('uml-netdev', 'tap', 'br0', { machine: 'uml' });
    expect(way).toEqual(['guest: uml-netdev', 'kernel: vm-eth0', 'kernel: br0', 'outside: eno1']);
    expect(faster).toEqual([expect.stringMatching(/^The card uml-vector/)]);
    const alone = pathOf(
      'uml-vector',
      'tap',
      'br0',
      { machine: 'uml', nics: [VECTOR, IDLE] },
      {},
      1,
    );
    expect(alone.way).toEqual(['guest: uml-vector', 'guest: User-mode Linux']);
  });

  test('of bytes through a port', () => {
    expect(pathOf('ne2k_pci', 'tap', 'br0').how[0]).toMatch(/all bytes/);
  });

  test('without a bridge, by QEMU alone, to another guest', () => {
    expect(pathOf('virtio-net-pci', 'macvtap', 'eno1').way.slice(2)).toEqual([
      'qemu: QEMU',
      'kernel: vm-eth0',
      'outside: eno1',
    ]);
    expect(pathOf('virtio-net-pci', 'user', 'out').way.slice(2)).toEqual([
      'qemu: SLiRP',
      'kernel: Sockets of the host',
      'outside: What the host reaches',
    ]);
    const polled = pathOf('virtio-net-pci', 'vhost-user', 'dpdk');
    expect(polled.way.slice(2)).toEqual(['program: vhost-user', 'outside: Other ports']);
    expect(polled.faster).toEqual([]);
    const offloaded = pathOf('virtio-net-pci', 'vdpa', 'vdpa0');
    expect(offloaded.way.slice(2)).toEqual(['outside: /dev/vhost-vdpa-0', 'outside: Other ports']);
    expect(offloaded.faster).toEqual([]);
    const socket = pathOf('virtio-net-pci', 'socket', 'far:eth0');
    expect(socket.way.slice(2)).toEqual([
      'qemu: QEMU',
      'kernel: IP stack of the host',
      'qemu: Process of the other guest',
    ]);
    expect(socket.faster[0]).toMatch(/^TAP cables into one bridge/);
  });
});
