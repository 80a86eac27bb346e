import { describe, expect, test } from 'vitest';
import { compile } from '../../compile/compile.ts';
import { exportBundle } from '../../compile/export.ts';
import { containers } from '../../examples/containers.ts';
import type { Topology } from '../../model/topology.ts';
import { printLxc } from '../../text/lxc.ts';

const NIC = { id: 'eth0', model: 'lxc-phys' };

/** The template with other cards in the first container, and other cables. */
function drawn(
  nics: readonly object[],
  links: readonly object[] = [],
  more: readonly object[] = [],
) {
  const { devices, ...rest } = containers.topology;
  return {
    ...rest,
    devices: [...devices.map((one) => (one.id === 'g1' ? { ...one, nics } : one)), ...more],
    links,
  } as unknown as Topology;
}

const tap = (port: string, ifname?: string) => ({
  ...{ id: `l${port}`, kind: 'tap', mtu: 1400 },
  ...{ a: { device: 'g1', port }, b: { device: 'b1', ...(ifname && { ifname }) } },
});

function exported(topology: Topology) {
  const { files, diagnostics } = exportBundle(compile(topology).plan, 'shell-qemu');
  const text = (path: string) => files.find((one) => one.path === `kvm1/${path}`)?.print().text;
  return { text, codes: diagnostics.map(({ code, severity }) => `${severity} ${code}`) };
}

describe('a container of LXC', () => {
  test('takes the end of a veth pair, with all that is drawn on its card', () => {
    const nic = {
      ...{ ...NIC, mac: '52:54:00:AA:BB:01', gateway: '192.0.2.1', gateway6: '2001:db8::1' },
      addresses: ['192.0.2.11/24', '2001:DB8::2/64'],
    };
    const { text, codes } = exported(drawn([nic], [tap('eth0', 'port0')]));
    expect(text('guests/alice.conf')?.split('\n\n')[1]?.split('\n')).toEqual([
      'lxc.net.0.type = phys',
      'lxc.net.0.link = alice-eth0i',
      'lxc.net.0.name = eth0',
      'lxc.net.0.flags = up',
      expect.stringMatching(/^lxc\.net\.0\.hwaddr = 52:54:00:aa:bb:01$/i),
      'lxc.net.0.mtu = 1400',
      'lxc.net.0.ipv4.address = 192.0.2.11/24',
      'lxc.net.0.ipv6.address = 2001:db8::2/64',
      'lxc.net.0.ipv4.gateway = 192.0.2.1',
      'lxc.net.0.ipv6.gateway = 2001:db8::1',
      '',
    ]);
    expect(text('guests/alice.sh')).toContain('  "$1" alice-eth0i ');
    const net = text('net.sh');
    expect(net).toContain('lent link alice-eth0i\n');
    // In the host's own stack it stays down, and gets no address.
    expect(net).toContain('link set dev alice-eth0i alias "$MARK":leth0\n');
    expect(codes).toEqual(['warning lxc-no-cable']);
  });

  test('has a network of its own without a cable, too', () => {
    const { text } = exported(drawn([NIC]));
    expect(text('guests/alice.conf')).toContain('lxc.net.0.type = empty\n');
  });

  test("the name of an end that waits is nobody else's", () => {
    const other = { id: 'b9', kind: 'bridge', name: 'alice-eth0i', in: 'h1', at: [0, 0] };
    const { text } = exported(drawn([NIC], [tap('eth0')], [other]));
    expect(text('guests/alice.conf')).toMatch(/^lxc\.net\.0\.link = alice-eth[0-9a-z]{4,6}$/m);
    expect(text('guests/alice.conf')).not.toContain('link = alice-eth0i\n');
  });

  test.each([
    ['user networking', [NIC], 'user', 'error lxc-no-device'],
    [
      'two default routes',
      [
        { ...NIC, gateway: '192.0.2.1' },
        { ...NIC, id: 'eth1', gateway: '192.0.2.1' },
      ],
      'tap',
      'error lxc-two-gateways',
    ],
    ['a gateway alone', [{ ...NIC, gateway: '192.0.2.1' }], 'tap', 'error lxc-gateway-alone'],
    [
      'an MTU that IPv6 does not go through',
      [{ ...NIC, addresses: ['2001:db8::2/64'] }],
      'small',
      'error lxc-mtu-ipv6',
    ],
  ])('is refused with %s', (_what, nics, kind, code) => {
    const user = { id: 'u1', kind: 'user-net', name: 'out', in: 'h1', at: [0, 0] };
    const links = nics.map(({ id }) =>
      kind === 'tap'
        ? tap(id)
        : kind === 'small'
          ? { ...tap(id), mtu: 1279 }
          : { ...tap(id), kind, mtu: undefined, b: { device: 'u1' } },
    );
    const { text, codes } = exported(drawn(nics, links, [user]));
    expect(codes).toContain(code);
    expect(text('guests/alice.conf')).toBeUndefined();
    expect(text('guests/bob.conf')).toBeDefined();
  });

  test('is started by root, as its README says', () => {
    const { files } = exportBundle(compile(containers.topology).plan, 'shell-qemu');
    const text = files.find(({ path }) => path === 'README.md')?.print().text;
    expect(text).toContain('by root, as nobody else starts containers:\nsudo ./lab.sh up\n');
    expect(text).toContain('sudo ./guests/alice.sh console');
    expect(text).toContain('lxc.rootfs.path=dir:');
    expect(text).not.toContain('-drive');
  });

  test('holds no value that a line could end', () => {
    for (const hostile of ['a\nlxc.hook.start = /x', '', ' a', "a'b", '#', 'a  b', '$(id)', 'é'])
      expect(() => printLxc('uts.name', hostile), hostile).toThrow('no value of LXC');
  });
});
