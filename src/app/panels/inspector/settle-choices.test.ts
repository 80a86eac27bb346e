import { expect, it } from 'vitest';
import { addDevice, deviceKinds, emptyTopology, setField } from '../../../core/index.ts';
import { settleChoices } from './settle-choices.ts';

const { fields } = deviceKinds.guest;
const drawn = addDevice(emptyTopology('lab'), 'guest', { at: [0, 0] });

it('takes a machine type and card that the new architecture has', () => {
  const changed = setField(drawn.topology, drawn.id, ['arch'], 's390x');
  const [guest] = settleChoices(changed, drawn.id, fields).devices;
  const choices = fields.flatMap((field) =>
    field.type === 'choice' && guest
      ? [
          field
            .options(guest, guest)
            .map(({ value }) => value)
            .includes(String(guest[field.key])),
        ]
      : [],
  );
  expect(guest?.['arch']).toBe('s390x');
  expect(choices).toEqual([true, true]);
  expect(guest?.['nics']).not.toMatchObject([{ model: 'virtio-net-pci' }]);
});

it('leaves alone what fits', () => {
  expect(settleChoices(drawn.topology, drawn.id, fields)).toBe(drawn.topology);
});
