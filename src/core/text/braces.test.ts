import { expect, it } from 'vitest';
import { braceVariables } from './braces.ts';

it('puts names into braces and leaves the rest', () => {
  expect(braceVariables('"$a_1" $1 "$@" $# $(b) ${c:-} $:')).toBe(
    '"${a_1}" $1 "$@" $# $(b) ${c:-} $:',
  );
});
