import { existsSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Plan } from '../../src/core/index.ts';
import { everyKind } from './harness/every-kind.ts';
import { exportAll, judge } from './harness/judge-drawing.ts';
import { CANARY, PAYLOADS } from './harness/payloads.ts';
import { openSandbox, type Sandbox, succeed } from './harness/sandbox.ts';
import {
  differsInSlots,
  markdownShows,
  readMarkdown,
  readVisible,
  readWords,
  slotsOf,
  type Slot,
} from './harness/slots.ts';
import { type Drawn, textPlaces } from './harness/text-places.ts';

/** Without names that are made of others. */
const base: Drawn = {
  ...everyKind,
  links: everyKind.links.map((link) => {
    if (link['kind'] === 'tap') return { ...link, b: { device: 'b1', ifname: 'tap0' } };
    if (link['kind'] === 'network') return { ...link, b: { device: 'q1', ifname: 'tap2' } };
    if (link['kind'] === 'macvtap') return { ...link, b: { device: 'e2', ifname: 'tap1' } };
    return link;
  }),
};
const labels = textPlaces(base).filter(({ what }) => what === 'label');

/** A payload in every label that takes it, and the same drawing with plain names. */
interface Case {
  readonly payload: string;
  readonly filled: number;
  readonly slots: readonly Slot[];
  readonly files: ReadonlyMap<string, string>;
  readonly twin: ReadonlyMap<string, string>;
}

function planOf(drawn: Drawn): Plan {
  const { errors, plan } = judge(drawn);
  if (errors.length > 0 || !plan) throw new Error(`refused: ${JSON.stringify(drawn)}`);
  return plan;
}

/** Its names are what the hostile ones become where a tool needs a word, so all else is the same. */
function twinOf(drawn: Drawn, plan: Plan): Drawn {
  const names = new Map<unknown, string>();
  for (const { id, folder, resources } of plan.hosts) {
    names.set(id, folder);
    for (const each of resources) {
      if (each.kind === 'machine' || each.kind === 'daemon') names.set(each.origin, each.name);
    }
  }
  const devices = drawn.devices.map((device, i) => {
    const plain = labels.some(({ title }) => title === `devices.${i}.name`)
      ? `plain${i}`
      : device['name'];
    return { ...device, name: names.get(device['id']) ?? plain };
  });
  return { ...drawn, name: plan.lab.id, devices };
}

const cases = PAYLOADS.flatMap((payload): Case[] => {
  const takers = labels.filter(({ set }) => judge(set(base, payload)).errors.length === 0);
  if (takers.length === 0) return [];
  const drawn = takers.reduce((into, { set }) => set(into, payload), base);
  const plan = planOf(drawn);
  const twin = planOf(twinOf(drawn, plan));
  const slots = slotsOf(plan, twin);
  return [{ payload, filled: takers.length, slots, files: exportAll(plan), twin: exportAll(twin) }];
});

let box: Sandbox;
const shells = ['dash', 'bash--posix', 'busybox-sh'];
const here = (of: 'hostile' | 'twin', i: number) => `/lab/${of}/${i}`;

beforeAll(async () => {
  box = await openSandbox();
  for (const [i, { files, twin }] of cases.entries()) {
    for (const [path, text] of files) box.write(`${here('hostile', i)}/${path}`, text);
    for (const [path, text] of twin) box.write(`${here('twin', i)}/${path}`, text);
  }
  for (const tool of ['dry-run.sh', 'xml-trees.py']) {
    box.write(`/lab/${tool}`, readFileSync(`${import.meta.dirname}/tools/${tool}`, 'utf8'));
  }
  const dryRun = (folder: string, ...under: string[]) =>
    succeed(box.run(['sh', '/lab/dry-run.sh', folder, ...under], { seconds: 640 }));
  await Promise.all([dryRun('/lab/hostile', ...shells), dryRun('/lab/twin', 'dash')]);
}, 700_000);
afterAll(() => box.close());

/** Lines that are not their twin's, each with it. */
function different(text: string, twin: string): [line: string, other: string][] {
  const [lines, others] = [text.split('\n'), twin.split('\n')];
  expect(lines).toHaveLength(others.length);
  return lines.flatMap((line, i) => (line === others[i] ? [] : [[line, others[i] ?? '']]));
}

/** A line of a script: a comment, or one command whose words are quoted where they must be. */
function scriptLineIsSafe(line: string, other: string, slots: readonly Slot[]): boolean {
  if (line.startsWith('# ')) return shownLineIsSafe(line, other, slots);
  const end = ' || return';
  const same = line.endsWith(end) && other.endsWith(end) ? -end.length : undefined;
  const [words, others] = [readWords(line.slice(0, same)), readWords(other.slice(0, same))];
  if (!words || words.length !== others?.length) return false;
  return words.every((word, at) => shownLineIsSafe(word, others[at] ?? '', slots));
}

function shownLineIsSafe(line: string, other: string, slots: readonly Slot[]): boolean {
  // What follows a tab is a command.
  const [[shown = '', ...rest], [otherShown = '', ...otherRest]] = [
    line.split('\t'),
    other.split('\t'),
  ];
  const read = readVisible(shown);
  if (read === undefined || rest.join('\t') !== otherRest.join('\t')) return false;
  return differsInSlots(read, otherShown, slots);
}

