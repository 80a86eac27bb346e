import { expect, test } from 'vitest';
import type { Device, Link, Topology } from '../model/topology.ts';
import type { Resource } from '../plan/resource.ts';
import { dangersOf } from '../plan/dangers.ts';
import { leaveOut } from '../plan/leave-out.ts';
import { compile } from './compile.ts';
import { exportBundle } from './export.ts';

/** Two bridges, three network cards, and a guest with four cards in one network on `below`. */
function lab(fields: object, below: readonly object[]): Topology {
  const on = (id: string, kind: string, name: string, more = {}) =>
    ({ id, kind, name, in: 'h1', at: [0, 0], ...more }) as unknown as Device;
  const nics = [0, 1, 2, 3].map((i) => ({ id: `eth${i}`, model: 'virtio-net-pci' }));
  const guest = { arch: 'x86_64', machine: 'q35', memoryMiB: 128, vcpus: 1, nics };
  const lower = below.map((b, i) => ({ id: `l${i}`, kind: 'lower', a: { device: 'n1' }, b }));
  const network = nics.map(({ id }, i) => ({
    id: `t${i}`,
    kind: 'network',
    a: { device: 'g1', port: id },
    b: { device: 'n1', ...(i === 1 && { vlan: { mode: 'access', tag: 30 } }) },
  }));
  return {
    version: 1,
    name: 'lab',
    devices: [
      { id: 'h1', kind: 'host', name: 'kvm1', at: [0, 0] } as unknown as Device,
      on('b1', 'bridge', 'br0', { mtu: 1400 }),
      on('e1', 'nic', 'eno1'),
      on('e2', 'nic', 'wlan 2'),
      on('e3', 'nic', 'eno3'),
      on('n1', 'libvirt-network', 'net0', fields),
      on('g1', 'guest', 'web', guest),
    ],
    links: [...lower, ...network] as unknown as Link[],
    notes: [],
  };
}

const resources = (topology: Topology) => compile(topology).plan.hosts[0]?.resources ?? [];

test('in the mode bridge guests are ports of the switch, in the VLAN of its cable unless they say one', () => {
  const below = { device: 'b1', vlan: { mode: 'access', tag: 20 } };
  const all = resources(lab({ forward: 'bridge' }, [below]));
  const ports = all.filter((one) => one.kind === 'port');
  expect(ports.map(({ bridge, vlan }) => [bridge, vlan])).toEqual(
    [20, 30, 20, 20].map((tag) => ['br0', { mode: 'access', tag }]),
  );
  expect(all.find(({ id }) => id === 'b1/bridge')).toMatchObject({ vlanFiltering: true });
  // The MTU is set after the last port.
  const needs = ports.map(({ id }) => id);
  expect(all.find(({ id }) => id === 'b1/mtu')?.needs).toEqual(expect.arrayContaining(needs));
  expect(all.filter(({ origin }) => origin === 'n1')).toMatchObject([
    { kind: 'network', forward: 'bridge', bridge: 'br0', needs: ['b1/bridge'] },
  ]);
});

test('in the mode macvtap the network cards that can be had are dealt out in turn', () => {
  const cards = ['e3', 'e2', 'e1'].map((device) => ({ device }));
  const all = resources(lab({ forward: 'macvtap', mode: 'vepa' }, cards));
  const taps = all.filter((one) => one.kind === 'netdev' && one.type === 'macvtap');
  expect(taps.map(({ lower, mode }) => `${lower} ${mode}`)).toEqual(
    ['eno3', 'eno1', 'eno3', 'eno1'].map((name) => `${name} vepa`),
  );
  expect(all.find(({ id }) => id === 'n1/network')).toMatchObject({ cards: ['eno3', 'eno1'] });
});

