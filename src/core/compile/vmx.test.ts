import { describe, expect, test } from 'vitest';
import { cable, device, draw, guest } from '../../../e2e/linux/harness/draw.ts';
import { dmzLab } from '../examples/dmz-lab.ts';
import { parseTopology } from '../format/parse.ts';
import { compile } from './compile.ts';
import { exportBundle } from './export.ts';

const exported = (vmx: boolean) => exportBundle(compile(dmzLab).plan, 'shell-qemu', { vmx });

function drawn(nics: readonly object[], links: readonly object[] = []) {
  const at = [0, 0];
  const devices = [
    { id: 'h1', kind: 'host', name: 'kvm1', at },
    { id: 'b1', kind: 'bridge', name: 'br0', in: 'h1', at },
    { id: 'u1', kind: 'user-net', name: 'out', in: 'h1', at },
    ...['g1', 'g2'].map((id) => ({
      ...{ id, kind: 'guest', name: id, in: 'h1', at, arch: 'x86_64', machine: 'q35' },
      ...{ memoryMiB: 128, vcpus: 1, nics },
    })),
  ];
  const { topology } = parseTopology(JSON.stringify({ version: 1, name: 'v', devices, links }));
  return exportBundle(compile(topology!).plan, 'shell-qemu', { vmx: true });
}

const textOf = ({ files }: ReturnType<typeof drawn>, name: string) =>
  files.find(({ path }) => path === `kvm1/vmware/${name}.vmx`)!.print().text;

