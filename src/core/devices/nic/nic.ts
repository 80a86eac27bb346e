import type { Device } from '../../model/topology.ts';
import { resourceId } from '../../plan/resource.ts';
import type { DeviceKind } from '../kind.ts';
import { msg } from '../../util/message.ts';

export interface Nic extends Device {
  readonly kind: 'nic';
}

export const nic: DeviceKind<Nic> = {
  kind: 'nic',
  title: msg`Physical NIC`,
  note: msg`A network card the host already has`,
  family: 'lower',
  roles: ['lower'],
  fields: [],
  namePrefix: 'eth',
  nameSyntax: 'interface-name',
  defaultSize: [130, 34],
  create: () => ({}),
  lower: (device, context) => [
    {
      kind: 'existing',
      id: resourceId(device.id, 'existing'),
      origin: device.id,
      machine: context.machine,
      needs: [],
      ifname: device.name,
    },
  ],
};
