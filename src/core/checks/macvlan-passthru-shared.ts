import type { Check } from './check.ts';
import { standingOn } from './on-lower.ts';
import { quote } from './words.ts';
import { msg } from '../util/message.ts';

export const macvlanPassthruShared: Check = {
  code: 'macvlan-passthru-shared',
  severity: 'error',
  why: 'The kernel refuses whatever comes second.',
  leavesOut: true,
  of: ({ family }) => family === 'lower',
  device: (one) => {
    const standing = standingOn(one);
    const alone = standing.filter(({ mode }) => mode === 'passthru');
    if (alone.length === 0 || standing.length < 2) return undefined;
    return {
      message: msg`The mode passthru takes ${quote(one.device.name)} alone, but ${standing.length} cables end there.`,
      anchors: standing.map(({ says }) => ({ ...says, path: ['mode'] })),
      fixes: [
        {
          title: msg`Use ${'bridge'}`,
          steps: alone.map(({ says }) => ({
            do: 'set',
            id: says.id,
            path: ['mode'],
            value: 'bridge',
          })),
        },
      ],
    };
  },
};
