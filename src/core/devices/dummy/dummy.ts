import { MTU } from '../../model/mtu-field.ts';
import type { Device } from '../../model/topology.ts';
import { resourceId } from '../../plan/resource.ts';
import { ADDRESSES } from '../common-fields.ts';
import { lowerAddresses } from '../interfaces.ts';
import type { DeviceKind } from '../kind.ts';
import { firstOf } from '../subtitle.ts';
import { msg } from '../../util/message.ts';

export interface Dummy extends Device {
  readonly kind: 'dummy';
  readonly addresses?: readonly string[];
  readonly mtu?: number;
}

export const dummy: DeviceKind<Dummy> = {
  kind: 'dummy',
  title: msg`Dummy`,
  note: msg`A network device that leads nowhere, for others to stand on`,
  family: 'lower',
  look: {
    glyph: [{ rect: [3, 3.5, 14, 13, 2], dash: '3 2' }, { path: 'M6.5 10h7' }],
    color: 'nic',
  },
  subtitle: ({ addresses }) => [msg`leads nowhere`, ...firstOf(addresses)],
  roles: ['lower', 'trunk', 'slave'],
  fields: [{ ...ADDRESSES, help: msg`The host's own addresses on this device.` }, MTU],
  namePrefix: 'dummy',
  nameSyntax: 'interface-name',
  defaultSize: [190, 34],
  create: () => ({}),
  carrier: ({ id }) => ({ made: resourceId(id, 'dummy'), of: 'lower' }),
  lower: ({ id: origin, name: ifname, addresses, mtu }, { machine }) => {
    const made = resourceId(origin, 'dummy');
    const place = { origin, machine, ifname, namespace: undefined, part: 'address' };
    return [
      { kind: 'netdev', type: 'dummy', id: made, origin, machine, needs: [], ifname, mtu },
      ...lowerAddresses({ ...place, needs: [made] }, addresses),
    ];
  },
};
