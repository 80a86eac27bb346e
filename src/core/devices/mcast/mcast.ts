import type { Device } from '../../model/topology.ts';
import { msg } from '../../util/message.ts';
import type { DeviceKind } from '../kind.ts';

export interface Mcast extends Device {
  readonly kind: 'mcast';
  readonly group?: string;
  readonly port?: number;
}

/** A multicast group as a switch: each guest's QEMU sends every frame to all of them. */
export const mcast: DeviceKind<Mcast> = {
  kind: 'mcast',
  title: msg`Multicast switch`,
  note: msg`Any number of guests hear each other, of several hosts where it stands beside them`,
  family: 'switch',
  look: {
    glyph: [
      { circle: [10, 10, 1.6] },
      { path: 'M6.6 13.4a4.8 4.8 0 0 1 0-6.8M13.4 6.6a4.8 4.8 0 0 1 0 6.8' },
      { path: 'M4.2 15.8a8.2 8.2 0 0 1 0-11.6M15.8 4.2a8.2 8.2 0 0 1 0 11.6' },
    ],
    color: 'socket',
  },
  subtitle: ({ group, port }) => [
    ...(group === undefined ? [] : [group]),
    ...(port === undefined ? [] : [String(port)]),
  ],
  roles: ['qemu'],
  fields: [
    {
      key: 'group',
      label: msg`Multicast group`,
      type: 'text',
      syntax: 'ip',
      automatic: true,
      help: msg`IPv4, 224.0.0.0 to 239.255.255.255. In a host QEMU keeps it there; libvirt cannot.`,
    },
    { key: 'port', label: msg`Port`, type: 'integer', min: 1, max: 65_535 },
  ],
  beside: true,
  namePrefix: 'mcast',
  nameSyntax: 'label',
  defaultSize: [150, 44],
  create: () => ({}),
  offer: (_device, context, link) => {
    const { address, port, locals } = context.multicast;
    const local = locals.get(link);
    return { type: 'mcast', address, port, ...(local !== undefined && { local }), link };
  },
  // It is there as long as a guest is in it.
  lower: () => [],
};