test('they are dealt in the order in which libvirt starts the guests, and those nobody is on are left alone', () => {
  const drawn = lab({ forward: 'macvtap' }, [{ device: 'e1' }, { device: 'e3' }]);
  const [first, second] = drawn.links.filter(({ kind }) => kind === 'network');
  const only = (...cables: readonly object[]) =>
    resources({
      ...drawn,
      links: [
        ...drawn.links.filter(({ kind }) => kind === 'lower'),
        ...cables,
      ] as unknown as Link[],
    });
  const swapped = only({ ...first, id: 't1' }, { ...second, id: 't0' });
  const taps = swapped.filter((one) => one.kind === 'netdev' && one.type === 'macvtap');
  expect(new Map(taps.map(({ origin, lower }) => [origin, lower]))).toEqual(
    new Map([
      ['t1', 'eno1'],
      ['t0', 'eno3'],
    ]),
  );
  const cards = (all: readonly Resource[]) => all.find(({ id }) => id === 'n1/network');
  expect(cards(swapped)).toMatchObject({ cards: ['eno1', 'eno3'] });
  expect(cards(only(first!))).toMatchObject({ cards: ['eno1'] });
  expect(cards(only())).toMatchObject({ cards: ['eno1', 'eno3'] });
});

test('in the mode hostdev guests are dealt functions of the card, in VLANs, and only by libvirt', () => {
  const portgroups = [{ id: 'office', default: true, vlan: { mode: 'access', tag: 20 } }];
  const drawn = lab({ forward: 'hostdev', portgroups }, [{ device: 'e1' }]);
  const functions = drawn.devices.map((one) => ({
    ...one,
    ...(Array.isArray(one['nics']) && {
      nics: one['nics'].map((nic: object) => ({ ...nic, model: 'vfio-pci' })),
    }),
  }));
  const { plan } = compile({ ...drawn, devices: functions });
  const all = plan.hosts[0]?.resources ?? [];
  expect(all.filter(({ origin }) => origin === 'n1')).toMatchObject([
    { forward: 'hostdev', card: 'eno1', portgroups, needs: ['e1/existing'] },
  ]);
  const guest = all.find((one) => one.kind === 'machine');
  expect(guest?.needs).toContain('n1/network');
  expect(guest?.nics.map(({ backend }) => backend)).toMatchObject(
    [20, 30, 20, 20].map((tag) => ({ type: 'hostdev', ifname: 'eno1', vlan: { tag } })),
  );
  const codes = (['shell-libvirt', 'shell-qemu', 'brctl-qemu'] as const).map((bundle) => {
    const found = exportBundle(plan, bundle).diagnostics;
    return new Set(found.filter(({ severity }) => severity === 'error').map(({ code }) => code));
  });
  const only = new Set(['hostdev-only-libvirt']);
  expect(codes).toEqual([new Set(), only, only]);
  const kept = leaveOut(plan, new Set(['--yes-pass eno1:vfs'])).hosts[0]?.resources;
  expect(kept?.filter(({ id }) => id === 'n1/network' || id === 'g1/machine')).toEqual([]);
  // Nobody gets a function where no guest is in it.
  const empty = { ...drawn, links: drawn.links.filter(({ kind }) => kind === 'lower') };
  const alone = compile(empty).plan;
  expect(dangersOf(alone.hosts[0]?.resources ?? [])).toEqual([]);
});

test('what stands on nothing is left out, and its guests are plugged into nothing', () => {
  for (const forward of ['bridge', 'macvtap']) {
    const all = resources(lab({ forward }, []));
    expect(all.filter(({ origin }) => origin === 'n1')).toEqual([]);
    const guest = all.find((one) => one.kind === 'machine');
    expect(guest?.nics.map(({ backend }) => backend.type)).toEqual(Array(4).fill('none'));
  }
});

