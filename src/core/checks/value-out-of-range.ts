import type { Check } from './check.ts';
import { msg } from '../util/message.ts';

export const valueOutOfRange: Check = {
  code: 'value-out-of-range',
  severity: 'error',
  why: 'The tool behind it refuses the value, or cuts it silently.',
  leavesOut: true,
  values: {
    integer: (value, { min, max, label, unit }, here) => {
      if (value >= min && value <= max) return undefined;
      const nearest = value < min ? min : max;
      return {
        message: msg`${label} is ${min} to ${max}${unit === undefined ? '' : msg` ${unit}`}, not ${value}.`,
        anchors: [here.anchor()],
        fixes: [here.set(msg`Set ${nearest}`, nearest)],
      };
    },
  },
};
