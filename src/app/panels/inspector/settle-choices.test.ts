import { expect, it } from 'vitest';
import {
  addDevice,
  deviceKinds,
  emptyTopology,
  machineTypes,
  setField,
} from '../../../core/index.ts';
import { settleChoices } from './settle-choices.ts';

const { fields } = deviceKinds.guest;
const drawn = addDevice(emptyTopology('lab'), 'guest', { at: [0, 0] });

it('takes a machine type and card that the new architecture has', () => {
  const arch = machineTypes.find((row) => row.arch !== 'x86_64')?.arch;
  const odd = setField(drawn.topology, drawn.id, ['nics', 0, 'model'], 'no-such-card');
  const changed = setField(odd, drawn.id, ['arch'], arch);
  const [guest] = settleChoices(changed, drawn.id, fields, ['arch']).devices;
  const row = machineTypes.find((one) => one.arch === arch && one.id === guest?.['machine']);
  const [nic] = (guest?.['nics'] ?? []) as { model: string }[];
  expect(row).toBeDefined();
  expect(row?.models).toContain(nic?.model);
});

it('leaves alone what fits, and everything while no choice is made', () => {
  expect(settleChoices(drawn.topology, drawn.id, fields, ['arch'])).toBe(drawn.topology);
  const foreign = setField(drawn.topology, drawn.id, ['arch'], 's390x');
  expect(settleChoices(foreign, drawn.id, fields, ['memoryMiB'])).toBe(foreign);
  expect(settleChoices(foreign, drawn.id, fields, ['nics', 0, 'mac'])).toBe(foreign);
});
