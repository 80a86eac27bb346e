import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { mix, themes } from './theme.ts';

const css = readFileSync(new URL('../../app/styles/tokens.css', import.meta.url), 'utf8');
const [light = '', dark = ''] = css.split("[data-theme='dark']");

test.each([
  ['light', light],
  ['dark', dark],
] as const)('%s has the colours of the page', (id, tokens) => {
  const page = Object.fromEntries(
    [...tokens.matchAll(/--([\w-]+): (#[0-9a-f]{6});/g)].map(([, name, color]) => [name, color]),
  );
  expect(page).toMatchObject(themes[id]);
});

test('mixes as the page does', () => {
  expect(mix('#ff0000', 25, '#0000ff')).toBe('#4000bf');
});
