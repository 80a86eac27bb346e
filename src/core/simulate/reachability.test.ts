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
  const [host] = compile(draw('reach', parts)).plan.hosts;
  if (!host) throw new Error('no host');
  return reachabilityOf(host)
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
    const [host] = compile(draw('reach', parts)).plan.hosts;
    const answers = host ? reachabilityOf(host).from('web' as Origin) : [];
    const mail = answers.find(({ owner }) => owner === ('mail' as Origin));
    const cables = host?.resources.flatMap((one) => (one.kind === 'port' ? [one.origin] : []));
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
