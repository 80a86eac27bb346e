import type { Device } from '../../model/topology.ts';
import { resourceId } from '../../plan/resource.ts';
import { type Interface, INTERFACES, lowerInterfaces } from '../interfaces.ts';
import type { DeviceKind } from '../kind.ts';

export interface Namespace extends Device {
  readonly kind: 'namespace';
  readonly interfaces?: readonly Interface[];
}

export const namespace: DeviceKind<Namespace> = {
  kind: 'namespace',
  title: 'Namespace',
  note: 'An IP stack of its own on the host, without a guest',
  family: 'stack',
  roles: ['stack'],
  fields: [INTERFACES],
  namePrefix: 'ns',
  nameSyntax: 'namespace-name',
  ports: 'interfaces',
  portPrefix: 'eth',
  defaultSize: [190, 52],
  create: () => ({ interfaces: [{ id: 'eth0' }] }),
  stack: (device) => ({ namespace: device.name, needs: [resourceId(device.id, 'namespace')] }),
  lower: (device, context) => [
    {
      kind: 'namespace',
      id: resourceId(device.id, 'namespace'),
      origin: device.id,
      machine: context.machine,
      needs: [],
      name: device.name,
    },
    ...lowerInterfaces(device, context),
  ],
};
