import type { Device } from '../../model/topology.ts';
import { type Interface, INTERFACES, lowerInterfaces } from '../interfaces.ts';
import type { DeviceKind } from '../kind.ts';
import { msg } from '../../util/message.ts';
import { stackSubtitle } from '../subtitle.ts';

export interface Host extends Device {
  readonly kind: 'host';
  readonly interfaces?: readonly Interface[];
}

export const host: DeviceKind<Host> = {
  kind: 'host',
  title: msg`Host`,
  note: msg`A Linux machine; everything else stands in one`,
  family: 'stack',
  look: {
    glyph: [
      { rect: [3, 3.5, 14, 5.5, 1.5] },
      { rect: [3, 11, 14, 5.5, 1.5] },
      { path: 'M6 6.25h.01M6 13.75h.01M10 6.25h4M10 13.75h4' },
    ],
    color: 'nic',
  },
  subtitle: stackSubtitle,
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
