import { expect, it } from 'vitest';
import { compile, isPlugged, sampleTopology, setField } from '../../../core/index.ts';
import { automaticMac, automaticName, automaticRange } from './automatic.ts';

const { plan } = compile(sampleTopology);
const device = (id: string) => sampleTopology.devices.find((one) => one.id === id);

it('tells the MAC that the plan gave a card', () => {
  const guest = sampleTopology.devices.find(({ kind }) => kind === 'guest');
  expect(guest && automaticMac(plan, guest, 'eth0')).toMatch(/^(?:[0-9a-f]{2}:){5}[0-9a-f]{2}$/u);
  expect(guest && automaticMac(plan, guest, 'eth9')).toBeUndefined();
});

it('tells the range that DHCP hands out', () => {
  const [bridge, ovs] = [device('b1'), device('o1')];
  const served = compile(setField(sampleTopology, 'b1', ['dhcp'], {})).plan;
  expect(bridge && automaticRange(served, bridge)).toBe('192.0.2.128-192.0.2.254');
  expect(ovs && automaticRange(served, ovs)).toBeUndefined();
});

it('tells the two names of a cable between switches apart', () => {
  const between = sampleTopology.links.find(
    ({ a, b }) =>
      isPlugged(a) &&
      isPlugged(b) &&
      [a, b].every((end) => /bridge|ovs/u.test(device(end.device)?.kind ?? '')),
  );
  const names = (['a', 'b'] as const).map((side) => {
    const end = between?.[side];
    const at = end && isPlugged(end) ? device(end.device) : undefined;
    return between && at && automaticName(plan, between, side, at);
  });
  expect(new Set(names).size).toBe(2);
  expect(names).not.toContain(undefined);
});
