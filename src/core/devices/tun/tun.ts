import type { Device } from '../../model/topology.ts';
import { msg } from '../../util/message.ts';
import type { DeviceKind } from '../kind.ts';

export interface TunProgram extends Device {
  readonly kind: 'tun';
}

export const tunProgram: DeviceKind<TunProgram> = {
  kind: 'tun',
  title: msg`TUN program`,
  note: msg`A program that has the other end of TUN devices, such as a VPN: the lab does not start it`,
  family: 'outside',
  look: {
    glyph: [
      { path: 'M4 16.5v-6a6 6 0 0 1 12 0v6', dash: '2.6 2.5' },
      { path: 'M10 16.5v-7M7.5 12L10 9.5l2.5 2.5' },
    ],
    color: 'slirp',
  },
  subtitle: () => [msg`takes packets, not frames`],
  roles: ['tun'],
  fields: [],
  namePrefix: 'vpn',
  nameSyntax: 'label',
  defaultSize: [140, 34],
  create: () => ({}),
  lower: () => [],
};
