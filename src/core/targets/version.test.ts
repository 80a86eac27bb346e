import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { MAKER } from './version.ts';

test('scripts name the version that package.json has', () => {
  const file = new URL('../../../package.json', import.meta.url);
  const { version } = JSON.parse(readFileSync(file, 'utf8')) as { version: string };
  expect(MAKER).toBe(`Vethloom ${version}, drawing format 1`);
});
