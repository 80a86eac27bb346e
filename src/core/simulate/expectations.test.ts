import { describe, expect, test } from 'vitest';
import { access, cable, device, draw, trunk } from '../../../e2e/linux/harness/draw.ts';
import { compile } from '../compile/compile.ts';
import { placeText } from '../plan/place.ts';
import { type DeviceId, type Origin, type Resource, resourceId } from '../plan/resource.ts';
import { expectationsOf } from './expectations.ts';

type Parts = Parameters<typeof draw>[1];

type Port = {
  readonly addresses?: readonly string[];
  readonly gateway?: string;
  readonly gateway6?: string;
};

/** A namespace with interfaces eth0, eth1 and so on. */
const stack = (name: string, ...ports: Port[]) =>
  device('namespace', name, { interfaces: ports.map((port, i) => ({ id: `eth${i}`, ...port })) });

const at = (...addresses: string[]): Port => ({ addresses });

function forwarding(value: boolean, namespace?: string, family: 4 | 6 = 4): Resource {
  const origin = (namespace ?? 'br0') as Origin;
  const id = resourceId(origin, `forwarding-${family}`);
  const machine = 'host' as DeviceId;
  return { kind: 'forwarding', id, origin, machine, needs: [], namespace, family, value };
}

function masquerade(bridge: string, network: string): Resource {
  const id = resourceId(bridge as Origin, 'nat');
  return { ...forwarding(true), kind: 'nat', id, bridge, network };
}

/** As lines: `a/eth0 10.0.0.2 (b/eth0)`, with `!` in front of silences and `<= 1400` after sizes. */
function told(parts: Parts, more: readonly Resource[] = []): string[] {
  const { plan } = compile(draw('reach', parts));
  // Said by each test for itself.
  const all = plan.hosts[0]?.resources.filter(({ kind }) => kind !== 'forwarding') ?? [];
  const resources = [...all, ...more];
  return expectationsOf(resources).map(({ kind, from, to, owner, size }) => {
    const text = `${placeText(from)} ${to} (${placeText(owner)})${size === undefined ? '' : ` <= ${size}`}`;
    return kind === 'silent' ? `! ${text}` : text;
  });
}

describe('on one segment', () => {
  const parts = {
    devices: [
      device('bridge', 'br0', at('10.0.0.1/24', 'fd00::1/64')),
      stack('a', at('10.0.0.2/24')),
    ],
    links: [cable('veth', 'a:eth0', 'br0')],
  };

  test('those of one network reach each other', () => {
    expect(told(parts)).toEqual([
      'br0 10.0.0.2 (a/eth0)',
      'a/eth0 10.0.0.1 (br0)',
      'a/eth0 10.0.0.1 (br0) <= 1500',
    ]);
  });

  test('every address is asked for, of both families', () => {
    const more = stack('b', at('10.0.0.3/24', '10.0.0.4/24', 'fd00::3/64'));
    const links = [...parts.links, cable('veth', 'b:eth0', 'br0')];
    const asked = told({ devices: [...parts.devices, more], links }).map(
      (line) => line.split(' ')[1],
    );
    expect(new Set(asked)).toEqual(
      new Set([...['10.0.0.1', '10.0.0.2', '10.0.0.3', '10.0.0.4'], ...['fd00::1', 'fd00::3']]),
    );
  });

  test('those of two networks are not asked', () => {
    const more = stack('b', at('10.0.1.3/24'));
    const links = [...parts.links, cable('veth', 'b:eth0', 'br0')];
    expect(told({ devices: [...parts.devices, more], links })).toEqual(told(parts));
  });

  test('what guests have in them is not known', () => {
    const guest = device('guest', 'vm', {
      ...{ arch: 'x86_64', machine: 'q35', memoryMiB: 128, vcpus: 1 },
      nics: [{ id: 'eth0', model: 'e1000', ...at('10.0.0.9/24') }],
    });
    const links = [...parts.links, cable('tap', 'vm:eth0', 'br0')];
    expect(told({ devices: [...parts.devices, guest], links })).toEqual(told(parts));
  });
});

