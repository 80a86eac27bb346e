import { describe, expect, test } from 'vitest';
import { access, cable, device, draw } from '../../../e2e/linux/harness/draw.ts';
import { compile } from '../compile/compile.ts';
import type { Origin } from '../plan/resource.ts';
import { reachabilityOf } from './reachability.ts';

type Parts = Parameters<typeof draw>[1];

const guest = (name: string, ...cards: readonly object[]) =>
  device('guest', name, {
    ...{ arch: 'x86_64', machine: 'q35', memoryMiB: 128, vcpus: 1 },
    nics: cards.map((card, i) => ({ id: `eth${i}`, model: 'e1000', ...card })),
  });

const stack = (name: string, ...ports: readonly object[]) =>
  device('namespace', name, { interfaces: ports.map((port, i) => ({ id: `eth${i}`, ...port })) });

/** As lines: `reaches 10.0.0.1 at br0 of host, 1 hop`, or why not. */
function told(parts: Parts, asker: string): string[] {
  return reachabilityOf(compile(draw('reach', parts)).plan)
    .from(asker as Origin)
    .map(({ to, owner, ifname, answer, hops, stop }) => {
      const more = stop ? `${stop.why} at ${stop.at}` : `${hops}`;
      return `${answer} ${to} at ${ifname} of ${owner}: ${more}`;
    });
}

describe('guests on a switch', () => {
  const parts = {
    devices: [
      device('bridge', 'br0', { addresses: ['10.0.0.1/24'] }),
      guest('web', { addresses: ['10.0.0.2/24'] }),
      guest('mail', { addresses: ['10.0.0.3/24'] }),
    ],
    links: [cable('tap', 'web:eth0', 'br0'), cable('tap', 'mail:eth0', 'br0')],
  };

  test('reach each other and the host', () => {
    expect(told(parts, 'web')).toEqual([
      'reaches 10.0.0.1 at br0 of host: 1',
      'reaches 10.0.0.3 at eth0 of mail: 1',
    ]);
    expect(told(parts, 'host')).toEqual([
      'reaches 10.0.0.3 at eth0 of mail: 1',
      'reaches 10.0.0.2 at eth0 of web: 1',
    ]);
  });

  test('say which cables and devices are on the way', () => {
    const { plan } = compile(draw('reach', parts));
    const answers = reachabilityOf(plan).from('web' as Origin);
    const mail = answers.find(({ owner }) => owner === ('mail' as Origin));
    const cables = plan.hosts[0]?.resources.flatMap((one) =>
      one.kind === 'port' ? [one.origin] : [],
    );
    expect(mail?.way.toSorted()).toEqual(['web', 'mail', ...(cables ?? [])].sort());
  });

  test('are silent across VLANs', () => {
    const [, web, mail] = parts.devices;
    const apart = {
      devices: [device('ovs', 'sw0'), web!, mail!],
      links: [
        cable('tap', 'web:eth0', 'sw0', { b: access(10) }),
        cable('tap', 'mail:eth0', 'sw0', { b: access(20) }),
      ],
    };
    expect(told(apart, 'web')).toEqual(['silent 10.0.0.3 at eth0 of mail: no-neighbour at web']);
  });

  test('reach each other over a cable of their own', () => {
    const [, web, mail] = parts.devices;
    const links = [cable('socket', 'web:eth0', 'mail:eth0')];
    expect(told({ devices: [web!, mail!], links }, 'mail')).toEqual([
      'reaches 10.0.0.2 at eth0 of web: 1',
    ]);
  });

  test('reach each other also where one is on a VDE switch, or Open vSwitch reads its memory', () => {
    const { devices } = parts;
    const [, web, mail] = devices;
    const vde = {
      devices: [...devices, device('vde', 'lan')],
      links: [
        cable('qemu', 'web:eth0', 'lan'),
        cable('vde', 'lan', 'br0'),
        cable('tap', 'mail:eth0', 'br0'),
      ],
    };
    expect(told(vde, 'web')).toContain('reaches 10.0.0.3 at eth0 of mail: 1');
    const none: Readonly<Record<string, unknown>> = {};
    const polled = (a: typeof none, b: typeof none) =>
      told(
        {
          devices: [device('ovs', 'br0', { datapath: 'netdev' }), web!, mail!],
          links: [
            cable('vhost-user', 'web:eth0', 'br0', { b: a }),
            cable('tap', 'mail:eth0', 'br0', { b }),
          ],
        },
        'web',
      );
    expect(polled(none, none)).toEqual(['reaches 10.0.0.3 at eth0 of mail: 1']);
    expect(polled(access(20), access(30))).toEqual([expect.stringMatching(/^silent/)]);
  });

  test('ask nothing without an address', () => {
    const [br0] = parts.devices;
    const bare = { devices: [br0!, guest('web', {})], links: [cable('tap', 'web:eth0', 'br0')] };
    expect(told(bare, 'web')).toEqual([]);
    expect(told(bare, 'host')).toEqual([]);
  });
});

describe('over a router', () => {
  const parts = (router: object) => ({
    devices: [
      stack('a', { addresses: ['10.1.0.2/24'], gateway: '10.1.0.1' }),
      device('namespace', 'r', {
        interfaces: [
          { id: 'eth0', addresses: ['10.1.0.1/24'] },
          { id: 'eth1', addresses: ['10.2.0.1/24'] },
        ],
        ...router,
      }),
      stack('b', { addresses: ['10.2.0.2/24'], gateway: '10.2.0.1' }),
    ],
    links: [cable('veth', 'a:eth0', 'r:eth0'), cable('veth', 'r:eth1', 'b:eth0')],
  });

  test('gets to the other side, in two hops', () => {
    expect(told(parts({ forwarding: true }), 'a')).toContain('reaches 10.2.0.2 at eth0 of b: 2');
  });

  test('that does not forward stops it', () => {
    expect(told(parts({ forwarding: false }), 'a')).toContain(
      'silent 10.2.0.2 at eth0 of b: not-forwarding at r',
    );
  });

  test('without a way back it says who has none', () => {
    const { devices, links } = parts({ forwarding: true });
    const [a, r] = devices;
    const lost = stack('b', { addresses: ['10.2.0.2/24'] });
    expect(told({ devices: [a!, r!, lost], links }, 'a')).toContain(
      'open 10.2.0.2 at eth0 of b: no-route at b',
    );
  });
});

