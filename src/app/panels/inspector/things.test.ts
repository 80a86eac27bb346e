import { expect, it } from 'vitest';
import { parseTopology } from '../../../core/opening.ts';
import { fieldsOfLink } from './things.ts';

it('leaves out what a port of Open vSwitch settles by itself, unless it is set', () => {
  const cable = { kind: 'vhost-user', a: { device: 'g1', port: 'eth0' } };
  const { topology } = parseTopology(
    JSON.stringify({
      version: 1,
      name: 'lab',
      devices: [
        { id: 'h1', kind: 'host', name: 'kvm1', at: [0, 0] },
        { id: 'o1', kind: 'ovs', name: 'ovs0', in: 'h1', at: [0, 0], datapath: 'netdev' },
        { id: 'y1', kind: 'vhost-user', name: 'dpdk', in: 'h1', at: [0, 0] },
      ],
      links: [
        { ...cable, id: 'l1', b: { device: 'o1' } },
        { ...cable, id: 'l2', b: { device: 'o1' }, path: '/run/here' },
        { ...cable, id: 'l3', b: { device: 'y1' } },
      ],
    }),
  );
  const shown = topology!.links.map((link) => fieldsOfLink(topology!, link).map(({ key }) => key));
  expect(shown).toEqual([['mtu'], ['path', 'mtu'], ['server', 'path', 'reconnect', 'mtu']]);
});
