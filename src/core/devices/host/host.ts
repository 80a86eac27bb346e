import type { Device } from '../../model/topology.ts';
import { type Interface, INTERFACES, lowerInterfaces } from '../interfaces.ts';
import type { DeviceKind } from '../kind.ts';
import { msg } from '../../util/message.ts';

export interface Host extends Device {
  readonly kind: 'host';
  readonly interfaces?: readonly Interface[];
}

export const host: DeviceKind<Host> = {
  kind: 'host',
  title: msg`Host`,
  note: msg`A Linux machine; everything else stands in one`,
  family: 'stack',
  roles: ['stack'],
  fields: [INTERFACES],
  namePrefix: 'host',
  nameSyntax: 'label',
  ports: 'interfaces',
  // Not eth: the host has cards of that name.
  portPrefix: 'lab',
  container: true,
  defaultSize: [640, 400],
  create: () => ({}),
  stack: () => ({ needs: [] }),
  lower: lowerInterfaces,
};
