import type { Device } from '../../model/topology.ts';
import type { DeviceKind } from '../kind.ts';
import { msg } from '../../util/message.ts';

export interface Lan extends Device {
  readonly kind: 'lan';
}

export const lan: DeviceKind<Lan> = {
  kind: 'lan',
  title: msg`LAN`,
  note: msg`A network that is there already: what a physical NIC is plugged into, or a tunnel leads to`,
  family: 'outside',
  look: {
    glyph: [
      {
        path: 'M10 2.5a7.5 7.5 0 1 0 0 15 7.5 7.5 0 1 0 0-15M2.5 10h15M10 2.5c4.4 4.2 4.4 10.8 0 15M10 2.5c-4.4 4.2-4.4 10.8 0 15',
      },
    ],
    color: 'nic',
  },
  subtitle: () => [msg`LAN`],
  roles: ['lan'],
  fields: [],
  namePrefix: 'lan',
  nameSyntax: 'label',
  apart: true,
  defaultSize: [140, 34],
  create: () => ({}),
  // It is there, and not ours.
  lower: () => [],
};
