import { expect, test } from 'vitest';
import { printVmx } from './vmx.ts';

test('a value stays one value of one line', () => {
  expect(printVmx('ethernet0.vnet', 'VMnet2')).toBe('ethernet0.vnet = "VMnet2"');
  expect(printVmx('k', 'a"b|c\nd\u202ee')).toBe('k = "a|22b|7Cc|0Ad?e"');
});
