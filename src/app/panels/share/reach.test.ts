import { encode } from 'uqr';
import { expect, test } from 'vitest';
import { REACH, reachOf } from './reach.ts';

test.each([
  [2000, 'everywhere'],
  [2001, 'no-messages'],
  [2953, 'no-messages'],
  [2954, 'no-qr'],
] as const)('a link of %i characters reaches %s', (length, reach) => {
  expect(reachOf(length)).toBe(reach);
});

test('the longest that a QR code takes is what the encoder takes', () => {
  const link = (length: number): string => 'a'.repeat(length);
  expect(encode(link(REACH.qr)).version).toBe(40);
  expect(() => encode(link(REACH.qr + 1))).toThrow(/too long/i);
});
