import type { Device } from '../../model/topology.ts';
import { resourceId } from '../../plan/resource.ts';
import { ADDRESSES } from '../common-fields.ts';
import type { DeviceKind } from '../kind.ts';
import { msg } from '../../util/message.ts';

export interface Nic extends Device {
  readonly kind: 'nic';
  readonly addresses?: readonly string[];
}

export const nic: DeviceKind<Nic> = {
  kind: 'nic',
  title: msg`Physical NIC`,
  note: msg`A network card the host already has`,
  family: 'lower',
  look: {
    glyph: [
      { rect: [3, 3.5, 14, 13, 2] },
      { path: 'M6.5 16.5v-3.25h1.75v-2h3.5v2h1.75v3.25M7 6.5v1.25M10 6.5v1.25M13 6.5v1.25' },
    ],
    color: 'nic',
  },
  subtitle: () => [msg`uplink`],
  roles: ['lower', 'trunk', 'slave', 'card'],
  fields: [{ ...ADDRESSES, help: msg`What the host has on it already; nothing changes them.` }],
  namePrefix: 'eth',
  nameSyntax: 'interface-name',
  defaultSize: [130, 34],
  create: () => ({}),
  carrier: ({ id }) => ({ made: resourceId(id, 'existing'), of: 'existing' }),
  lower: (device, context) => [
    {
      kind: 'existing',
      id: resourceId(device.id, 'existing'),
      origin: device.id,
      machine: context.machine,
      needs: [],
      ifname: device.name,
      addresses: device.addresses,
    },
  ],
};
