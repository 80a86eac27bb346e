import type { Check } from './check.ts';
import { quote } from './words.ts';

export const deviceInWrongPlace: Check = {
  code: 'device-in-wrong-place',
  severity: 'error',
  why: 'Only a host can contain devices.',
  leavesOut: true,
  device: ({ device, kind }, view) => {
    if (device.in === undefined) return undefined;
    const container = view.device(device.in);
    if (container?.kind.container && !kind.container) return undefined;
    const where = container
      ? `a ${container.kind.title} cannot contain it`
      : 'what contains it does not exist';
    return {
      message: `${quote(device.name)} is in the wrong place: ${where}.`,
      anchors: [{ on: 'device', id: device.id, path: ['in'] }],
      fixes: [
        {
          title: 'Take it out',
          steps: [{ do: 'set', id: device.id, path: ['in'], value: undefined }],
        },
      ],
    };
  },
};
