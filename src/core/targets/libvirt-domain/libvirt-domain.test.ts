import { describe, expect, it } from 'vitest';
import { assignSlots } from '../../compile/slots.ts';
import type { DeviceId, LinkId } from '../../model/ids.ts';
import { parsePortForward } from '../../net/port-forward.ts';
import {
  type Attachment,
  type Backend,
  type Machine,
  type Network,
  type Resource,
  resourceId,
} from '../../plan/resource.ts';
import type { EmitContext } from '../target.ts';
import { libvirtDomain } from './libvirt-domain.ts';
import { refusals } from './refusals.ts';

const g1 = 'g1' as DeviceId;
const b1 = 'b1' as DeviceId;
const h1 = 'h1' as DeviceId;
const link = 'l1' as LinkId;

const tap: Backend & { type: 'tap' } = {
  type: 'tap',
  ifname: 'tap-web1',
  bridge: 'br0',
  technology: 'bridge',
  link,
};

const macvtap: Backend & { type: 'macvtap' } = {
  type: 'macvtap',
  ifname: 'web1-eth0',
  lower: 'eno1',
  mode: 'passthru',
  mtu: undefined,
  link,
};

function guest(nics: readonly Partial<Attachment>[], more: Partial<Machine> = {}): Machine {
  const arch = more.arch ?? 'x86_64';
  const machineType = more.machineType ?? 'q35';
  const cards = nics.map((nic, i) => ({ id: `eth${i}`, model: nic.model ?? 'virtio-net-pci' }));
  const { controllers, slots } = assignSlots(arch, machineType, cards);
  return {
    kind: 'machine',
    id: resourceId(g1, 'machine'),
    origin: g1,
    machine: h1,
    needs: [],
    label: 'web1',
    name: 'web1',
    uuid: '00000000-0000-4000-8000-000000000001',
    memoryMiB: 512,
    vcpus: 1,
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
    ...more,
    arch,
    machineType,
  };
}

function context(machine: Machine, ...others: Resource[]): EmitContext {
  const host = { id: h1, label: 'kvm1', folder: 'kvm1', resources: [machine, ...others] };
  const lab = { label: 'lab', id: 'lab', group: 0x76000000 };
  return { plan: { lab, hosts: [host], wires: [], titles: new Map() }, host, mine: [machine] };
}

function print(machine: Machine, ...others: Resource[]) {
  const artifact = libvirtDomain
    .emit(context(machine, ...others))
    .find(({ path }) => path === 'libvirt/web1.xml');
  return artifact!.print();
}

/** The one interface, without indents. */
function interfaceOf(nic: Partial<Attachment>, ...others: Resource[]): string {
  const { text } = print(guest([nic]), ...others);
  const [found = ''] = /<interface[\s\S]*<\/interface>/.exec(text) ?? [];
  return found.replace(/\n\s*/g, '');
}

const codes = (machine: Machine) =>
  libvirtDomain.refuse?.(context(machine)).map(({ code, anchors }) => [code, anchors[0]]);

