import { msg } from '../util/message.ts';
import type { Check } from './check.ts';
import { isWire } from './switch-cables.ts';
import { quote } from './words.ts';

export const vfioCardShared: Check = {
  code: 'vfio-card-shared',
  severity: 'error',
  why: 'The host has no such device while a guest has the card.',
  leavesOut: true,
  of: ({ family }) => family === 'lower',
  device: ({ device, ends }) => {
    const cables = ends.filter(({ link }) => !isWire(link));
    const whole = cables.some(({ link }) => link.kind === 'vfio' && link['vf'] === undefined);
    if (cables.length < 2 || !whole) return undefined;
    return {
      message: msg`One guest gets all of ${quote(device.name)}, but ${cables.length} cables end there.`,
      anchors: cables.map(({ link }) => ({ on: 'link', id: link.id })),
    };
  },
};
