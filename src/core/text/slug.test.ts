import { expect, test } from 'vitest';
import { ownSlug, slug } from './slug.ts';

const FILE_NAME = /^[a-z0-9][a-z0-9-]{0,40}$/;

test.each([
  ['web1', 'web1'],
  ['Größe & <b>', 'gro-e-b'],
  ['../x', 'x'],
  ['客户机', ''],
  [`${'a-'.repeat(40)}b`, 'a-'.repeat(20).slice(0, -1)],
])('the slug of %j', (text, expected) => {
  expect(slug(text)).toBe(expected);
});

test('a slug of its own tells texts apart whose slugs are the same', () => {
  const texts = [
    'a-b',
    'a b',
    'A-B',
    'a',
    `${'a-'.repeat(40)}b`,
    `${'a-'.repeat(40)}c`,
    '',
    ' ',
    '客',
  ];
  const slugs = texts.map((text) => ownSlug(text, 'lab'));
  expect(new Set(slugs).size).toBe(texts.length);
  for (const each of slugs) {
    expect(each).toMatch(FILE_NAME);
    expect(ownSlug(each, 'lab')).toBe(each);
  }
  expect(ownSlug('a-b', 'lab')).toBe('a-b');
  expect(ownSlug('', 'lab')).toMatch(/^lab-[0-9a-f]{6}$/);
});
