import { describe, expect, it } from 'vitest';
import { parsePortForward } from '../../net/port-forward.ts';
import { assignSlots } from '../../compile/slots.ts';
import { MACHINE_TYPES, machineType } from '../../nics/machines.ts';
import type { DeviceId, LinkId } from '../../model/ids.ts';
import type { Plan } from '../../plan/plan.ts';
import { type Attachment, type Machine, resourceId } from '../../plan/resource.ts';
import type { QemuSyntax } from '../qemu-syntax.ts';
import type { EmitContext } from '../target.ts';
import { cardArguments, ownArguments, sharedArguments } from './arguments.ts';
import { qemuArgv } from './qemu-argv.ts';

const g1 = 'g1' as DeviceId;
const h1 = 'h1' as DeviceId;
const link = 'l1' as LinkId;

const tap: Attachment['backend'] = {
  type: 'tap',
  ifname: 'tap-web1',
  bridge: 'br0',
  technology: 'bridge',
  link,
};

const macvtap: Attachment['backend'] = {
  type: 'macvtap',
  ifname: 'web1-eth0',
  lower: 'eno1',
  mode: 'bridge',
  mtu: undefined,
  link,
};

function guest(arch: string, machineType_: string, nics: readonly Partial<Attachment>[]): Machine {
  const cards = nics.map((nic, i) => ({ id: `eth${i}`, model: nic.model ?? 'virtio-net-pci' }));
  const { controllers, slots } = assignSlots(arch, machineType_, cards);
  return {
    kind: 'machine',
    id: resourceId(g1, 'machine'),
    origin: g1,
    machine: h1,
    needs: [],
    label: 'web 1',
    name: 'web1',
    uuid: '00000000-0000-4000-8000-000000000001',
    arch,
    machineType: machineType_,
    memoryMiB: 300,
    vcpus: 2,
    controllers,
    nics: nics.map((nic, i): Attachment => {
      const pci = slots.get(`eth${i}`);
      return {
        nic: `eth${i}`,
        model: 'virtio-net-pci',
        mac: `52:54:00:00:00:0${i}`,
        queues: 1,
        backend: { type: 'none' },
        addresses: [],
        gateways: [],
        ...(pci ? { pci } : {}),
        ...nic,
      };
    }),
  };
}

function values(machine: Machine, flag: string, syntax: QemuSyntax = 'device'): string[] {
  const type = machineType(machine.arch, machine.machineType)!;
  const shared = sharedArguments(machine.controllers, type);
  return [...ownArguments(machine, type), ...shared, ...cardArguments(machine, type, syntax)]
    .filter((argument) => argument.flag === flag)
    .map((argument) => argument.value ?? '');
}

function context(machine: Machine, title = 'tap web1:eth0 - br0'): EmitContext {
  const host = { id: h1, label: 'kvm1', folder: 'kvm1', resources: [machine] };
  const plan: Plan = {
    lab: { label: 'lab', id: 'lab', group: 0x76000000 },
    hosts: [host],
    wires: [],
    titles: new Map([[link, title]]),
  };
  return { plan, host, mine: [machine] };
}

