import type { Check } from './check.ts';
import { anchor } from './values.ts';
import { setFix } from './words.ts';

export const valueOutOfRange: Check = {
  code: 'value-out-of-range',
  severity: 'error',
  why: 'The tool behind it refuses the value, or cuts it silently.',
  leavesOut: true,
  *find({ values }) {
    for (const value of values.integers) {
      const { min, max, label, unit } = value.field;
      if (value.value >= min && value.value <= max) continue;
      yield {
        message: `${label} is ${min} to ${max}${unit === undefined ? '' : ` ${unit}`}, not ${value.value}.`,
        anchors: [anchor(value)],
        fixes: [setFix(`Set ${value.value < min ? min : max}`, value, value.value < min ? min : max)],
      };
    }
  },
};
