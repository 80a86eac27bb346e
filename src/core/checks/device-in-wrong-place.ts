import { standsAlone } from '../devices/index.ts';
import type { Check } from './check.ts';
import { quote } from './words.ts';
import { msg } from '../util/message.ts';

export const deviceInWrongPlace: Check = {
  code: 'device-in-wrong-place',
  severity: 'error',
  why: 'Only a host can contain devices.',
  leavesOut: true,
  device: ({ device, kind }, view) => {
    if (device.in === undefined) return undefined;
    const container = view.device(device.in);
    if (container?.kind.container && !standsAlone(kind)) return undefined;
    const where = container
      ? msg`a ${container.kind.title} cannot contain it`
      : msg`what contains it does not exist`;
    return {
      message: msg`${quote(device.name)} is in the wrong place: ${where}.`,
      anchors: [{ on: 'device', id: device.id, path: ['in'] }],
      fixes: [
        {
          title: msg`Take it out`,
          steps: [{ do: 'set', id: device.id, path: ['in'], value: undefined }],
        },
      ],
    };
  },
};