describe('the arguments of QEMU', () => {
  it('ties a multiqueue virtio card to its tap', () => {
    const machine = guest('x86_64', 'q35', [{ backend: tap, queues: 4, mtu: 1400 }]);
    expect(values(machine, '-netdev')).toEqual([
      'tap,id=hostnet0,ifname=tap-web1,script=no,downscript=no,vhost=off,queues=4',
    ]);
    expect(values(machine, '-device')).toEqual([
      'pcie-root-port,id=pci.1,chassis=1,port=16,bus=pcie.0,addr=0x2,multifunction=on',
      'virtio-net-pci,id=net0,netdev=hostnet0,mac=52:54:00:00:00:00,bus=pci.1,addr=0x0,mq=on,vectors=10,host_mtu=1400',
    ]);
  });

  it('gives user networking its network, and nothing to a card without a cable', () => {
    const machine = guest('x86_64', 'pc', [
      { model: 'e1000', backend: { type: 'user', network: '10.0.9.0/24', forwards: [], link } },
      { model: 'rtl8139' },
    ]);
    expect(values(machine, '-netdev')).toEqual(['user,id=hostnet0,net=10.0.9.0/24']);
    expect(values(machine, '-device')).toEqual([
      'e1000,id=net0,netdev=hostnet0,mac=52:54:00:00:00:00,bus=pci.0,addr=0x3',
      'rtl8139,id=net1,mac=52:54:00:00:00:01,bus=pci.0,addr=0x4',
    ]);
  });

  it('lets the kernel move the frames of a tap that is drawn so', () => {
    const of = (vhost: 'on' | 'force') => ({ backend: { ...tap, vhost } });
    expect(values(guest('x86_64', 'q35', [of('on'), of('force')]), '-netdev')).toEqual([
      'tap,id=hostnet0,ifname=tap-web1,script=no,downscript=no,vhost=on',
      'tap,id=hostnet1,ifname=tap-web1,script=no,downscript=no,vhost=on,vhostforce=on',
    ]);
  });

  it('gives a virtio card its ring, and takes its offloads', () => {
    const machine = guest('x86_64', 'pc', [{ backend: tap, rxQueueSize: 512, offloads: false }]);
    expect(values(machine, '-device').at(-1)).toMatch(
      /,rx_queue_size=512,csum=off,gso=off,host_tso4=off,.*,guest_csum=off,.*,guest_ufo=off$/,
    );
  });

  it('says what else is chosen on a card', () => {
    const chosen = { packed: true, rss: true, bootIndex: 3, rom: false } as const;
    const machine = guest('x86_64', 'pc', [{ backend: tap, ...chosen }]);
    expect(values(machine, '-device').at(-1)).toMatch(/,packed=on,rss=on,bootindex=3,romfile=$/);
  });

  it('shares the memory with vhost-user programs, each by a socket', () => {
    const own = { type: 'vhost-user', path: 'l1.vhost', listens: true, link } as const;
    const far = { ...own, path: '/run/v.sock', listens: false, reconnect: 2 } as const;
    const machine = guest('x86_64', 'pc', [{ backend: own, queues: 2 }, { backend: far }]);
    expect(values(machine, '-object')).toEqual(['memory-backend-memfd,id=ram,size=300M,share=on']);
    expect(values(machine, '-chardev')).toContain(
      'socket,id=charnet1,reconnect=2,path=/run/v.sock',
    );
    expect(qemuArgv.emit(context(machine))[0]!.print().text).toContain(
      '  -chardev socket,id=charnet0,server=on,wait=off,path="$(sockets_for_qemu)"/l1.vhost \\\n',
    );
    expect(values(machine, '-netdev')).toEqual([
      'vhost-user,id=hostnet0,chardev=charnet0,queues=2',
      'vhost-user,id=hostnet1,chardev=charnet1',
    ]);
  });

  it('gives a card of the host by its address, without a netdev or a MAC', () => {
    const backend = { type: 'vfio', ifname: 'eno1', pci: '0000:03:00.0', link } as const;
    const machine = guest('x86_64', 'pc', [{ model: 'vfio-pci', backend }]);
    expect(values(machine, '-netdev')).toEqual([]);
    expect(values(machine, '-device')).toEqual([
      'vfio-pci,id=net0,host=0000:03:00.0,bus=pci.0,addr=0x3',
    ]);
    expect(qemuArgv.emit(context(machine))[0]!.print().text).toContain(
      '  need_vfio 0000:03:00.0 eno1 300 ',
    );
  });

  it('pairs a card of the host with the card that stands by', () => {
    const backend = { type: 'vfio', ifname: 'eno1', pci: '0000:03:00.0', link } as const;
    const machine = guest('x86_64', 'q35', [
      { model: 'vfio-pci', backend, standby: 1 },
      { model: 'virtio-net-pci', standsBy: true },
    ]);
    const [primary, standby] = values(machine, '-device').slice(-2);
    expect(primary).toMatch(/^vfio-pci,id=net0,.*,failover_pair_id=net1$/);
    expect(standby).toMatch(/^virtio-net-pci,id=net1,.*,failover=on$/);
  });

  it('forwards ports into user networking', () => {
    const forwards = ['tcp:127.0.0.1:2222-:22', 'udp::53-10.0.2.15:53'].map((text) =>
      parsePortForward(text)!,
    );
    const user = { type: 'user', network: '10.0.2.0/24', forwards, link } as const;
    expect(values(guest('x86_64', 'q35', [{ backend: user }]), '-netdev')).toEqual([
      'user,id=hostnet0,net=10.0.2.0/24,hostfwd=tcp:127.0.0.1:2222-:22,hostfwd=udp:0.0.0.0:53-10.0.2.15:53',
    ]);
  });

  it('connects to passt, which its script starts with the forwarded ports', () => {
    const forwards = ['tcp:127.0.0.1:2222-:22', 'udp::53-:53'].map((text) =>
      parsePortForward(text)!,
    );
    const passt = { socket: 'l1.passt', device: link };
    const user = { type: 'user', network: '10.0.9.0/24', forwards, passt, link } as const;
    const machine = guest('x86_64', 'q35', [{ backend: user, mtu: 1400 }]);
    const { text } = qemuArgv.emit(context(machine))[0]!.print();
    expect(text).toContain(
      '  -netdev stream,id=hostnet0,server=off,addr.type=unix,addr.path="$(passt_folder_for_qemu)"/l1.passt \\\n',
    );
    expect(text).toMatch(
      /^ {2}passt_for l1\.passt .* --address 10\.0\.9\.15 --netmask 24 --gateway 10\.0\.9\.2 --mac-addr 52:55:0a:00:09:02 .* --mtu 1400 --tcp-ports 127\.0\.0\.1\/2222:22 --udp-ports 0\.0\.0\.0\/53:53 /m,
    );
    expect(text).toContain('make_sockets && start_passt && exec');
    expect(text).toContain('who reaches 0.0.0.0:53/udp of this machine reaches this guest');
    expect(qemuArgv.programs(context(machine))).toContain('passt');
  });

  it('hands over macvtaps by descriptors, one a queue', () => {
    const machine = guest('x86_64', 'q35', [{ backend: macvtap, queues: 2 }, { backend: macvtap }]);
    expect(values(machine, '-netdev')).toEqual([
      'tap,id=hostnet0,fds=3:4,vhost=off',
      'tap,id=hostnet1,fd=5,vhost=off',
    ]);
    const fast = { ...macvtap, vhost: 'force' } as const;
    const faster = guest('x86_64', 'q35', [{ backend: fast, queues: 2 }]);
    expect(values(faster, '-netdev')).toEqual(['tap,id=hostnet0,fds=3:4,vhost=on,vhostforce=on']);
    expect(qemuArgv.emit(context(faster))[0]!.print().text).toMatch(/^ {2}need_vhost /m);
    expect(values(machine, '-device').filter((value) => value.includes('mq=on'))).toHaveLength(1);
  });

  it('refuses more queues of macvtaps than a shell can hand over', () => {
    const fits = guest('x86_64', 'q35', [{ backend: macvtap, queues: 5 }, { backend: tap }]);
    const many = guest('x86_64', 'q35', [
      { backend: macvtap, queues: 4 },
      { backend: macvtap, queues: 2 },
    ]);
    const codes = (machine: Machine) => qemuArgv.refuse?.(context(machine)).map(({ code }) => code);
    expect(codes(fits)).toEqual([]);
    expect(codes(many)).toEqual(['macvtap-queues-too-many']);
    expect(qemuArgv.emit(context(many))).toEqual([]);
  });

  it('gives e1000 no queues, and virtio none without a tap', () => {
    const user = { type: 'user', network: '10.0.2.0/24', forwards: [], link } as const;
    const machine = guest('x86_64', 'pc', [
      { model: 'e1000', backend: tap, queues: 1, mtu: 1400 },
      { queues: 4, backend: user },
    ]);
    for (const value of values(machine, '-device')) expect(value).not.toMatch(/mq|vectors|mtu/);
  });

  it('places what is not on PCI', () => {
    expect(values(guest('x86_64', 'pc', [{ model: 'usb-net' }]), '-device')).toEqual([
      'qemu-xhci,id=usb,p2=15,p3=15,bus=pci.0,addr=0x1b',
      'usb-net,id=net0,mac=52:54:00:00:00:00,bus=usb.0,port=1',
    ]);
    const isa = guest('x86_64', 'microvm', [{ model: 'ne2k_isa' }, { model: 'ne2k_isa' }]);
    expect(values(isa, '-device').map((value) => value.split(',').slice(3).join())).toEqual([
      'iobase=0x300,irq=9',
      'iobase=0x320,irq=10',
    ]);
    const power = guest('ppc64', 'pseries', [{ model: 'spapr-vlan' }]);
    expect(values(power, '-device').at(-1)).toMatch(/,reg=0x1000$/);
    const channel = Array(2).fill({ model: 'virtio-net-ccw', queues: 2, backend: tap });
    expect(values(guest('s390x', 's390-ccw-virtio', channel), '-device').at(-1)).toBe(
      'virtio-net-ccw,id=net1,netdev=hostnet1,mac=52:54:00:00:00:01,devno=fe.0.0001,mq=on',
    );
  });

  it('puts cards on the one bus of three that the firmware looks at', () => {
    const devices = values(guest('ppc', 'mac99', Array(9).fill({ model: 'sungem' })), '-device');
    expect(devices[0]).toBe('pci-bridge,id=pci.3,chassis_nr=1,bus=pci.2,addr=0x16');
    expect(devices[1]).toContain(',bus=pci.2,addr=0xe');
    expect(devices.at(-1)).toContain(',bus=pci.3,addr=0x1');
    const g5 = values(guest('ppc64', 'mac99', [{ model: 'sungem' }]), '-device');
    expect(g5).toEqual(['sungem,id=net0,mac=52:54:00:00:00:00,bus=pci.0,addr=0xe']);
  });
});

