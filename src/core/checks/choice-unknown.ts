import type { Check } from './check.ts';
import { anchor } from './values.ts';
import { quote, setFix } from './words.ts';

export const choiceUnknown: Check = {
  code: 'choice-unknown',
  severity: 'error',
  why: 'The tool behind it knows a fixed set of words.',
  leavesOut: true,
  *find({ values }) {
    for (const value of values.choices) {
      // Machines and cards have checks that say more.
      if (['arch', 'machine', 'model'].includes(String(value.path.at(-1)))) continue;
      const options = value.options();
      if (options.some((option) => option.value === value.text)) continue;
      yield {
        message: `${value.label} is ${options.map((option) => option.value).join(' or ')}, not ${quote(value.text)}.`,
        anchors: [anchor(value)],
        fixes: options.map((option) => setFix(`Use ${option.label}`, value, option.value)),
      };
    }
  },
};