describe('between networks of libvirt', () => {
  const parts = (forward: string) => ({
    devices: [
      device('libvirt-network', 'net0', { forward, addresses: ['10.1.0.1/24'] }),
      device('libvirt-network', 'net1', { forward: 'route', addresses: ['10.2.0.1/24'] }),
      guest('web', { addresses: ['10.1.0.2/24'], gateway: '10.1.0.1' }),
      guest('mail', { addresses: ['10.2.0.2/24'], gateway: '10.2.0.1' }),
    ],
    links: [cable('network', 'web:eth0', 'net0'), cable('network', 'mail:eth0', 'net1')],
  });

  test('the host hands on what is routed', () => {
    expect(told(parts('route'), 'web')).toContain('reaches 10.2.0.2 at eth0 of mail: 2');
    expect(told(parts('route'), 'mail')).toContain('reaches 10.1.0.2 at eth0 of web: 2');
  });

  test('nothing past the host is certain of one that is isolated', () => {
    expect(told(parts('isolated'), 'web')).toEqual([
      'reaches 10.1.0.1 at net0 of host: 1',
      'reaches 10.2.0.1 at net1 of host: 1',
      'open 10.2.0.2 at eth0 of mail: not-forwarding at host',
    ]);
    expect(told(parts('isolated'), 'mail')).toContain(
      'open 10.1.0.2 at eth0 of web: not-forwarding at host',
    );
  });
});

describe('between two hosts', () => {
  /** On each a bridge with a stack, and a card. */
  const both = [0, 1].flatMap((i) => {
    const own = (one: object, name: string) => ({
      ...one,
      ...{ id: `${name}${i}`, in: i === 0 ? 'host' : 'other' },
    });
    return [
      own(device('nic', 'eno1', { addresses: [`192.0.2.${i + 1}/24`] }), 'eno'),
      own(device('bridge', 'br0'), 'br'),
      own(stack('a', { addresses: [`10.9.0.${i + 1}/24`] }), 'a'),
    ];
  });
  const devices = [device('host', 'other', { in: undefined }), ...both];
  const inner = [cable('veth', 'a0:eth0', 'br0'), cable('veth', 'a1:eth0', 'br1')];
  const wire = cable('wire', 'eno0', 'eno1');
  const tunnel = { ...cable('tunnel', 'br0', 'br1'), mtu: 1500 };

  test('a wire joins the cards, and carries a tunnel', () => {
    const links = [...inner, wire, tunnel];
    expect(told({ devices, links }, 'a0')).toContain('reaches 10.9.0.2 at eth0 of a1: 1');
    expect(told({ devices, links }, 'host')).toContain('reaches 192.0.2.2 at eno1 of other: 1');
  });

  test('a tunnel over what is not drawn is not certain', () => {
    expect(told({ devices, links: [...inner, tunnel] }, 'a0')).toEqual([
      'open 10.9.0.2 at eth0 of a1: no-neighbour at a0',
    ]);
  });

  test('what is behind a LAN is not certain', () => {
    const lan = device('lan', 'office', { in: undefined });
    const to = (from: string) => ({
      ...cable('tunnel', from, 'office', { b: { local: '192.0.2.9' } }),
      mtu: 1500,
    });
    const wires = [cable('wire', 'eno0', 'office'), cable('wire', 'eno1', 'office')];
    const parts = { devices: [...devices, lan], links: [...inner, ...wires, to('br0'), to('br1')] };
    expect(told(parts, 'a0')).toEqual([]);
  });

  test('nothing is said of hosts that nothing joins', () => {
    expect(told({ devices, links: inner }, 'a0')).toEqual([]);
  });

  test('a wire between ports of bridges makes these one', () => {
    const ports = [cable('member', 'eno0', 'br0'), cable('member', 'eno1', 'br1')];
    const without = devices.map((one) => ({ ...one, addresses: undefined }));
    const lines = told({ devices: without, links: [...inner, ...ports, wire] }, 'a0');
    expect(lines).toEqual(['reaches 10.9.0.2 at eth0 of a1: 1']);
  });

  test('with the same addresses on both, each answers itself', () => {
    const alike = devices.map((one) => {
      const { kind, ...rest } = one as { kind: string };
      if (kind === 'bridge') return { kind, ...rest, addresses: ['10.0.0.1/24'] };
      if (kind === 'nic') return { kind, ...rest, addresses: undefined };
      if (kind !== 'namespace') return one;
      return { kind, ...rest, interfaces: [{ id: 'eth0', addresses: ['10.0.0.2/24'] }] };
    });
    const parts = { devices: alike, links: [...inner, wire] };
    expect(told(parts, 'host')).toEqual([
      'reaches 10.0.0.2 at eth0 of a0: 1',
      'open 10.0.0.1 at br0 of other: other-owner at host',
      'open 10.0.0.2 at eth0 of a1: other-owner at a0',
    ]);
    expect(told(parts, 'a0')).toEqual([
      'reaches 10.0.0.1 at br0 of host: 1',
      'open 10.0.0.1 at br0 of other: other-owner at host',
      'open 10.0.0.2 at eth0 of a1: other-owner at a0',
    ]);
  });
});