describe('the shorter syntaxes', () => {
  const codes = (machine: Machine, qemuSyntax: QemuSyntax) =>
    qemuArgv.refuse?.({ ...context(machine), qemuSyntax }).map(({ code }) => code);
  const user: Attachment['backend'] = { type: 'user', network: '10.0.9.0/24', forwards: [], link };
  const hub = (id: string): Attachment['backend'] => ({ type: 'hub', hub: id as DeviceId, link });

  it('say a card and its cable in one option, without a place', () => {
    const machine = guest('x86_64', 'q35', [
      { backend: tap },
      { model: 'e1000', backend: hub('b') },
    ]);
    expect(values(machine, '-nic', 'nic')).toEqual([
      'tap,id=hostnet0,ifname=tap-web1,script=no,downscript=no,vhost=off,model=virtio-net-pci,mac=52:54:00:00:00:00',
      'hubport,id=hostnet1,hubid=0,model=e1000,mac=52:54:00:00:00:01',
    ]);
    expect(values(machine, '-netdev', 'nic')).toEqual([]);
    const { text } = qemuArgv.emit({ ...context(machine), qemuSyntax: 'nic' })[0]!.print();
    expect(text).not.toContain('pcie-root-port');
  });

  it('know the card of a channel by another word, and no other card there', () => {
    const [on, other] = ['virtio-net-ccw', 'virtio-net-pci'].map((model) =>
      guest('s390x', 's390-ccw-virtio', [{ model, backend: user }]),
    ) as [Machine, Machine];
    expect(values(on, '-nic', 'nic')).toEqual([
      'user,id=hostnet0,net=10.0.9.0/24,model=virtio,mac=52:54:00:00:00:00',
    ]);
    expect(values(on, '-net', 'net')[0]).toBe('nic,model=virtio,macaddr=52:54:00:00:00:00');
    expect(codes(on, 'nic')).toEqual([]);
    expect(codes(other, 'nic')).toEqual(['qemu-syntax-model']);
  });

  it('put all of a guest on one hub', () => {
    const alone = guest('x86_64', 'pc', [{ model: 'pcnet', backend: user }]);
    expect(values(alone, '-net', 'net')).toEqual([
      'nic,model=pcnet,macaddr=52:54:00:00:00:00',
      'user,id=hostnet0,net=10.0.9.0/24',
    ]);
    const together = guest('x86_64', 'pc', [{ backend: hub('h2') }, { backend: hub('h2') }]);
    expect(codes(together, 'net')).toEqual([]);
    expect(values(together, '-net', 'net').map((value) => value.split(',')[0])).toEqual([
      'nic',
      'nic',
    ]);
    const apart = guest('x86_64', 'pc', [{ backend: hub('h2') }, { backend: hub('h3') }]);
    expect(codes(apart, 'net')).toEqual(['qemu-syntax-one-hub']);
    expect(codes(apart, 'nic')).toEqual([]);
  });

  const stream = { type: 'stream', netdev: 'stream', listens: true, at: 5000, peer: 'b', link };
  it.each<readonly [string, QemuSyntax, string, readonly Partial<Attachment>[], readonly string[]]>(
    [
      [
        'a machine for which it makes none',
        'nic',
        'microvm',
        [{ model: 'virtio-net-device', backend: user }],
        ['machine'],
      ],
      ['a card that is not on PCI', 'net', 'pc', [{ model: 'usb-net', backend: user }], ['model']],
      ['a card without a cable', 'nic', 'pc', [{}], ['no-cable']],
      [
        'queues and an MTU',
        'nic',
        'pc',
        [{ backend: tap, queues: 2, mtu: 1400 }],
        ['queues', 'mtu'],
      ],
      [
        'a cable of QEMU 7.2',
        'net',
        'pc',
        [{ backend: stream as Attachment['backend'] }],
        ['cable'],
      ],
      ['more than eight', 'nic', 'pc', Array(9).fill({ backend: user }), ['too-many']],
    ],
  )('refuse %s', (_, syntax, machine, nics, reasons) => {
    const drawn = guest('x86_64', machine, nics);
    expect(codes(drawn, syntax)).toEqual(reasons.map((reason) => `qemu-syntax-${reason}`));
    expect(codes(drawn, 'device')).toEqual([]);
    expect(qemuArgv.emit({ ...context(drawn), qemuSyntax: syntax })).toEqual([]);
  });

  it('makes none without cards', () => {
    expect(codes(guest('x86_64', 'microvm', []), 'nic')).toEqual([]);
  });
});

