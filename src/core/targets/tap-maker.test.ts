import { describe, expect, test } from 'vitest';
import { compile } from '../compile/compile.ts';
import { exportBundle } from '../compile/export.ts';
import { parseTopology } from '../format/parse.ts';
import type { BundleId } from './bundles.ts';

const drawn = (maker: string, far: object = {}, link: object = {}, guest: object = {}) => ({
  ...{ version: 1, name: 'taps', notes: [] },
  devices: [
    { id: 'h1', kind: 'host', name: 'kvm1', at: [0, 0], size: [400, 300] },
    { id: 'b1', kind: 'bridge', name: 'br0', in: 'h1', at: [0, 0], ...far },
    {
      ...{ id: 'g1', kind: 'guest', name: 'vm', in: 'h1', at: [0, 0], arch: 'x86_64' },
      ...{
        machine: 'q35',
        memoryMiB: 256,
        vcpus: 1,
        nics: [{ id: 'eth0', model: 'virtio-net-pci' }],
      },
      ...guest,
    },
  ],
  links: [
    {
      ...{ id: 'l1', kind: 'tap', a: { device: 'g1', port: 'eth0' }, b: { device: 'b1' } },
      ...{ maker, ...link },
    },
  ],
});

function exported(drawing: object, bundle: BundleId) {
  const { topology, diagnostics: read } = parseTopology(JSON.stringify(drawing));
  if (!topology) throw new Error(JSON.stringify(read));
  const { plan, diagnostics } = compile(topology);
  const made = exportBundle(plan, bundle);
  const text = (path: string) =>
    made.files
      .find((file) => file.path === path)
      ?.print()
      .text.toString() ?? '';
  return {
    codes: [...diagnostics, ...made.diagnostics].map(({ code }) => code),
    paths: made.files.map(({ path }) => path),
    text,
  };
}

describe.each([
  ['auto', 'shell-qemu', 'net.sh', []],
  ['script', 'shell-qemu', 'net.sh', []],
  ['qemu', 'brctl-qemu', 'qemu', []],
  ['helper', 'shell-qemu', 'helper', []],
  ['libvirt', 'brctl-qemu', 'net.sh', ['tap-other-maker']],
  ['auto', 'shell-libvirt', 'libvirt', []],
  ['script', 'shell-libvirt', 'net.sh', []],
  ['qemu', 'shell-libvirt', 'libvirt', ['tap-other-maker']],
  ['helper', 'shell-libvirt', 'libvirt', ['tap-other-maker']],
  ['libvirt', 'shell-libvirt', 'libvirt', []],
] as const)('drawn as made by %s, in %s', (maker, bundle, by, codes) => {
  const { text, paths, codes: found } = exported(drawn(maker), bundle);

  test(`it is made by ${by}, and told where that is another`, () => {
    expect(found).toEqual(codes);
    expect(text('kvm1/net.sh').includes('tuntap add dev vm-eth0')).toBe(by === 'net.sh');
    expect(paths.includes('kvm1/qemu-ifup')).toBe(by === 'qemu');
    expect(paths.includes('kvm1/qemu-ifdown')).toBe(by === 'qemu');
    const script = text('kvm1/guests/vm.sh');
    expect(script.includes('script="$(beside qemu-ifup)"')).toBe(by === 'qemu');
    expect(script.includes('br=br0,vhost=off,helper="${helper}"')).toBe(by === 'helper');
    const xml = text('kvm1/libvirt/vm.xml');
    expect(xml.includes("<target dev='vm-eth0'/>")).toBe(by === 'libvirt');
    expect(xml.includes("<target dev='vm-eth0' managed='no'/>")).toBe(
      by === 'net.sh' && bundle === 'shell-libvirt',
    );
  });
});

test.each([
  ['an Open vSwitch', { kind: 'ovs', name: 'ovs0' }, {}, {}],
  ['an MTU', {}, { mtu: 1400 }, {}],
  ['a name', {}, { b: { device: 'b1', ifname: 'mine0' } }, {}],
  ['a VLAN', {}, { b: { device: 'b1', vlan: { mode: 'access', tag: 10 } } }, {}],
  ['queues', {}, {}, { nics: [{ id: 'eth0', model: 'virtio-net-pci', queues: 2 }], vcpus: 2 }],
])('qemu-bridge-helper is not told of %s', (_what, far, link, guest) => {
  const { codes } = exported(drawn('helper', far, link, guest), 'shell-qemu');
  expect(codes).toEqual(['tap-helper-lacks']);
});

test('a VLAN of a Linux bridge is for net.sh where libvirt runs the guest', () => {
  const vlan = { b: { device: 'b1', vlan: { mode: 'access', tag: 10 } } };
  const codes = (maker: string) => exported(drawn(maker, {}, vlan), 'shell-libvirt').codes;
  expect(codes('libvirt')).toEqual(['vlan-libvirt-linux-bridge']);
  expect(codes('script')).toEqual([]);
});

test('User-mode Linux has no QEMU to make its tap', () => {
  const uml = { machine: 'uml', nics: [{ id: 'eth0', model: 'uml-vector' }] };
  const codes = (maker: string) => exported(drawn(maker, {}, {}, uml), 'shell-qemu').codes;
  expect(codes('helper')).toEqual(['uml-tap-maker']);
  expect(codes('qemu')).toEqual(['uml-tap-maker']);
  expect(codes('script')).toEqual([]);
});

test.each([
  [{ owner: 'alice' }, 'user alice\n'],
  [{ group: '36' }, 'group 36\n'],
  [{ owner: '1000', group: 'kvm' }, 'user 1000 group kvm\n'],
  [{}, 'user "$OWNER"\n'],
])('who may open it: %o', (accounts, words) => {
  const { text, codes } = exported(drawn('script', {}, accounts), 'shell-qemu');
  expect(codes).toEqual([]);
  expect(text('kvm1/net.sh')).toContain(`run ip tuntap add dev vm-eth0 mode tap ${words}`);
});
