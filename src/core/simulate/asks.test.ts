import { expect, test } from 'vitest';
import { asks } from './asks.ts';

const pairs = (...all: string[]) => asks(all, (one) => one[0]).map((pair) => pair.join(' '));

test('a few ask each other, but not those of one owner', () => {
  expect(pairs('a', 'b', 'c')).toEqual(['a b', 'a c', 'b a', 'b c', 'c a', 'c b']);
  expect(pairs('a1', 'a2', 'b')).toEqual(['a1 b', 'a2 b', 'b a1', 'b a2']);
  expect(pairs('a')).toEqual([]);
});

test('of many each is asked by the one before it and by the first', () => {
  expect(pairs('a', 'b', 'c', 'd', 'e')).toEqual([
    ...['e a', 'a b', 'b c', 'a c', 'c d'],
    ...['a d', 'd e', 'a e'],
  ]);
});

test('of many each is asked, whoever owns its neighbours', () => {
  const all = ['a1', 'a2', 'b1', 'b2', 'b3', 'a3'];
  const asked = pairs(...all).map((pair) => pair.slice(-2));
  expect([...new Set(asked)].sort()).toEqual([...all].sort());
  expect(pairs('a1', 'a2', 'a3', 'a4', 'a5')).toEqual([]);
});

test('the number of questions grows with that of those who ask', () => {
  const all = Array.from({ length: 1000 }, (_, i) => `${String.fromCodePoint(0x100 + i)}`);
  expect(pairs(...all).length).toBeLessThan(2000);
});
