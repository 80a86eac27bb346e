import { kindOf } from '../devices/index.ts';
import type { Device } from '../model/topology.ts';

/** How a kind of device is drawn. */
export type Shape = 'card' | 'stack' | 'bar' | 'small' | 'outside';

export function shapeOf(device: Device): Shape {
  const { family, ports } = kindOf(device);
  if (ports === 'nics') return 'card';
  switch (family) {
    case 'stack':
      return 'stack';
    case 'switch':
      return 'bar';
    case 'outside':
      return 'outside';
    case 'lower':
      return 'small';
  }
}