describe('between segments', () => {
  const red = stack('red', at('10.0.0.1/24'));
  const blue = stack('blue', at('10.0.0.2/24'));
  const green = stack('green', at('10.3.0.3/24', 'fd00:3::3/64'));
  const vlans = (kind: string, fields = {}) => ({
    devices: [device(kind, 'sw0', fields), red, blue, green],
    links: [
      cable('veth', 'red:eth0', 'sw0', { b: access(10) }),
      cable('veth', 'blue:eth0', 'sw0', { b: access(20) }),
      cable('veth', 'green:eth0', 'sw0', { b: access(30) }),
    ],
  });

  test.each(['bridge', 'ovs'])('VLANs of one %s are silent to each other', (kind) => {
    expect(told(vlans(kind))).toEqual([
      ...['! red/eth0 10.0.0.2 (blue/eth0)', '! red/eth0 10.3.0.3 (green/eth0)'],
      ...['! blue/eth0 10.0.0.1 (red/eth0)', '! blue/eth0 10.3.0.3 (green/eth0)'],
      ...['! green/eth0 10.0.0.1 (red/eth0)', '! green/eth0 10.0.0.2 (blue/eth0)'],
    ]);
  });

  test('a switch that waits for flows is not asked about at all', () => {
    expect(
      told(vlans('ovs', { failMode: 'secure', addresses: ['10.0.0.9/24'] })).filter(
        (line) => !line.startsWith('!'),
      ),
    ).toEqual([]);
  });

  test('the host answers for its addresses on each of its bridges', () => {
    const parts = {
      devices: [
        ...[device('bridge', 'br0', at('10.0.0.1/24')), device('bridge', 'br1', at('10.1.0.1/24'))],
        ...[stack('a', at('10.0.0.2/24')), stack('b', at('10.1.0.2/24'))],
      ],
      links: [cable('veth', 'a:eth0', 'br0'), cable('veth', 'b:eth0', 'br1')],
    };
    expect(told(parts).filter((line) => line.startsWith('!'))).toEqual([
      '! a/eth0 10.1.0.2 (b/eth0)',
      '! b/eth0 10.0.0.2 (a/eth0)',
    ]);
  });

  test('who hears a card of the host may be answered by anybody', () => {
    const parts = vlans('bridge');
    const devices = [...parts.devices, device('nic', 'eno1')];
    const links = [...parts.links, cable('member', 'eno1', 'sw0', { b: access(20) })];
    expect(told({ devices, links })).toEqual([
      ...['! red/eth0 10.0.0.2 (blue/eth0)', '! red/eth0 10.3.0.3 (green/eth0)'],
      ...['! green/eth0 10.0.0.1 (red/eth0)', '! green/eth0 10.0.0.2 (blue/eth0)'],
    ]);
  });

  test('a guest with a card in each may join them', () => {
    const guest = device('guest', 'vm', {
      ...{ arch: 'x86_64', machine: 'q35', memoryMiB: 128, vcpus: 1 },
      nics: [
        { id: 'eth0', model: 'e1000' },
        { id: 'eth1', model: 'e1000' },
      ],
    });
    const parts = vlans('ovs');
    const links = [
      ...parts.links,
      cable('tap', 'vm:eth0', 'sw0', { b: access(10) }),
      cable('tap', 'vm:eth1', 'sw0', { b: access(20) }),
    ];
    expect(told({ devices: [...parts.devices, guest], links })).toEqual([
      ...['! red/eth0 10.3.0.3 (green/eth0)', '! blue/eth0 10.3.0.3 (green/eth0)'],
      ...['! green/eth0 10.0.0.1 (red/eth0)', '! green/eth0 10.0.0.2 (blue/eth0)'],
    ]);
  });
});

