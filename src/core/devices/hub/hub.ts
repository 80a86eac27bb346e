import type { Device } from '../../model/topology.ts';
import { msg } from '../../util/message.ts';
import type { DeviceKind } from '../kind.ts';

export interface Hub extends Device {
  readonly kind: 'hub';
}

/** QEMU keeps its hubs in the guest's own process: those of two guests are never the same. */
export const hub: DeviceKind<Hub> = {
  kind: 'hub',
  title: msg`QEMU hub`,
  note: msg`Joins network cards of one guest, inside its own QEMU; never two guests`,
  family: 'switch',
  look: {
    glyph: [
      { circle: [10, 10, 2] },
      { path: 'M10 8V4.5M10 12v3.5M8 10H4.5M12 10h3.5' },
      { rect: [2.75, 2.75, 14.5, 14.5, 3] },
    ],
    color: 'socket',
  },
  subtitle: () => [],
  roles: ['qemu'],
  fields: [],
  namePrefix: 'hub',
  nameSyntax: 'label',
  defaultSize: [150, 44],
  create: () => ({}),
  offer: ({ id }, _context, link) => ({ type: 'hub', hub: id, link }),
  lower: () => [],
};
