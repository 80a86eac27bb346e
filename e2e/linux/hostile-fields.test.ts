import { describe, expect, test } from 'vitest';
import { deviceKinds, linkKinds } from '../../src/core/index.ts';
import { everyKind } from './harness/every-kind.ts';
import { judge, printFile } from './harness/judge-drawing.ts';
import { PAYLOADS } from './harness/payloads.ts';
import { type Drawn, textPlaces } from './harness/text-places.ts';

const places = textPlaces(everyKind);
const plain = judge(everyKind);

/** Lines of the file that hold the text. */
function linesWith(text: string, drawn: Drawn): number[] {
  const lines = printFile(drawn).split('\n');
  return lines.flatMap((line, i) => (line.includes(text) ? [i + 1] : []));
}

describe('the drawing that the texts are put into', () => {
  test('has every kind, and nothing wrong with it', () => {
    const kinds = [...everyKind.devices, ...everyKind.links].map(({ kind }) => kind);
    expect(new Set(kinds)).toEqual(
      new Set([...Object.keys(deviceKinds), ...Object.keys(linkKinds)]),
    );
    expect(plain.errors).toEqual([]);
  });

  test('is put into more than 120 times in more than 120 places', () => {
    expect(new Set(PAYLOADS).size).toBe(PAYLOADS.length);
    expect(PAYLOADS.length).toBeGreaterThan(120);
    expect(places.length).toBeGreaterThan(120);
  });
});

/** What has a grammar can hold nothing that any language reads as more than a word. */
const WORD = /^[A-Za-z0-9_][A-Za-z0-9 ._:/-]{0,62}$/;

/** A path of the lab's own: words between slashes, and no longer than unix(7) lets a socket's be. */
const PATH = /^(?=.{1,107}$)\/(?:run|var|tmp)(?:\/[A-Za-z0-9][A-Za-z0-9 ._:-]{0,62})+$/;

/** A vDPA device as Linux names it: drivers/vhost/vdpa.c. */
const VDPA = /^\/dev\/vhost-vdpa-\d{1,3}$/;

const isWord = (text: string) => [WORD, PATH, VDPA].some((word) => word.test(text));

/** The texts of a plan that are not free, by what their keys say. */
function wordsOf(plan: unknown): string[] {
  if (typeof plan === 'string') return [plan];
  if (typeof plan !== 'object' || plan === null || plan instanceof Map) return [];
  return Object.entries(plan).flatMap(([key, value]) => (key === 'label' ? [] : wordsOf(value)));
}

describe('a text that does not fit is refused where it stands', () => {
  const read = places.filter(({ what }) => what !== 'unread');
  test.each(read)('$title', ({ what, set }) => {
    const where = linesWith('m4rked', set(everyKind, 'm4rked'));
    expect(where.length).toBeGreaterThan(0);
    const wrong = PAYLOADS.filter((payload) => {
      const { errors, plan } = judge(set(everyKind, payload));
      // What is made of free text for tools is a word too.
      if (errors.length === 0) {
        return !wordsOf(plan).every(isWord) || (what === 'word' && !WORD.test(payload));
      }
      return !errors.some((line) => where.includes(line));
    });
    expect(wrong).toEqual([]);
  });
});

describe('what no export tells changes nothing', () => {
  const unread = places.filter(({ what }) => what === 'unread');
  test.each(PAYLOADS)('%j', (payload) => {
    const drawn = unread.reduce((into, { set }) => set(into, payload), everyKind);
    expect(linesWith(JSON.stringify(payload).slice(1, -1), drawn).length).toBeGreaterThan(
      unread.length - 1,
    );
    expect(judge(drawn)).toMatchObject({ errors: [], plan: plain.plan });
  });
});
