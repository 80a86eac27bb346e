import { MTU } from '../../model/mtu-field.ts';
import type { Device } from '../../model/topology.ts';
import { resourceId } from '../../plan/resource.ts';
import { msg } from '../../util/message.ts';
import type { DeviceKind } from '../kind.ts';

export interface Ifb extends Device {
  readonly kind: 'ifb';
  readonly mtu?: number;
}

export const ifb: DeviceKind<Ifb> = {
  kind: 'ifb',
  title: msg`IFB`,
  note: msg`Where tc redirects what comes in elsewhere, to shape it; the filters are yours`,
  family: 'lower',
  look: {
    glyph: [{ rect: [3, 3.5, 14, 13, 2] }, { path: 'M6 7l4 4v3M14 7l-4 4' }],
    color: 'nic',
  },
  subtitle: () => [msg`shapes what comes in`],
  roles: [],
  fields: [MTU],
  namePrefix: 'ifb',
  nameSyntax: 'interface-name',
  defaultSize: [190, 34],
  create: () => ({}),
  lower: ({ id: origin, name: ifname, mtu }, { machine }) => [
    {
      ...{ kind: 'netdev', type: 'ifb', id: resourceId(origin, 'ifb') },
      ...{ origin, machine, needs: [], ifname, mtu },
    },
  ],
};
