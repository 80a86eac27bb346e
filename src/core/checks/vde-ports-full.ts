import { msg } from '../util/message.ts';
import type { Check } from './check.ts';
import { quote } from './words.ts';

export const vdePortsFull: Check = {
  code: 'vde-ports-full',
  severity: 'error',
  why: 'vde_switch turns away who finds no port free, and the QEMU of that guest ends.',
  of: ({ kind }) => kind === 'vde',
  device: ({ device, kind, ends }) => {
    const field = kind.fields.find(({ key }) => key === 'ports');
    if (field?.type !== 'integer') return undefined;
    const ports = device['ports'] ?? field.default;
    if (typeof ports !== 'number' || ends.length <= ports) return undefined;
    return {
      message: msg`${quote(device.name)} has ${ports} ports, and ${ends.length} cables are plugged in.`,
      anchors: [{ on: 'device', id: device.id, path: ['ports'] }],
      fixes: [
        {
          title: msg`Set ${ends.length}`,
          steps: [{ do: 'set', id: device.id, path: ['ports'], value: ends.length }],
        },
      ],
    };
  },
};
