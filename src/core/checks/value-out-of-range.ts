import type { Check } from './check.ts';

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
        message: `${label} is ${min} to ${max}${unit === undefined ? '' : ` ${unit}`}, not ${value}.`,
        anchors: [here.anchor()],
        fixes: [here.set(`Set ${nearest}`, nearest)],
      };
    },
  },
};