describe('the target qemu-argv', () => {
  it('writes one script a guest, each line for its device or link', () => {
    const machine = guest('x86_64', 'q35', [{ backend: tap }]);
    const [artifact, ...rest] = qemuArgv.emit(context(machine));
    expect(rest).toEqual([]);
    expect(artifact).toMatchObject({ path: 'guests/web1.sh', executable: true });
    const { text, spans } = artifact!.print();
    const lines = text.split('\n');
    const ofLink = spans
      .filter((span) => span.origin === link)
      .flatMap((span) => lines.slice(span.first - 1, span.last));
    expect(ofLink).toEqual([
      "  need_tap tap-web1 'tap web1:eth0 - br0'",
      '  -netdev tap,id=hostnet0,ifname=tap-web1,script=no,downscript=no,vhost=off \\',
    ]);
    // The fixed part is of the host.
    const covered = new Set(spans.flatMap(({ first, last }) => lines.slice(first - 1, last)));
    const args = lines.slice(lines.indexOf('set -- \\') + 1, lines.indexOf('  "$@"'));
    expect(args.filter((line) => !covered.has(line))).toEqual([]);
    expect(covered).not.toContain('check() {');
  });

  it.each(["'; id; '", '$(id)', 'a\nid', '\u202e', '\\', '`id`'])(
    'keeps the title %j one word',
    (title) => {
      const machine = guest('x86_64', 'q35', [{ backend: tap }]);
      const { text } = qemuArgv.emit(context(machine, title))[0]!.print();
      const line = text.split('\n').find((each) => each.startsWith('  need_tap'));
      expect(line).toMatch(/^ {2}need_tap tap-web1 (?:'[^']*'|\\')+$/);
      expect(text).toMatch(/^[\n\x20-\x7e]*$/);
    },
  );

  it.each(MACHINE_TYPES.map((type) => [type.arch, type.id] as const))(
    'writes a guest of %s %s with every card it has',
    (arch, id) => {
      const type = machineType(arch, id)!;
      const machine = guest(
        arch,
        id,
        type.models.map((model) => ({ model, mac: '52:54:00:00:00:01' })),
      );
      expect(qemuArgv.refuse?.(context(machine))).toEqual([]);
      const { text } = qemuArgv.emit(context(machine))[0]!.print();
      for (const model of type.models) expect(text).toContain(`  -device ${model},id=net`);
    },
  );

  it('refuses a guest with more cards than places', () => {
    const machine = guest('riscv64', 'virt', Array(9).fill({ model: 'virtio-net-device' }));
    expect(qemuArgv.refuse?.(context(machine))).toMatchObject([
      { code: 'nic-no-room', anchors: [{ on: 'device', id: 'g1' }] },
    ]);
    expect(qemuArgv.emit(context(machine))).toEqual([]);
  });
});
