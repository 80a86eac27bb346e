import { expect, it } from 'vitest';
import { addDevice, connect, emptyTopology, isPlugged } from '../../../core/index.ts';
import { renamePort } from './rename-port.ts';

it('keeps a cable in a renamed network card', () => {
  const guest = addDevice(emptyTopology('lab'), 'guest', { at: [0, 0] });
  const bridge = addDevice(guest.topology, 'bridge', { at: [0, 200] });
  const cabled = connect(bridge.topology, { device: guest.id }, { device: bridge.id });
  if ('why' in cabled) throw new Error(cabled.why);
  const renamed = renamePort(cabled.topology, guest.id, ['nics'], 'eth0', 'lan0');
  const device = renamed.devices.find(({ id }) => id === guest.id);
  const end = renamed.links[0]?.a;
  expect(device?.['nics']).toMatchObject([{ id: 'lan0' }]);
  expect(end && isPlugged(end) ? end.port : undefined).toBe('lan0');
  expect(renamePort(renamed, guest.id, ['nics'], 'eth7', 'x')).toBe(renamed);
});
