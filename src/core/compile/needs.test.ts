import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { bundles } from '../targets/bundles.ts';

const goldens = join(import.meta.dirname, '../goldens');
const cases = readdirSync(goldens, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .flatMap(({ name }) => bundles.map(({ id }) => [name, id] as const));

/** The value of a variable of the script, in single quotes where it has to be. */
function words(script: string, name: string): string[] {
  const [, value = ''] = new RegExp(`^${name}=(.*)$`, 'm').exec(script) ?? [];
  return value.replaceAll("'", '').split(' ').filter(Boolean);
}

/** What is in code marks in a line of a list. */
function listed(section: string, title: string): string[] {
  const [, value = ''] = new RegExp(`^- ${title}: (.*)$`, 'm').exec(section) ?? [];
  return value.split(', `').map((item) => item.replace(/^`/, ''));
}

test.each(cases)('README of %s, %s, names what check looks for', (name, bundle) => {
  const folder = join(goldens, name, bundle);
  const sections = readFileSync(join(folder, 'README.md'), 'utf8').split(/^## /m).slice(1);
  expect(sections.length).toBeGreaterThan(0);
  for (const section of sections) {
    const [, host = ''] = /^cd (.*)$/m.exec(section) ?? [];
    const script = readFileSync(join(folder, host, 'net.sh'), 'utf8');

    const features = [...words(script, 'FEATURES'), ...words(script, 'LATER_FEATURES')];
    expect(new Set(features).size).toBe(features.length);
    const options = features.map((each) => each.replace(/^[^=]*=(.*)=(.*)$/, '$1` ($2)'));
    const kernel = listed(section, 'Of the kernel, as options and modules');
    expect(kernel.filter(Boolean).toSorted()).toEqual([...new Set(options)].toSorted());

    const tools = [...words(script, 'TOOLS'), ...words(script, 'LATER_TOOLS')];
    expect(new Set(tools).size).toBe(tools.length);
    const programs = listed(section, 'Programs').map((each) => each.replace('`', ''));
    expect(programs.toSorted()).toEqual([...tools, 'coreutils'].toSorted());

    const [, drivers = ''] = /^DRIVERS=(.*)$/m.exec(script) ?? [];
    const named = listed(section, 'Drivers of the guests, as Linux calls them').map((each) =>
      each.replace(/` \(.*/, ''),
    );
    expect(named.filter(Boolean)).toEqual(drivers.replaceAll("'", '').split(', ').filter(Boolean));
  }
});