test('a portgroup says the VLAN of the cables that name it, and the default one that of the others', () => {
  const at = (tag: number) => ({ mode: 'access', tag });
  const portgroups = [
    { id: 'office', default: true, vlan: at(40) },
    { id: 'voice', vlan: at(50) },
    { id: 'plain' },
  ];
  for (const forward of ['bridge', 'nat']) {
    const standing = forward === 'bridge';
    const below = standing ? [{ device: 'b1', vlan: at(20) }] : [];
    const drawn = lab({ forward, portgroups }, below);
    const names: Readonly<Record<string, string>> = { t1: 'voice', t2: 'voice', t3: 'plain' };
    const links = drawn.links.map((link) =>
      names[link.id] === undefined ? link : { ...link, portgroup: names[link.id] },
    );
    const all = resources({ ...drawn, links });
    const ports = all.filter((one) => one.kind === 'port');
    expect(ports.map(({ vlan }) => vlan)).toEqual([
      at(40),
      // The cable's own.
      at(30),
      at(50),
      standing ? at(20) : undefined,
    ]);
    const bridge = standing ? 'b1/bridge' : 'n1/bridge';
    expect(all.find(({ id }) => id === bridge)).toMatchObject({ vlanFiltering: true });
    expect(all.find(({ id }) => id === 'n1/network')).toMatchObject({ portgroups });
  }
});

test('what only libvirt limits is told where it runs no guests', () => {
  const told = (fields: object) => {
    const { plan } = compile(lab(fields, []));
    const codes = (['shell-qemu', 'brctl-qemu', 'shell-libvirt'] as const).map((bundle) =>
      exportBundle(plan, bundle)
        .diagnostics.map(({ code }) => code)
        .filter((code) => code.startsWith('bandwidth-')),
    );
    return { codes, network: plan.hosts[0]?.resources.find(({ id }) => id === 'n1/network') };
  };
  const mine = ['bandwidth-not-limited'];
  const whole = told({ outbound: { burst: 9 } });
  expect(whole.codes).toEqual([mine, mine, []]);
  expect(whole.network).toMatchObject({ bandwidth: { outbound: { average: 1000, burst: 9 } } });
  const group = told({ portgroups: [{ id: 'slow', inbound: {} }, { id: 'plain' }] });
  expect(group.codes).toEqual([mine, mine, []]);
  const portgroups = [{ id: 'slow', inbound: { average: 1000 } }, { id: 'plain' }];
  expect(group.network).toMatchObject({ portgroups });
  expect(told({ portgroups: [{ id: 'plain' }] }).codes).toEqual([[], [], []]);
});
test.each([{ forward: 'bridge' }, { forward: 'nat', addresses: ['10.1.0.1/24'] }])(
  'lends containers cards that have names of their own on the host: $forward',
  (fields) => {
    const drawn = lab(fields, fields.forward === 'bridge' ? [{ device: 'b1' }] : []);
    const container = { arch: 'x86_64', machine: 'lxc', memoryMiB: 128, vcpus: 1 };
    const guests = ['ct1', 'ct2'].map((name, i) => ({
      ...drawn.devices.at(-1),
      ...container,
      id: `g${i + 1}`,
      name,
      nics: [{ id: 'eth0', model: 'lxc-phys' }],
    }));
    const cables = guests.map(({ id }, i) => ({
      ...drawn.links.find(({ kind }) => kind === 'network'),
      id: `t${i}`,
      a: { device: id, port: 'eth0' },
    }));
    const all = resources({
      ...drawn,
      devices: [...drawn.devices.slice(0, -1), ...guests] as unknown as Device[],
      links: [
        ...drawn.links.filter(({ kind }) => kind === 'lower'),
        ...cables,
      ] as unknown as Link[],
    });
    const pairs = all.filter((one) => one.kind === 'netdev' && one.type === 'veth');
    const inner = pairs.map(({ ends }) => ends[1].ifname);
    expect(inner).toEqual(['ct1-eth0i', 'ct2-eth0i']);
    const backends = all.flatMap((one) => (one.kind === 'machine' ? one.nics : []));
    expect(backends.map(({ backend }) => 'inner' in backend && backend.inner)).toEqual(inner);
  },
);

test('a pool goes with each of its cards that is left out', () => {
  const { plan } = compile(lab({ forward: 'macvtap' }, [{ device: 'e1' }, { device: 'e3' }]));
  const all = leaveOut(plan, new Set(['--yes-touch eno3'])).hosts[0]?.resources ?? [];
  expect(all.some(({ id }) => id === 'n1/network')).toBe(false);
  const lowers = all.flatMap((one) => ('lower' in one ? [one.lower] : []));
  expect(lowers).toEqual(['eno1', 'eno1']);
});