describe('lines for VMware', () => {
  test('are not for User-mode Linux, and say so', () => {
    const uml = { id: 'u1', kind: 'guest', name: 'uml1', in: 'h1', at: [0, 0] };
    const { topology } = parseTopology(
      JSON.stringify({
        version: 1,
        name: 'v',
        devices: [
          { id: 'h1', kind: 'host', name: 'kvm1', at: [0, 0] },
          {
            ...uml,
            ...{ arch: 'x86_64', machine: 'uml', memoryMiB: 128, vcpus: 1 },
            nics: [{ id: 'eth0', model: 'uml-vector' }],
          },
        ],
        links: [],
      }),
    );
    const made = exportBundle(compile(topology!).plan, 'shell-qemu', { vmx: true });
    expect(made.files.filter(({ path }) => path.endsWith('.vmx'))).toEqual([]);
    expect(made.diagnostics.map(({ code }) => code)).toContain('vmx-uml');
  });

  test('come where they are asked for, beside the other files', () => {
    const paths = (vmx: boolean) => exported(vmx).files.map(({ path }) => path);
    const more = paths(true).filter((path) => !paths(false).includes(path));
    expect(more).toEqual(['firewall', 'legacy-nt', 'web1'].map((n) => `kvm1/vmware/${n}.vmx`));
  });

  test('say the model, the MAC and the network of a card', () => {
    const cable = (id: string, kind: string, from: string, port: string, to: string) => ({
      ...{ id, kind, a: { device: from, port }, b: { device: to } },
    });
    const made = drawn(
      [
        { id: 'eth0', model: 'vmxnet3' },
        { id: 'eth1', model: 'pcnet' },
        { id: 'eth2', model: 'e1000e' },
      ],
      [
        cable('l1', 'tap', 'g1', 'eth0', 'b1'),
        cable('l2', 'user', 'g1', 'eth1', 'u1'),
        cable('l3', 'tap', 'g2', 'eth0', 'b1'),
      ],
    );
    const text = textOf(made, 'g1');
    expect(text).toContain('\nethernet0.virtualDev = "vmxnet3"\n');
    expect(text).toContain('ethernet0.connectionType = "custom"\nethernet0.vnet = "VMnet2"\n');
    expect(text).toMatch(
      /\nethernet0\.addressType = "static"\nethernet0\.address = "52:54:00:[0-9a-f:]{8}"\nethernet0\.checkMACAddress = "FALSE"\n/,
    );
    expect(text).toMatch(
      /\nethernet1\.virtualDev = "vlance"\n#.*\nethernet1\.connectionType = "nat"\n/,
    );
    expect(text).toContain('\nethernet2.startConnected = "FALSE"\n');
    // Both are on one switch.
    expect(textOf(made, 'g2')).toContain('ethernet0.vnet = "VMnet2"');
    expect(text).toContain('ethernet2.connectionType = "hostonly"\n');
    expect(made.diagnostics.map(({ code }) => code)).toEqual(['vmx-nat']);
  });

  test('leave out what the host has in its own hands, and say so', () => {
    const lab = draw('v', {
      devices: [
        guest('vm', [
          { id: 'eth0', model: 'virtio-net-pci' },
          { id: 'eth1', model: 'vfio-pci', standby: 'eth0' },
          { id: 'eth2', model: 'virtio-net-pci' },
          { id: 'eth3', model: 'virtio-net-pci' },
          { id: 'eth4', model: 'vmxnet3' },
        ]),
        device('bridge', 'br0'),
        device('nic', 'eno1'),
        device('vdpa', 'vdpa0', { number: 0 }),
        device('vhost-user', 'dpdk'),
      ],
      links: [
        cable('tap', 'vm:eth0', 'br0'),
        { ...cable('vfio', 'vm:eth1', 'eno1'), pci: '0000:03:00.0', vf: 0 },
        cable('vdpa', 'vm:eth2', 'vdpa0'),
        cable('vhost-user', 'vm:eth3', 'dpdk'),
        cable('tap', 'vm:eth4', 'br0'),
      ],
    });
    const made = exportBundle(compile(lab).plan, 'shell-qemu', { vmx: true });
    const text = textOf(made, 'vm');
    const macs = [...text.matchAll(/^ethernet\d\.address = "(.*)"$/gm)].map(([, mac]) => mac);
    expect(macs).toHaveLength(2);
    expect(new Set(macs).size).toBe(2);
    expect(text).toContain('\nethernet1.virtualDev = "vmxnet3"\n');
    expect(text).not.toContain('ethernet2');
    expect(text.match(/, is left out: /g)).toHaveLength(3);
    const codes = made.diagnostics.map(({ code }) => code);
    expect(codes.filter((code) => code === 'vmx-passthrough')).toHaveLength(3);
  });

  test('name forwarded ports and the network of their own, which VMware has elsewhere', () => {
    const lab = draw('v', {
      devices: [
        guest('vm', [{ id: 'eth0', model: 'e1000' }]),
        device('user-net', 'out', { network: '10.9.0.0/24' }),
      ],
      links: [{ ...cable('user', 'vm:eth0', 'out'), forwards: ['tcp:127.0.0.1:2222-:22'] }],
    });
    const made = exportBundle(compile(lab).plan, 'shell-qemu', { vmx: true });
    expect(made.diagnostics.map(({ code, severity }) => [code, severity])).toEqual([
      ['vmx-nat', 'warning'],
      ['vmx-forwards', 'warning'],
    ]);
    const text = textOf(made, 'vm');
    expect(text).toContain('not 10.9.0.0/24.');
    expect(text).toMatch(/^# .* vmnetnat\.conf .*127\.0\.0\.1.2222-/m);
  });

  test('give each card that guests are bridged to a network, and say which modes are lost', () => {
    const lab = draw('v', {
      devices: [
        guest('vm', [
          { id: 'eth0', model: 'e1000' },
          { id: 'eth1', model: 'e1000' },
        ]),
        device('nic', 'eno1'),
        device('nic', 'eno2'),
      ],
      links: [
        cable('macvtap', 'vm:eth0', 'eno1'),
        { ...cable('macvtap', 'vm:eth1', 'eno2'), mode: 'private' },
      ],
    });
    const made = exportBundle(compile(lab).plan, 'shell-qemu', { vmx: true });
    const text = textOf(made, 'vm');
    expect(text).toContain('# VMnet2 stands for a bridge to eno1;');
    expect(text).toContain('# VMnet3 stands for a bridge to eno2;');
    expect(made.diagnostics.map(({ code }) => code)).toEqual(['vmx-macvtap-mode']);
  });

  test('name no model where VMware has no word, and say so', () => {
    const made = drawn([{ id: 'eth0', model: 'virtio-net-pci' }]);
    expect(made.diagnostics.map(({ code, severity }) => [code, severity])).toEqual([
      ['vmx-model', 'warning'],
      ['vmx-model', 'warning'],
    ]);
    expect(textOf(made, 'g1')).not.toContain('virtualDev');
    expect(exported(true).diagnostics.map(({ code }) => code)).toContain('vmx-vlan');
    expect(exported(false).diagnostics).toEqual([]);
  });

  test('count the cards', () => {
    const nics = Array.from({ length: 11 }, (_, i) => ({ id: `eth${i}`, model: 'e1000' }));
    expect(drawn(nics).diagnostics.map(({ code }) => code)).toEqual([
      'vmx-too-many',
      'vmx-too-many',
    ]);
  });
});