describe('a libvirt domain', () => {
  it('has a macvtap as a direct interface', () => {
    expect(interfaceOf({ backend: macvtap, queues: 2 })).toMatchInlineSnapshot(
      `"<interface type='direct'><mac address='52:54:00:00:00:00'/><source dev='eno1' mode='passthrough'/><target dev='web1-eth0'/><model type='virtio'/><driver name='qemu' queues='2'/><address type='pci' domain='0x0000' bus='0x01' slot='0x00' function='0x0'/></interface>"`,
    );
    expect(interfaceOf({ backend: { ...macvtap, vhost: 'on' }, queues: 2 })).toContain(
      "<driver name='vhost' queues='2'/>",
    );
  });

  it('is written as libvirt writes it', () => {
    const machine = guest([{ backend: tap }], { label: 'Web & <co>' });
    expect(print(machine).text).toMatchInlineSnapshot(`
      "<domain type='kvm'>
        <name>web1</name>
        <uuid>00000000-0000-4000-8000-000000000001</uuid>
        <title>Web &amp; &lt;co&gt;</title>
        <memory unit='MiB'>512</memory>
        <vcpu>1</vcpu>
        <os>
          <type arch='x86_64' machine='q35'>hvm</type>
        </os>
        <features>
          <acpi/>
        </features>
        <devices>
          <controller type='pci' index='0' model='pcie-root'/>
          <controller type='pci' index='1' model='pcie-root-port'>
            <target chassis='1' port='0x10'/>
            <address type='pci' domain='0x0000' bus='0x00' slot='0x02' function='0x0' multifunction='on'/>
          </controller>
          <controller type='usb' index='0' model='none'/>
          <interface type='bridge'>
            <mac address='52:54:00:00:00:00'/>
            <source bridge='br0'/>
            <target dev='tap-web1'/>
            <model type='virtio'/>
            <driver name='qemu'/>
            <address type='pci' domain='0x0000' bus='0x01' slot='0x00' function='0x0'/>
          </interface>
          <serial type='pty'/>
          <memballoon model='none'/>
        </devices>
        <metadata>
          <vethloom:drawing xmlns:vethloom='urn:vethloom' digest='bbb6d491'/>
        </metadata>
      </domain>
      "
    `);
  });

  it('has a bridge interface with queues and MTU', () => {
    expect(interfaceOf({ backend: tap, queues: 4, mtu: 1400 })).toBe(
      "<interface type='bridge'><mac address='52:54:00:00:00:00'/><source bridge='br0'/>" +
        "<target dev='tap-web1'/><mtu size='1400'/><model type='virtio'/>" +
        "<driver name='qemu' queues='4'/>" +
        "<address type='pci' domain='0x0000' bus='0x01' slot='0x00' function='0x0'/></interface>",
    );
  });

  it('tells the MTU of the tap where the card cannot', () => {
    const device: Resource = {
      kind: 'netdev',
      type: 'tap',
      id: resourceId(link, 'tap'),
      origin: link,
      machine: h1,
      needs: [],
      ifname: 'tap-web1',
      multiQueue: false,
      mtu: 1300,
    };
    const found = interfaceOf({ model: 'e1000', backend: tap }, device);
    expect(found).toContain("<mtu size='1300'/><model type='e1000'/>");
    expect(found).not.toContain('<driver');
  });

  it.each([
    [{ mode: 'access', tag: 20 }, "<vlan><tag id='20'/></vlan>"],
    [{ mode: 'trunk', tags: [20] }, "<vlan trunk='yes'><tag id='20'/></vlan>"],
    [
      { mode: 'trunk', tags: [1, 20], native: 1 },
      "<vlan trunk='yes'><tag id='20'/><tag id='1' nativeMode='untagged'/></vlan>",
    ],
  ] as const)('has a port of Open vSwitch with %j', (vlan, expected) => {
    expect(interfaceOf({ backend: { ...tap, technology: 'openvswitch', vlan } })).toContain(
      `<virtualport type='openvswitch'/>${expected}<model`,
    );
  });

  it('has user networking with its network, and pulled cables', () => {
    const user: Backend = { type: 'user', network: '10.0.9.0/24', forwards: [], link };
    expect(interfaceOf({ backend: user, queues: 4, mtu: 1400 })).toMatch(
      /^<interface type='user'><mac [^>]*><ip family='ipv4' address='10.0.9.0' prefix='24'\/><model type='virtio'\/><driver name='qemu'\/><address/,
    );
    expect(interfaceOf({})).toMatch(
      /^<interface type='ethernet'><mac [^>]*><link state='down'\/><model/,
    );
  });

  it('lets the kernel move the frames of a tap that is drawn so', () => {
    const fast = { ...tap, vhost: 'force' as const };
    for (const vhost of ['on', 'force'] as const)
      expect(interfaceOf({ backend: { ...tap, vhost } })).toContain("<driver name='vhost'/>");
    expect(interfaceOf({ backend: fast, queues: 4 })).toContain(
      "<driver name='vhost' queues='4'/>",
    );
  });

  it('gives a virtio card its ring, and takes its offloads', () => {
    expect(interfaceOf({ backend: tap, rxQueueSize: 512, offloads: false })).toMatch(
      /<driver name='qemu' rx_queue_size='512'><host csum='off' .*><guest csum='off' .*><\/driver>/,
    );
  });

  it('gives a program a longer ring to empty', () => {
    const path = '/run/v.sock';
    const program = { type: 'vhost-user', path, listens: true, link } as const;
    expect(interfaceOf({ backend: program, txQueueSize: 1024 })).toContain(
      "<driver name='qemu' tx_queue_size='1024'/>",
    );
    expect(print(guest([{ backend: tap }, { backend: program, mtu: 1400 }])).text).toContain(
      "<qemu:property name='host_mtu' type='unsigned' value='1400'/>",
    );
  });

  it('says what else is chosen on a card', () => {
    const chosen = { packed: true, rss: true, bootIndex: 3, rom: false } as const;
    expect(interfaceOf({ backend: tap, ...chosen })).toContain(
      "<driver name='qemu' rss='on' packed='on'/><boot order='3'/><rom enabled='no'/>",
    );
  });

  it('gives QEMU itself what it has no word for, and its own card that cable', () => {
    const forwards = [parsePortForward('tcp:127.0.0.1:2222-:22')!];
    const user: Backend = { type: 'user', network: '10.0.9.0/24', forwards, link };
    const machine = guest([{ backend: tap }, { backend: user }]);
    expect(codes(machine)).toEqual([['libvirt-commandline', { on: 'link', id: link }]]);
    const text = print(machine).text.replaceAll(/\n */g, '');
    expect(text).toMatch(/^<domain type='kvm' xmlns:qemu='[^']+'>/);
    expect(text).toContain("<interface type='user'><mac address='52:54:00:00:00:01'/><model");
    const forwarded = 'user,id=cable1,net=10.0.9.0/24,hostfwd=tcp:127.0.0.1:2222-:22';
    expect(text).toContain(`<qemu:arg value='-netdev'/><qemu:arg value='${forwarded}'/>`);
    expect(text).toContain(
      "<qemu:device alias='net1'><qemu:frontend><qemu:property name='netdev' type='string' value='cable1'/>",
    );
    expect(print(guest([{ backend: tap }])).text).not.toContain('qemu:');
  });

  it('has passt forward by its own words, and says that 9.0 has none', () => {
    const forwards = ['tcp::80-:8080', 'udp:127.0.0.1:53-:53', 'tcp::443-:8443'].map((text) =>
      parsePortForward(text)!,
    );
    const passt = { socket: 'l1.passt', device: g1 };
    const backend: Backend = { type: 'user', network: '10.0.9.0/24', forwards, passt, link };
    expect(interfaceOf({ backend })).toContain(
      "<backend type='passt'/><ip family='ipv4' address='10.0.9.15' prefix='24'/>" +
        "<portForward proto='tcp' address='0.0.0.0'><range start='80' to='8080'/><range start='443' to='8443'/></portForward>" +
        "<portForward proto='udp' address='127.0.0.1'><range start='53' to='53'/></portForward><model",
    );
    expect(interfaceOf({ backend, addresses: ['10.0.9.7/24'] })).toContain("address='10.0.9.7'");
    expect(codes(guest([{ backend }]))).toEqual([
      ['libvirt-version-gate', { on: 'link', id: link }],
    ]);
    expect(print(guest([{ backend }])).text).not.toContain('qemu:');
  });

  it('shares the memory with a vhost-user program, whose socket has a path', () => {
    const there = { type: 'vhost-user', path: '/run/v.sock', listens: true, link } as const;
    expect(interfaceOf({ backend: there, queues: 2 })).toContain(
      "<interface type='vhostuser'><mac address='52:54:00:00:00:00'/><source type='unix' path='/run/v.sock' mode='server'/><model type='virtio'/><driver name='qemu' queues='2'/>",
    );
    expect(print(guest([{ backend: there }])).text).toContain("<access mode='shared'/>");
    expect(codes(guest([{ backend: { ...there, path: 'l1.vhost' } }]))).toEqual([
      ['vhost-user-libvirt-unsupported', { on: 'link', id: link, path: ['path'] }],
    ]);
  });

  it('gives a card of the host by its address, and has it back', () => {
    const backend = { type: 'vfio', ifname: 'eno1', pci: '0000:03:1f.7', link } as const;
    const machine = guest([{ model: 'vfio-pci', backend }]);
    expect(codes(machine)).toEqual([]);
    expect(print(machine).text.replaceAll(/\n */g, '')).toContain(
      "<hostdev mode='subsystem' type='pci' managed='yes'><driver name='vfio'/><source><address domain='0x0000' bus='0x03' slot='0x1f' function='0x7'/></source><address type='pci'",
    );
  });

  it('has libvirt deal a virtual function of a network, in a VLAN', () => {
    const network: Network = {
      ...{ kind: 'network', forward: 'hostdev', id: resourceId(b1, 'network'), origin: b1 },
      ...{ machine: h1, needs: [], name: 'lab-net0', card: 'eno1' },
    };
    const vlan = { mode: 'access', tag: 20 } as const;
    const backend = { type: 'hostdev', ifname: 'eno1', network: b1, vlan, link } as const;
    const machine = guest([{ model: 'vfio-pci', mac: '02:00:00:00:00:01', standby: 1, backend }]);
    expect(codes(machine)).toEqual([]);
    const [domain, script] = libvirtDomain.emit(context(machine, network));
    expect(domain!.print().text.replaceAll(/\n */g, '')).toContain(
      "<interface type='network'><mac address='02:00:00:00:00:01'/><source network='lab-net0'/><vlan><tag id='20'/></vlan><teaming type='transient' persistent='ua-net1'/><address type='pci'",
    );
    expect(script!.print().text).toContain('  "$1" lab-net0 eno1 functions 1\n');
  });

  it('pairs it with the card that stands by, by the name of that', () => {
    const backend = { type: 'vfio', ifname: 'eno1', pci: '0000:03:1f.7', link } as const;
    const machine = guest([
      { model: 'virtio-net-pci', standsBy: true },
      { model: 'vfio-pci', backend, standby: 0 },
    ]);
    const text = print(machine).text.replaceAll(/\n */g, '');
    expect(text).toContain("<teaming type='persistent'/><alias name='ua-net0'/>");
    expect(text).toContain("</source><teaming type='transient' persistent='ua-net0'/>");
  });

  it('gives a virtual function as an interface, whose MAC and VLAN it sets', () => {
    const vf = { number: 2, vlan: 30 };
    const backend = { type: 'vfio', ifname: 'eno1', pci: '0000:03:10.4', vf, link } as const;
    const machine = guest([{ model: 'vfio-pci', mac: '02:00:00:00:00:01', backend }]);
    expect(print(machine).text.replaceAll(/\n */g, '')).toContain(
      "<interface type='hostdev' managed='yes'><driver name='vfio'/><source><address type='pci' domain='0x0000' bus='0x03' slot='0x10' function='0x4'/></source><vlan><tag id='30'/></vlan><mac address='02:00:00:00:00:01'/><address type='pci'",
    );
  });

  it('refuses switches that are programs', () => {
    const daemon = resourceId(b1, 'vde');
    const socket = '/run/vethloom/lab.sockets/sw0';
    const machine = guest([{ backend: { type: 'vde', daemon, socket, link } }]);
    expect(codes(machine)).toEqual([['vde-libvirt-unsupported', { on: 'link', id: link }]]);
  });

  it('refuses a vDPA device for a card of which libvirt wants another form', () => {
    const backend: Backend = { type: 'vdpa', path: '/dev/vhost-vdpa-0', link };
    expect(codes(guest([{ backend }]))).toEqual([]);
    expect(codes(guest([{ model: 'virtio-net-pci-transitional', backend }]))).toEqual([
      ['vdpa-libvirt-unsupported', { on: 'link', id: link }],
    ]);
  });

  it('places cards that are not on PCI', () => {
    expect(interfaceOf({ model: 'usb-net' })).toContain("<address type='usb' bus='0' port='1'/>");
    const arm = guest([{ model: 'virtio-net-device' }], { arch: 'aarch64', machineType: 'virt' });
    expect(print(arm).text).toContain("<address type='virtio-mmio'/>");
    const power = guest([{ model: 'spapr-vlan' }], { arch: 'ppc64', machineType: 'pseries' });
    expect(print(power).text).toContain("<address type='spapr-vio' reg='0x1000'/>");
    const isa = print(guest([{ model: 'ne2k_isa' }], { machineType: 'isapc' })).text;
    expect(isa).toContain("<address type='isa' iobase='0x300' irq='0x9'/>");
    expect(isa).not.toContain("type='pci'");
    const channel = { arch: 's390x', machineType: 's390-ccw-virtio' };
    const cards = [{ model: 'virtio-net-ccw' }, { model: 'virtio-net-ccw' }];
    expect(print(guest(cards, channel)).text).toContain(
      "<address type='ccw' cssid='0xfe' ssid='0x0' devno='0x0001'/>",
    );
  });

  it('knows which lines are the link and which the guest', () => {
    const { text, spans } = print(guest([{ backend: tap }]));
    const lines = text.split('\n');
    const ofLink = spans.filter(({ origin }) => origin === link);
    expect(ofLink.map(({ first, last }) => lines.slice(first - 1, last).join(''))).toEqual([
      "      <source bridge='br0'/>      <target dev='tap-web1'/>",
    ]);
    const covered = spans.reduce((sum, { first, last }) => sum + last - first + 1, 0);
    expect(covered).toBe(lines.length - 1);
  });

  it('carries a digest of what was drawn', () => {
    const digest = (machine: Machine) => /digest='([0-9a-f]{8})'/.exec(print(machine).text)?.[1];
    expect(digest(guest([{}]))).toBe(digest(guest([{}])));
    expect(digest(guest([{}]))).not.toBe(digest(guest([{ model: 'e1000' }])));
  });
});

