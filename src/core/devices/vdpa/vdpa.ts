import type { Device } from '../../model/topology.ts';
import { msg } from '../../util/message.ts';
import type { DeviceKind } from '../kind.ts';

export interface Vdpa extends Device {
  readonly kind: 'vdpa';
  readonly number: number;
}

export const vdpa: DeviceKind<Vdpa> = {
  kind: 'vdpa',
  title: msg`vDPA device`,
  note: msg`Part of a card that reads the queues of virtio itself; the host has it already`,
  family: 'outside',
  look: {
    glyph: [
      { rect: [3, 3.5, 14, 13, 2] },
      { path: 'M6.5 6.5h7M6.5 9h7M6.5 11.5h7', dash: '2.6 2.5' },
      { path: 'M10 11.5v3M8.5 13l1.5 1.5 1.5-1.5' },
    ],
    color: 'nic',
  },
  subtitle: ({ number }) => [`/dev/vhost-vdpa-${number}`],
  roles: ['vdpa'],
  fields: [
    {
      key: 'number',
      label: msg`Number`,
      type: 'integer',
      min: 0,
      max: 1_048_575,
      required: true,
      help: msg`N of /dev/vhost-vdpa-N, which is there after "vdpa dev add" with the module vhost_vdpa.`,
    },
  ],
  namePrefix: 'vdpa',
  nameSyntax: 'label',
  defaultSize: [170, 34],
  create: () => ({ number: 0 }),
  // It is made of hardware, and by who knows that.
  lower: () => [],
};
