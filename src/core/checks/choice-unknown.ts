import type { Check } from './check.ts';
import { quote } from './words.ts';
import { msg, oneOf } from '../util/message.ts';

const ELSEWHERE: ReadonlySet<string> = new Set(['arch', 'machine', 'model']);

export const choiceUnknown: Check = {
  code: 'choice-unknown',
  severity: 'error',
  why: 'The tool behind it knows a fixed set of words.',
  leavesOut: true,
  values: {
    choice: (text, field, here) => {
      // Machines and cards have checks that say more.
      if (ELSEWHERE.has(field.key)) return undefined;
      const options = here.options(field);
      if (options.some((option) => option.value === text)) return undefined;
      return {
        message: msg`${field.label} is ${oneOf(options.map((option) => option.value))}, not ${quote(text)}.`,
        anchors: [here.anchor()],
        fixes: options.map((option) => here.set(msg`Use ${option.label}`, option.value)),
      };
    },
  },
};