describe('what libvirt cannot run', () => {
  it.each([
    [guest([], { machineType: 'microvm' }), 'machine-libvirt-unsupported'],
    [guest([], { arch: 'ppc', machineType: 'mac99' }), 'machine-libvirt-unsupported'],
    [
      guest([{ model: 'usb-net' }], { arch: 'aarch64', machineType: 'virt' }),
      'nic-libvirt-unsupported',
    ],
    [
      guest([{ model: 'virtio-net-device', queues: 2, backend: tap }], {
        arch: 'aarch64',
        machineType: 'virt',
      }),
      'nic-libvirt-unsupported',
    ],
    [
      guest(Array(9).fill({ model: 'virtio-net-device' }), {
        arch: 'riscv64',
        machineType: 'virt',
      }),
      'nic-no-room',
    ],
  ])('is refused at the guest and not written', (machine, code) => {
    expect(codes(machine)).toEqual([[code, { on: 'device', id: 'g1' }]]);
    expect(libvirtDomain.emit(context(machine))).toEqual([]);
  });

  it('refuses the MTU of a macvtap at the link', () => {
    const machine = guest([{ backend: { ...macvtap, mtu: 1400 } }]);
    const mtu = { on: 'link', id: 'l1', path: ['mtu'] };
    expect(codes(machine)).toEqual([['macvtap-libvirt-mtu', mtu]]);
    expect(codes(guest([{ backend: macvtap }]))).toEqual([]);
  });

  it('refuses a VLAN on a Linux bridge at the link', () => {
    const machine = guest([{ backend: { ...tap, vlan: { mode: 'access', tag: 20 } } }]);
    expect(codes(machine)).toEqual([['vlan-libvirt-linux-bridge', { on: 'link', id: 'l1' }]]);
    const fixes = (more: object) =>
      refusals(guest([{ backend: { ...tap, vlan: { mode: 'access', tag: 20 }, ...more } }])).map(
        (one) => one.fixes?.length,
      );
    expect([fixes({}), fixes({ network: 'n1' })]).toEqual([[1], [undefined]]);
  });

  it('refuses cables between guests that it has no word for, at the link', () => {
    const datagrams = { type: 'datagrams', local: 'l1.a', remote: 'l1.b', link } as const;
    const machine = guest([{ backend: { ...datagrams, netdev: 'dgram' } }]);
    expect(codes(machine)).toEqual([['socket-libvirt-unsupported', { on: 'link', id: 'l1' }]]);
    expect(libvirtDomain.emit(context(machine))).toEqual([]);
  });

  it('is written, with a warning, where multicast leaves the host', () => {
    const backend: Backend = { type: 'mcast', address: '239.0.0.1', port: 5558, link };
    const machine = guest([{ backend }]);
    expect(codes(machine)).toEqual([['mcast-libvirt-leaves', { on: 'link', id: 'l1' }]]);
    expect(print(machine).text).toContain("<source address='239.0.0.1' port='5558'/>");
  });
});

