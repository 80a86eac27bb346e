import { DEFAULT_MODE, ONLY_IN } from '../devices/bond/modes.ts';
import type { Check } from './check.ts';
import { quote } from './words.ts';
import { msg } from '../util/message.ts';

export const bondOptionMode: Check = {
  code: 'bond-option-mode',
  severity: 'warning',
  why: 'The kernel refuses or ignores what is of another mode, so it is left out.',
  of: ({ roles }) => roles.includes('bond'),
  device: ({ device, kind }) => {
    const drawn = device['mode'];
    const mode = typeof drawn === 'string' ? drawn : DEFAULT_MODE;
    return Object.entries(ONLY_IN)
      .filter(
        ([key, modes]: [string, ReadonlySet<string>]) =>
          device[key] !== undefined && !modes.has(mode),
      )
      .map(([key]) => {
        const label = kind.fields.find((field) => field.key === key)?.label ?? key;
        const path = [key];
        return {
          message: msg`The mode ${mode} of ${quote(device.name)} has no ${label}.`,
          anchors: [{ on: 'device', id: device.id, path }],
          fixes: [
            {
              title: msg`Remove it`,
              steps: [{ do: 'set', id: device.id, path, value: undefined }],
            },
          ],
        };
      });
  },
};