describe('over a router', () => {
  const parts = {
    devices: [
      stack('a', { addresses: ['10.1.0.2/24'], gateway: '10.1.0.1' }),
      stack('r', at('10.1.0.1/24'), at('10.2.0.1/24')),
      stack('b', { addresses: ['10.2.0.2/24'], gateway: '10.2.0.1' }),
    ],
    links: [cable('veth', 'a:eth0', 'r:eth0', { mtu: 1400 }), cable('veth', 'r:eth1', 'b:eth0')],
  };
  const near = [
    ...['a/eth0 10.1.0.1 (r/eth0)', 'r/eth0 10.1.0.2 (a/eth0)'],
    'a/eth0 10.1.0.1 (r/eth0) <= 1400',
    ...['r/eth1 10.2.0.2 (b/eth0)', 'b/eth0 10.2.0.1 (r/eth1)'],
    'r/eth1 10.2.0.2 (b/eth0) <= 1500',
  ];

  test('that forwards, both sides reach each other, with what fits through', () => {
    expect(told(parts, [forwarding(true, 'r')])).toEqual([
      ...near,
      'a/eth0 10.2.0.2 (b/eth0)',
      'a/eth0 10.2.0.2 (b/eth0) <= 1400',
      'b/eth0 10.1.0.2 (a/eth0)',
    ]);
  });

  test('that does not, they reach its addresses only', () => {
    expect(told(parts, [forwarding(false, 'r'), forwarding(false, 'r', 6)])).toEqual([
      ...near,
      'a/eth0 10.2.0.1 (r/eth1)',
      'b/eth0 10.1.0.1 (r/eth0)',
      '! a/eth0 10.2.0.2 (b/eth0)',
      '! b/eth0 10.1.0.2 (a/eth0)',
    ]);
  });

  test('of which neither is known, nothing is said of the far side', () => {
    expect(told(parts)).toEqual([
      ...near,
      ...told(parts, [forwarding(false, 'r')]).filter(
        (line) => /^[ab].*\(r/.test(line) && !near.includes(line),
      ),
    ]);
  });

  test('without a way back nothing answers, and what has no way there is silent', () => {
    const [a = {}, r = {}] = parts.devices;
    const devices = [a, r, stack('b', at('10.2.0.2/24'))];
    const lines = told({ ...parts, devices }, [forwarding(true, 'r')]);
    expect(lines.filter((line) => /a.eth0.*b.eth0|b.eth0.*a.eth0/.test(line))).toEqual([
      '! b/eth0 10.1.0.2 (a/eth0)',
    ]);
  });

  test('and back by another, a filter of the reverse path may drop it', () => {
    const other = {
      devices: [
        device('bridge', 'br2'),
        stack('a', { addresses: ['10.1.0.2/24'], gateway: '10.1.0.1' }, at('10.9.0.2/24')),
        stack('r', at('10.1.0.1/24'), at('10.2.0.1/24')),
        stack('s', { addresses: ['10.9.0.1/24'], gateway: '10.9.0.2' }, at('10.2.0.3/24')),
        stack('b', { addresses: ['10.2.0.2/24'], gateway: '10.2.0.3' }),
      ],
      links: [
        cable('veth', 'a:eth0', 'r:eth0'),
        cable('veth', 'a:eth1', 's:eth0'),
        ...['r:eth1', 's:eth1', 'b:eth0'].map((port) => cable('veth', port, 'br2')),
      ],
    };
    const lines = told(other, [forwarding(true, 'r'), forwarding(true, 's')]);
    expect(lines).toContain('a/eth0 10.1.0.1 (r/eth0)');
    expect(lines).not.toContain('a/eth0 10.2.0.2 (b/eth0)');
  });

  test('over two routers it is as well', () => {
    const chain = {
      devices: [
        stack('a', { addresses: ['10.1.0.2/24'], gateway: '10.1.0.1' }),
        stack('r', at('10.1.0.1/24'), { addresses: ['10.2.0.1/24'], gateway: '10.2.0.2' }),
        stack('s', { addresses: ['10.2.0.2/24'], gateway: '10.2.0.1' }, at('10.3.0.1/24')),
        stack('b', { addresses: ['10.3.0.2/24'], gateway: '10.3.0.1' }),
      ],
      links: [
        cable('veth', 'a:eth0', 'r:eth0'),
        cable('veth', 'r:eth1', 's:eth0', { mtu: 1300 }),
        cable('veth', 's:eth1', 'b:eth0'),
      ],
    };
    const lines = told(chain, [forwarding(true, 'r'), forwarding(true, 's')]);
    expect(lines).toContain('a/eth0 10.3.0.2 (b/eth0)');
    expect(lines).toContain('a/eth0 10.3.0.2 (b/eth0) <= 1300');
  });
});

describe('the host', () => {
  const parts = {
    devices: [
      device('bridge', 'br0', at('10.1.0.1/24')),
      device('bridge', 'br1', at('10.2.0.1/24')),
      stack('a', { addresses: ['10.1.0.2/24'], gateway: '10.1.0.1' }),
      stack('b', at('10.2.0.2/24')),
      stack('c', { addresses: ['10.2.0.3/24'], gateway: '10.2.0.1' }),
    ],
    links: [
      cable('veth', 'a:eth0', 'br0'),
      cable('veth', 'b:eth0', 'br1'),
      cable('veth', 'c:eth0', 'br1'),
    ],
  };
  const from = (name: string, lines: readonly string[]) =>
    lines.filter((line) => new RegExp(`^(! )?${name}/.*([abc]/eth0)`).test(line));
  const across = (lines: readonly string[]) =>
    [...from('a', lines), ...from('c', lines)].filter((line) =>
      /a.eth0.*[bc].eth0|c.eth0.*a.eth0/.test(line),
    );

  test('may forward or not: nothing is said, but that it answers itself', () => {
    const lines = told(parts);
    expect(across(lines)).toEqual([]);
    expect(lines).toContain('a/eth0 10.2.0.1 (br1)');
  });

  test('forwards where that is drawn', () => {
    expect(across(told(parts, [forwarding(true)]))).toEqual([
      'a/eth0 10.2.0.3 (c/eth0)',
      'a/eth0 10.2.0.3 (c/eth0) <= 1500',
      'c/eth0 10.1.0.2 (a/eth0)',
    ]);
  });

  test('masquerades: the way out is known, that back in is not', () => {
    const [, , , ...rest] = parts.devices;
    const devices = [...parts.devices.slice(0, 4), stack('c', at('10.2.0.3/24'))];
    expect(rest.length).toBe(2);
    const nat = masquerade('br0', '10.1.0.0/24');
    expect(across(told({ ...parts, devices }, [forwarding(true), nat]))).toEqual([
      'a/eth0 10.2.0.2 (b/eth0)',
      'a/eth0 10.2.0.2 (b/eth0) <= 1500',
    ]);
    expect(across(told(parts, [forwarding(true), nat]))).toEqual([
      'a/eth0 10.2.0.3 (c/eth0)',
      'a/eth0 10.2.0.3 (c/eth0) <= 1500',
    ]);
  });
});

test('what is masqueraded must not have passed another bridge', () => {
  const parts = (inside: string) => ({
    devices: [
      device('bridge', 'br0', at('10.1.0.1/24')),
      device(inside, 'sw1'),
      device('bridge', 'br2', at('10.2.0.1/24')),
      stack('a', { addresses: ['10.1.0.2/24'], gateway: '10.1.0.1' }),
      stack('b', at('10.2.0.2/24')),
    ],
    links: [
      ...[cable('veth', 'a:eth0', 'sw1'), cable('veth', 'sw1', 'br0')],
      cable('veth', 'b:eth0', 'br2'),
    ],
  });
  const nat = [forwarding(true), masquerade('br0', '10.1.0.0/24')];
  expect(told(parts('ovs'), nat)).toContain('a/eth0 10.2.0.2 (b/eth0)');
  expect(told(parts('bridge'), nat)).not.toContain('a/eth0 10.2.0.2 (b/eth0)');
});

describe('sizes', () => {
  const sizes = (parts: Parts) => told(parts).filter((line) => line.includes('<='));

  test('the narrowest cable between switches counts for all behind it', () => {
    const parts = {
      devices: [
        ...[device('bridge', 'br0'), device('bridge', 'br1')],
        ...[stack('a', at('10.0.0.1/24')), stack('b', at('10.0.0.2/24'))],
      ],
      links: [
        cable('veth', 'a:eth0', 'br0', { mtu: 9000 }),
        cable('veth', 'b:eth0', 'br1', { mtu: 9000 }),
        cable('veth', 'br0', 'br1', { mtu: 1400 }),
      ],
    };
    expect(sizes(parts)).toEqual(['a/eth0 10.0.0.2 (b/eth0) <= 1400']);
  });

  test('what is more than the port of the other takes gets no answer', () => {
    const parts = (mtu: number) => ({
      devices: [
        device('bridge', 'br0'),
        ...[stack('a', at('10.0.0.1/24')), stack('b', at('10.0.0.2/24'))],
      ],
      links: [cable('veth', 'a:eth0', 'br0'), cable('veth', 'b:eth0', 'br0', { mtu })],
    });
    expect(sizes(parts(1400))).toEqual([
      'a/eth0 10.0.0.2 (b/eth0) <= 1400',
      '! a/eth0 10.0.0.2 (b/eth0) <= 1500',
    ]);
    // A bridge lets the four bytes of a tag pass, whether there is one or not.
    expect(sizes(parts(1496))).toEqual(['a/eth0 10.0.0.2 (b/eth0) <= 1496']);
  });

  test('who is on a segment twice may take a packet where it is narrower', () => {
    const parts = (second: string) => ({
      devices: [
        ...[device('bridge', 'br0'), device('bridge', 'br1')],
        ...[stack('a', at('10.0.0.1/24')), stack('b', at('10.0.0.2/24'), {})],
      ],
      links: [
        ...[cable('veth', 'a:eth0', 'br0'), cable('veth', 'b:eth0', 'br0')],
        cable('veth', 'b:eth1', second, { mtu: 1300 }),
      ],
    });
    expect(sizes(parts('br0'))).toEqual([]);
    expect(sizes(parts('br1'))).toEqual(['a/eth0 10.0.0.2 (b/eth0) <= 1500']);
  });

  test('the device of a bridge takes the MTU of its smallest port, unless that is a card of the host', () => {
    const parts = {
      devices: [device('bridge', 'br0', at('10.0.0.1/24')), stack('a', at('10.0.0.2/24'))],
      links: [cable('veth', 'a:eth0', 'br0', { mtu: 1300 })],
    };
    expect(sizes(parts)).toEqual(['a/eth0 10.0.0.1 (br0) <= 1300']);
    const devices = [...parts.devices, device('nic', 'eno1')];
    expect(sizes({ devices, links: [...parts.links, cable('member', 'eno1', 'br0')] })).toEqual([]);
  });

  test('below 1280 bytes there is no IPv6', () => {
    const parts = {
      devices: [
        stack('a', at('10.0.0.1/24', 'fd00::1/64')),
        stack('b', at('10.0.0.2/24', 'fd00::2/64')),
      ],
      links: [cable('veth', 'a:eth0', 'b:eth0', { mtu: 1200 })],
    };
    expect(told(parts).filter((line) => line.includes('fd00'))).toEqual([]);
  });
});

test('a trunk joins, and what is not on it stays apart', () => {
  const names = ['a10', 'a20', 'a30', 'b10', 'b20', 'b30'];
  const parts = {
    devices: [
      ...[device('bridge', 'br0'), device('ovs', 'ovs0')],
      ...names.map((name, i) => stack(name, at(`10.0.0.${i + 1}/24`))),
    ],
    links: [
      ...names.map((name) =>
        cable('veth', `${name}:eth0`, name.startsWith('a') ? 'br0' : 'ovs0', {
          b: access(Number(name.slice(1))),
        }),
      ),
      cable('veth', 'br0', 'ovs0', { a: trunk([10, 20]), b: trunk([10, 20]) }),
    ],
  };
  const lines = told(parts);
  const answers = lines.filter((line) => !line.startsWith('!') && !line.includes('<='));
  expect(answers.map((line) => line.replaceAll(/[/].*[(]|[/].*$/g, ' ').trim())).toEqual([
    ...['a10 b10', 'b10 a10', 'a20 b20', 'b20 a20'],
  ]);
  expect(lines.some((line) => line.startsWith('! a30'))).toBe(true);
});

test('a large lab is asked about in time and number linear in it', () => {
  const lab = (count: number) => {
    const switches = Math.ceil(count / 20);
    return {
      devices: [
        ...Array.from({ length: switches }, (_, i) =>
          device('bridge', `br${i}`, at(`10.${i >> 8}.${i & 255}.1/24`)),
        ),
        ...Array.from({ length: count }, (_, i) => {
          const at = i % switches;
          const address = `10.${at >> 8}.${at & 255}.${2 + Math.floor(i / switches)}/24`;
          return stack(`n${i}`, { addresses: [address], gateway: `10.${at >> 8}.${at & 255}.1` });
        }),
      ],
      links: Array.from({ length: count }, (_, i) =>
        cable('veth', `n${i}:eth0`, `br${i % switches}`),
      ),
    };
  };
  const [few, many] = [told(lab(200)).length, told(lab(2000)).length];
  expect(few).toBeGreaterThan(400);
  expect(many).toBeLessThan(11 * few);
});