describe('define.sh', () => {
  const network: Network = {
    kind: 'network',
    forward: 'bridge',
    id: resourceId(b1, 'network'),
    origin: b1,
    machine: h1,
    needs: [],
    name: 'lab-br0',
    bridge: 'br0',
    technology: 'bridge',
  };

  it('names each guest and network on a line of its own', () => {
    const script = libvirtDomain.emit(context(guest([]), network)).at(-1)!;
    expect(script).toMatchObject({ path: 'libvirt/define.sh', executable: true });
    const { text, spans } = script.print();
    const lines = text.split('\n');
    expect(spans.map(({ origin, first }) => [origin, lines[first - 1]])).toEqual([
      ['b1', '  "$1" lab-br0 br0'],
      ['g1', '  "$1" web1 x86_64'],
    ]);
  });

  it('says of a network that libvirt makes what it asks of the machine, and does to it', () => {
    const made: Network = { ...network, forward: 'nat' };
    const of = { origin: b1, machine: h1, needs: [], madeBy: made.id };
    const address = (cidr: string, family: 4 | 6): Resource => ({
      ...of,
      kind: 'address',
      id: resourceId(b1, cidr),
      ifname: 'br0',
      cidr,
      family,
    });
    const forwarding: Resource = {
      kind: 'forwarding',
      id: resourceId(b1, 'forwarding'),
      origin: b1,
      machine: h1,
      needs: [],
      family: 4,
      value: true,
    };
    const all = [address('10.0.0.1/24', 4), forwarding, address('fd00::1/64', 6), made];
    const { text } = libvirtDomain
      .emit(context(guest([]), ...all))
      .at(-1)!
      .print();
    expect(text).toContain('\n  "$1" lab-br0 br0 makes forwards 10.0.0.1/24 fd00::1/64\n');
    const header = text.slice(0, text.indexOf('\n\n'));
    expect(header).toContain('stack: 10.0.0.1/24 on br0, fd00::1/64 on br0\n');
    expect(header).toContain('lab-br0: libvirt makes its switch br0, and firewall rules for it\n');
    expect(header).toContain('#   Files: none');
    const isolated = libvirtDomain.emit(context(guest([]), { ...made, forward: 'isolated' }));
    expect(isolated.at(-1)!.print().text).toContain('\n  "$1" lab-br0 br0 makes\n');
  });

  it('is written for networks alone, and not for nothing', () => {
    const refused = guest([], { machineType: 'microvm' });
    expect(libvirtDomain.emit(context(refused, network)).length).toBe(1);
    expect(libvirtDomain.emit(context(refused)).length).toBe(0);
  });
});
