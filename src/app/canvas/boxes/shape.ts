import { deviceKinds } from '../../../core/index.ts';

/** How a kind of device is drawn. */
export type Shape = 'card' | 'stack' | 'bar' | 'small' | 'outside';

export function shapeOf(kind: string): Shape {
  const known = deviceKinds[kind];
  if (!known) return 'small';
  if (known.ports === 'nics') return 'card';
  switch (known.family) {
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
