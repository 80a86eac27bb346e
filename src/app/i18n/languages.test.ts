import { expect, test } from 'vitest';
import { preferredLanguage, textsIn } from './languages.ts';

test.each([
  [['de-DE', 'zh-TW', 'en'], 'zh-CN'],
  [['en-GB', 'zh-CN'], 'en'],
  [['zh'], 'zh-CN'],
  [['fr'], 'en'],
  [[], 'en'],
])('of %j we speak %s', (wanted, language) => {
  expect(preferredLanguage(wanted)).toBe(language);
});

test('each language says which it is', async () => {
  expect((await textsIn('en')).lang).toBe('en');
  expect((await textsIn('zh-CN')).lang).toBe('zh-CN');
});
