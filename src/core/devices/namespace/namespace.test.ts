import { expect, test } from 'vitest';
import { compile } from '../../compile/compile.ts';
import { dmzLab } from '../../examples/dmz-lab.ts';
import type { Topology } from '../../model/topology.ts';

/** The sample's namespace with as many cables in br0 beside its own. */
function forwardings(cables: number, forwarding?: boolean, addresses: readonly string[] = []) {
  const more = Array.from({ length: cables }, (_, i) => `eth${i + 1}`);
  const interfaces = [{ id: 'eth0', addresses }, ...more.map((id) => ({ id }))];
  const drawing = {
    ...dmzLab,
    devices: dmzLab.devices.map((device) =>
      device.id === 's1' ? { ...device, interfaces, forwarding } : device,
    ),
    links: [
      ...dmzLab.links,
      ...more.map((port) => ({
        id: `l9${port}`,
        kind: 'veth',
        a: { device: 's1', port },
        b: { device: 'b1' },
      })),
    ],
  } as unknown as Topology;
  const all = compile(drawing).plan.hosts.flatMap(({ resources }) => resources);
  return all.flatMap((one) =>
    one.kind === 'forwarding' ? [`${one.namespace} ${one.family} ${one.value}`] : [],
  );
}

test('a namespace that could route is told whether it does', () => {
  expect(forwardings(1)).toEqual(['probe 4 false']);
  expect(forwardings(1, true)).toEqual(['probe 4 true']);
  expect(forwardings(1, true, ['2001:db8::1/64'])).toEqual(['probe 4 true', 'probe 6 true']);
});

test('one with a single cable only where it is drawn', () => {
  expect(forwardings(0)).toEqual([]);
  expect(forwardings(0, true)).toEqual(['probe 4 true']);
});
