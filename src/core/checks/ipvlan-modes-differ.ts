import type { Check } from './check.ts';
import { standingOn, type Standing } from './on-lower.ts';
import { quote } from './words.ts';
import { msg } from '../util/message.ts';

function modesOf({ ref, mode }: Standing): string {
  const { mode: layer } = ref.link;
  return `${typeof layer === 'string' ? layer : 'l2'} ${mode}`;
}

export const ipvlanModesDiffer: Check = {
  code: 'ipvlan-modes-differ',
  severity: 'error',
  why: 'All ipvlans of one device have one mode: the kernel changes the others to that of the last, without a word.',
  leavesOut: true,
  of: ({ family }) => family === 'lower',
  device: (one) => {
    const ipvlans = standingOn(one).filter(({ key }) => key === 'flag');
    const modes = [...new Set(ipvlans.map(modesOf))].sort();
    if (modes.length < 2) return undefined;
    return {
      message: msg`The ipvlans on ${quote(one.device.name)} can have one mode only, not ${modes}.`,
      anchors: ipvlans.map(({ ref }) => ({ on: 'link', id: ref.link.id, path: ['mode'] })),
    };
  },
};
