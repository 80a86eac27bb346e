import { describe, expect, it } from 'vitest';
import { parseTags, printTags } from './vlan-tags.ts';

describe('VLAN tags as text', () => {
  it('reads numbers and ranges, sorted and once', () => {
    expect(parseTags('30-32, 20 20')).toEqual([20, 30, 31, 32]);
    expect(parseTags('')).toEqual([]);
  });

  it.each(['x', '0', '4095', '9-3', '10-', '1,,a'])('refuses %s', (text) => {
    expect(parseTags(text)).toBeUndefined();
  });

  it('writes neighbours as a range and reads them back', () => {
    expect(printTags([32, 20, 31, 30])).toBe('20, 30-32');
    expect(parseTags(printTags([1, 2, 3, 9]))).toEqual([1, 2, 3, 9]);
  });
});
