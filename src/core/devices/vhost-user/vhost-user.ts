import { msg } from '../../util/message.ts';
import type { DeviceKind } from '../kind.ts';

export const vhostUser: DeviceKind = {
  kind: 'vhost-user',
  title: msg`vhost-user program`,
  note: msg`A switch of DPDK or VPP that takes frames out of the guests' memory; the lab does not start it`,
  family: 'outside',
  look: {
    glyph: [
      { rect: [2.5, 8, 15, 4.2, 1.4] },
      { path: 'M5.5 8V4M10 8V4M14.5 8V4' },
      { path: 'M7 15.5l3 2 3-2M10 12.2v5.3' },
    ],
    color: 'socket',
  },
  subtitle: () => [],
  roles: ['vhost-user'],
  fields: [],
  namePrefix: 'dpdk',
  nameSyntax: 'label',
  defaultSize: [150, 34],
  create: () => ({}),
  // Which of its sockets it joins is its own affair: nothing of it is made here.
  lower: () => [],
};
