import { expect, test } from 'vitest';
import { cable, draw, guest } from '../../../e2e/linux/harness/draw.ts';
import type { Topology } from '../model/topology.ts';
import type { Attachment } from '../plan/resource.ts';
import { viewOf } from '../view/view.ts';
import { compile } from './compile.ts';
import { assignPorts } from './ports.ts';

/** Two guests with a cable for each of these. */
function between(links: readonly Readonly<Record<string, unknown>>[], name = 'ports'): Topology {
  const nics = links.map((_, i) => ({ id: `eth${i}`, model: 'e1000' }));
  return draw(name, {
    devices: [guest('left', nics), guest('right', nics)],
    links: links.map((more, i) => ({
      ...cable('socket', `right:eth${i}`, `left:eth${i}`),
      ...more,
    })),
  });
}

const portsOf = (topology: Topology) => [...assignPorts(viewOf(topology)).values()];

function backendsOf(topology: Topology): Attachment['backend'][][] {
  const machines = compile(topology).plan.hosts[0]?.resources ?? [];
  return machines.flatMap((one) =>
    one.kind === 'machine' ? [one.nics.map(({ backend }) => backend)] : [],
  );
}

test('ports follow from names, and stand between well-known ones and those of clients', () => {
  const [port] = portsOf(between([{}]));
  expect(port).toBe(portsOf(between([{}]))[0]);
  expect(port).not.toBe(portsOf(between([{}], 'another'))[0]);
  expect(port).toBeGreaterThanOrEqual(20_000);
  expect(port).toBeLessThan(30_000);
});

test('no two cables have a port in common, and what is typed holds', () => {
  const [taken] = portsOf(between([{}]));
  const ports = portsOf(
    between([
      {},
      ...Array.from({ length: 300 }, () => ({ form: 'dgram-udp' })),
      { port: taken! + 1 },
    ]),
  );
  const all = ports.flatMap((port) => [port, port + 1]);
  expect(ports).toContain(taken! + 1);
  expect(new Set(all).size).toBe(all.length);
});

test('the two ends of a cable agree, whichever way it was drawn', () => {
  const forms = ['udp', 'dgram-udp', 'dgram-unix', 'tcp', 'stream-tcp', 'stream-unix'];
  const [left = [], right = []] = backendsOf(between(forms.map((form) => ({ form }))));
  expect(left.map(inMirror)).toEqual(right);
});

/** What the far end of such a cable must be; the guest here is `left`. */
function inMirror(end: Attachment['backend']): Attachment['backend'] {
  if (end.type === 'datagrams') return { ...end, local: end.remote, remote: end.local };
  if (end.type === 'stream' && end.listens) return { ...end, listens: false, peer: 'left' };
  throw new Error(`${end.type} does not listen`);
}

test('ports that nobody is given here leave none the fewer', () => {
  const elsewhere = Array.from({ length: 10_000 }, (_, i) => `tcp:127.0.0.1:${30_000 + i}-:80`);
  // What the second cable gets by itself is typed at the first.
  const [, wanted] = portsOf(between([{}, {}]));
  const drawing = between([{ port: wanted }, {}]);
  const links = [
    ...drawing.links,
    {
      id: 'user',
      kind: 'user',
      a: { device: 'left', port: 'eth9' },
      b: { device: 'out' },
      forwards: elsewhere,
    },
  ];
  const devices = [
    ...drawing.devices,
    { id: 'out', kind: 'user-net', name: 'out', in: 'host', at: [0, 0] },
  ];
  const ports = portsOf({ ...drawing, devices, links } as unknown as Topology);
  expect(new Set(ports).size).toBe(2);
});

test('a guest that connects comes after the one that listens, and goes with it', () => {
  const machines = (form: string) =>
    (compile(between([{ form }])).plan.hosts[0]?.resources ?? []).map(({ id, needs }) => [
      id,
      needs,
    ]);
  expect(machines('tcp')).toEqual([
    ['left/machine', []],
    ['right/machine', ['left/machine']],
  ]);
  expect(machines('udp').map(([, needs]) => needs)).toEqual([[], []]);
});

test('a guest cabled to itself listens with the card that QEMU makes first', () => {
  const topology = draw('alone', {
    devices: [
      guest(
        'one',
        ['eth0', 'eth1'].map((id) => ({ id, model: 'e1000' })),
      ),
    ],
    links: [{ ...cable('socket', 'one:eth1', 'one:eth0'), form: 'tcp' }],
  });
  const [[first, second] = []] = backendsOf(topology);
  expect([first, second]).toMatchObject([{ listens: true }, { listens: false }]);
  expect(compile(topology).plan.hosts[0]?.resources[0]?.needs).toEqual([]);
});