function markdownLineIsSafe(line: string, other: string, slots: readonly Slot[]): boolean {
  const [read, otherRead] = [readMarkdown(line), readMarkdown(other)];
  const shown = slots.map(({ text, twin }) => ({ text: markdownShows(text), twin }));
  return read.marks === otherRead.marks && differsInSlots(read.text, otherRead.text, shown);
}

const numbered = cases.map((each, i) => ({ ...each, i }));

test('nearly every payload is taken by every label', () => {
  expect(labels.length).toBeGreaterThanOrEqual(4);
  expect(cases.filter(({ filled }) => filled === labels.length).length).toBeGreaterThan(120);
});

describe.each(numbered)('$payload', ({ i, slots, files, twin }) => {
  const paths = (ending: string) => [...files.keys()].filter((path) => path.endsWith(ending));
  const wrongLines = (text: string, other: string, isSafe: typeof scriptLineIsSafe) =>
    different(text, other).filter(([line, twinLine]) => !isSafe(line, twinLine, slots));

  test('is in no name of a file', () => {
    expect([...files.keys()]).toEqual([...twin.keys()]);
    const name = '[a-z0-9][a-z0-9-]{0,40}';
    const good = new RegExp(`^(${name}/)+(${name}\\.(sh|xml)|README\\.md)$`);
    expect([...files.keys()].filter((path) => !good.test(path))).toEqual([]);
  });

  test('stands in comments and quoted words of scripts only', () => {
    for (const path of paths('.sh')) {
      expect(wrongLines(files.get(path)!, twin.get(path)!, scriptLineIsSafe)).toEqual([]);
    }
  });

  test('is text to every shell', () => {
    const said = (of: 'hostile' | 'twin', name: string) =>
      readFileSync(box.outside(`${here(of, i)}/${name}`), 'utf8').replaceAll(
        here('twin', i),
        here('hostile', i),
      );
    for (const path of paths('.sh')) {
      const verbs = ['parse', 'help', 'plan', 'argv'].filter((verb) =>
        existsSync(box.outside(`${here('hostile', i)}/${path}.${verb}.dash`)),
      );
      expect(verbs.length).toBeGreaterThanOrEqual(2);
      for (const verb of verbs) {
        const [first = '', ...others] = shells.map((shell) =>
          said('hostile', `${path}.${verb}.${shell}`),
        );
        expect(others).toEqual([first, first]);
        expect(first).toMatch(/(^|\n)exit 0\n$/);
        expect(wrongLines(first, said('twin', `${path}.${verb}.dash`), shownLineIsSafe)).toEqual(
          [],
        );
      }
    }
  });

  test('is text in Markdown', () => {
    for (const path of paths('.md')) {
      expect(wrongLines(files.get(path)!, twin.get(path)!, markdownLineIsSafe)).toEqual([]);
    }
  });
});

test('strict parsers read every document as that of its twin, with another title', async () => {
  const documents = numbered.flatMap(({ i, files }) =>
    [...files.keys()].filter((path) => path.endsWith('.xml')).map((path) => ({ i, path })),
  );
  const trees = async (of: 'hostile' | 'twin') => {
    const running = box.spawn(['python3', '/lab/xml-trees.py'], { seconds: 60 });
    running.input.end(documents.map(({ i, path }) => `${here(of, i)}/${path}`).join('\n'));
    const { stdout } = await succeed(running.done);
    return stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as Tree);
  };
  const [hostile, twins] = [await trees('hostile'), await trees('twin')];
  expect(hostile).toHaveLength(documents.length);
  for (const [at, { i, path }] of documents.entries()) {
    const { payload, slots } = cases[i]!;
    const titles: string[] = [];
    expect(withoutTitle(hostile[at]!, titles), path).toEqual(withoutTitle(twins[at]!, []));
    expect(
      slots.map(({ text }) => text),
      payload,
    ).toEqual(expect.arrayContaining(titles));
  }
  for (const schema of ['domain', 'network']) {
    const files = documents
      .filter(({ path }) => path.includes('/networks/') === (schema === 'network'))
      .map(({ i, path }) => `${here('hostile', i)}/${path}`);
    const rng = `/usr/share/libvirt/schemas/${schema}.rng`;
    await succeed(box.run(['xmllint', '--noout', '--relaxng', rng, ...files]));
  }
});

type Tree = readonly [
  string,
  Readonly<Record<string, string>>,
  string | null,
  readonly Tree[],
  string | null,
];

/** A tree without free text, which is put into `titles`, and without the digest that follows from it. */
function withoutTitle([tag, attributes, text, children, tail]: Tree, titles: string[]): Tree {
  titles.push(...children.flatMap(([name, , title]) => (name === 'title' ? [title ?? ''] : [])));
  const others = Object.entries(attributes).filter(([name]) => name !== 'digest');
  return [
    tag,
    Object.fromEntries(others),
    text,
    children.filter(([name]) => name !== 'title').map((child) => withoutTitle(child, titles)),
    tail,
  ];
}

test('nothing of it was ever run', async () => {
  const { stdout } = await succeed(box.run(['find', '/lab', '/run', '/tmp', '-name', 'canary*']));
  expect(stdout).toBe('');
  expect(existsSync(box.outside(CANARY))).toBe(false);
});
