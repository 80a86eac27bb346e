import type { Check } from './check.ts';
import { quote } from './words.ts';
import { msg } from '../util/message.ts';

export const networkOptionMode: Check = {
  code: 'network-option-mode',
  severity: 'warning',
  why: 'libvirt refuses what is of a switch that it makes where it makes none, so it is left out.',
  of: ({ roles }) => roles.includes('network'),
  device: ({ device, kind }) =>
    kind.fields
      .filter(({ key, applies }) => device[key] !== undefined && applies?.(device) === false)
      .map(({ key, label }) => {
        const path = [key];
        return {
          message: msg`The mode ${String(device['forward'])} of ${quote(device.name)} has no ${label}.`,
          anchors: [{ on: 'device', id: device.id, path }],
          fixes: [
            {
              title: msg`Remove it`,
              steps: [{ do: 'set', id: device.id, path, value: undefined }],
            },
          ],
        };
      }),
};
