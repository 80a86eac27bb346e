import { describe, expect, test } from 'vitest';
import type { DeviceId, LinkId } from '../../model/ids.ts';
import type { Plan } from '../../plan/plan.ts';
import { type Attachment, type Backend, type Machine, resourceId } from '../../plan/resource.ts';
import { printUmlOptions } from '../../text/uml.ts';
import type { EmitContext } from '../target.ts';
import { cardArguments, ownArguments } from './arguments.ts';
import { umlArgv } from './uml-argv.ts';

const [g1, v1, h1] = ['g1', 'v1', 'h1'] as DeviceId[] as [DeviceId, DeviceId, DeviceId];
const link = 'l1' as LinkId;

const tap: Backend = { type: 'tap', ifname: 'tap0', bridge: 'br0', technology: 'bridge', link };
const mcast: Backend = { type: 'mcast', address: '239.1.2.3', port: 5000, link };
const vde: Backend = { type: 'vde', daemon: resourceId(v1, 'vde'), socket: '/run/lab/lan', link };
const l2tpv3 = {
  ...{ type: 'l2tpv3', udp: { local: 7001, remote: 7002 }, counter: 'pinned', link },
  session: { rx: 4_000_000_000, tx: 7 },
  cookie: { bits: 64, rx: '0x0011223344556677', tx: '0x7766554433221100' },
} as const satisfies Backend;
const { udp: _ports, ...overIp } = l2tpv3;
const user: Backend = { type: 'user', network: '10.0.2.0/24', forwards: [], link };
const hub: Backend = { type: 'hub', hub: g1, link };
const macvtap: Backend = {
  ...{ type: 'macvtap', ifname: 'm0', lower: 'eno1', mode: 'bridge', mtu: undefined, link },
};
const socket: Backend = {
  ...{ type: 'datagrams', netdev: 'socket', local: 7000, remote: 7001, link },
};

function guest(nics: readonly (readonly [string, Backend])[], more: object = {}): Machine {
  return {
    kind: 'machine',
    id: resourceId(g1, 'machine'),
    ...{ origin: g1, machine: h1, needs: [], controllers: [] },
    ...{ label: 'web 1', name: 'web1', uuid: '00000000-0000-4000-8000-000000000001' },
    ...{ arch: 'x86_64', machineType: 'uml', memoryMiB: 64, vcpus: 1 },
    nics: nics.map(([model, backend], i): Attachment => ({
      ...{ nic: `eth${i}`, model, mac: `52:54:00:00:00:0${i}`, queues: 1, backend },
      ...{ addresses: [], gateways: [] },
    })),
    ...more,
  };
}

const drawn = guest([['uml-vector', tap]]);
const booting = { ...drawn, nics: drawn.nics.map((nic) => ({ ...nic, bootIndex: 1 })) };

function context(machine: Machine): EmitContext {
  const host = { id: h1, label: 'kvm1', folder: 'kvm1', resources: [machine] };
  const plan: Plan = {
    lab: { label: 'lab', id: 'lab', group: 0x76000000 },
    hosts: [host],
    titles: new Map([[link, "it's \n`a` cable"]]),
    wires: [],
  };
  return { plan, host, mine: [machine] };
}

const codes = (machine: Machine) =>
  umlArgv.refuse?.(context(machine)).map(({ code, severity }) => `${severity} ${code}`);

describe('the command line of User-mode Linux', () => {
  test('has its size and its cards, in their places', () => {
    const machine = guest([
      ['uml-vector', tap],
      ['uml-netdev', tap],
      ['uml-netdev', { type: 'none' }],
      ['uml-netdev', mcast],
      ['uml-netdev', vde],
      ['uml-vector', l2tpv3],
    ]);
    // A guest may be called "pid", as a file beside its folder is.
    for (const value of ['mem=64M', 'umid=uml-web1', 'hostfs=/dev/null'])
      expect(ownArguments(machine).map((each) => each.value)).toContain(value);
    expect(cardArguments(machine).map(({ value }) => value)).toEqual([
      'vec0:transport=tap,ifname=tap0,mac=52:54:00:00:00:00',
      'eth1=tuntap,tap0,52:54:00:00:00:01',
      'eth3=mcast,52:54:00:00:00:03,239.1.2.3,5000,0',
      'eth4=vde,/run/lab/lan,52:54:00:00:00:04',
      `vec5:transport=l2tpv3,src=127.0.0.1,dst=127.0.0.1,udp=1,srcport=7001,dstport=7002,rx_session=${4_000_000_000 - 2 ** 32},tx_session=7,cookie64=1,rx_cookie=0x0011223344556677,tx_cookie=0x7766554433221100,counter=1,pin_counter=1,mac=52:54:00:00:00:05`,
    ]);
  });

  test('is for drawn machines alone', () => {
    const { machine: answer } = umlArgv.answers;
    if (typeof answer !== 'function') throw new Error('no choice');
    expect([answer(guest([])), answer(guest([], { machineType: 'q35' }))]).toEqual([
      'emits',
      'absent',
    ]);
  });

  test.each([
    ['nothing', guest([['uml-vector', tap]]), []],
    ['no cable', guest([['uml-vector', { type: 'none' }]]), ['warning uml-no-cable']],
    ['a group', guest([['uml-netdev', mcast]]), ['warning uml-mcast-heard']],
    ['processors', guest([], { vcpus: 2 }), ['error uml-one-processor']],
    ['memory', guest([], { memoryMiB: 39 }), ['error uml-memory-low']],
    ['the other driver', guest([['uml-vector', vde]]), ['error uml-other-driver']],
    ['the other driver, too', guest([['uml-netdev', l2tpv3]]), ['error uml-other-driver']],
    ['a boot order', booting, ['warning uml-no-boot']],
    ['IP', guest([['uml-vector', overIp]]), ['error uml-l2tpv3-ip']],
    ['user', guest([['uml-vector', user]]), ['error uml-no-transport']],
    ['a hub', guest([['uml-vector', hub]]), ['error uml-no-transport']],
    ['a macvtap', guest([['uml-vector', macvtap]]), ['error uml-no-transport']],
    ['a socket', guest([['uml-vector', socket]]), ['error uml-no-transport']],
  ] as const)('refuses, or tells of, %s', (_what, machine, expected) => {
    expect(codes(machine)).toEqual(expected);
    const isRefused = expected.some((one) => one.startsWith('error'));
    expect(umlArgv.emit(context(machine)).length).toBe(isRefused ? 0 : 1);
    expect(umlArgv.lab?.(context(machine)).guests.length).toBe(isRefused ? 0 : 1);
  });

  test('holds no text that it could misread', () => {
    for (const hostile of ['tap0,x', 'a b', 'x=1\n', 'ifname=a=b', '', "it's", 'ifname=', 'é']) {
      expect(() => printUmlOptions([hostile]), hostile).toThrow('no option of UML');
    }
    const { text } = umlArgv.emit(context(guest([['uml-vector', tap]])))[0]!.print();
    expect(text).toContain(String.raw`need_backend VECTOR 'it'\''s \u000a\u0060a\u0060 cable'`);
  });
});
