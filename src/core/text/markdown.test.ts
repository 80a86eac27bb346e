import { expect, test } from 'vitest';
import { markdownCode, markdownText } from './markdown.ts';

test.each([
  ['web1', 'web1'],
  ['a|b', 'a\\|b'],
  ['<img src=x>', '\\<img src=x\\>'],
  ['[x](javascript:1)', '\\[x\\]\\(javascript\\:1\\)'],
  ['https://x.example WWW.x.example', 'https\\://x.example WWW\\.x.example'],
  ['$x$', '\\$x\\$'],
  ['a\u202Eb\nc', 'a\\\\u\\{202e\\}b\\\\u\\{a\\}c'],
])('%j as text', (text, expected) => {
  expect(markdownText(text)).toBe(expected);
});

test.each([
  ['10.0.0.1/24', '`10.0.0.1/24`'],
  ['a`b|c', '`a\\u{60}b\\u{7c}c`'],
])('%j as code', (text, expected) => {
  expect(markdownCode(text)).toBe(expected);
});
