import { expect, test } from 'vitest';
import { block, createWriter } from './writer.ts';

test('a long script has every line once, and its spans count them all', () => {
  const writer = createWriter();
  writer.block(block('head\n'));
  for (let i = 0; i < 1000; i++) {
    writer.from(`g${i >> 1}`, () => writer.line(`line ${i}`));
  }
  const { text, spans } = writer.finish();
  const lines = text.split('\n');
  expect(lines).toHaveLength(1003);
  expect(lines.at(-1)).toBe('');
  expect(spans).toHaveLength(500);
  for (const { first, last, origin } of spans) {
    const n = 2 * Number(origin.slice(1));
    expect(lines.slice(first - 1, last)).toEqual([`line ${n}`, `line ${n + 1}`]);
  }
});
