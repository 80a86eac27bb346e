import { describe, expect, test } from 'vitest';
import { deviceKinds, kindOf } from '../devices/index.ts';
import { setField } from '../edit/fields.ts';
import { dmzLab } from '../examples/dmz-lab.ts';
import { linkKinds, linkKindOf } from '../links/index.ts';
import type { Field } from '../model/field.ts';
import type { Topology } from '../model/topology.ts';
import { bundles } from '../targets/bundles.ts';
import { compile } from './compile.ts';
import { exportBundle } from './export.ts';

const HOSTILE = [
  '$(touch /tmp/x)',
  '`id`',
  `it's "quoted"`,
  'a\nb',
  '-rf',
  '../x',
  'x'.repeat(300),
  'a\u202Eb',
  'a\u0000b',
  ']]>',
  '<b>&amp;',
  'a,b=c',
  '%d',
  '\uD800',
];

type Path = readonly (string | number)[];

/** Every place of the sample where a text can stand. */
function* textPlaces(topology: Topology): Generator<readonly [id: string, path: Path]> {
  function* inFields(
    id: string,
    fields: readonly Field[],
    owner: unknown,
    base: Path,
  ): Generator<readonly [string, Path]> {
    for (const field of fields) {
      const value = (owner as Record<string, unknown>)[field.key];
      const path = [...base, field.key];
      if ((field.type === 'text' && field.key !== 'id') || field.type === 'choice')
        yield [id, path];
      if (field.type === 'texts') yield [id, [...path, 0]];
      if (field.type === 'group') yield* inFields(id, field.fields, value ?? {}, path);
      if (field.type === 'items') {
        for (const [i, item] of ((value ?? []) as unknown[]).entries()) {
          yield* inFields(id, field.item, item, [...path, i]);
        }
      }
    }
  }
  yield ['', ['name']];
  for (const device of topology.devices) {
    yield [device.id, ['name']];
    yield* inFields(device.id, kindOf(device).fields, device, []);
  }
  for (const link of topology.links) {
    yield* inFields(link.id, linkKindOf(link).fields, link, []);
    for (const side of ['a', 'b']) yield [link.id, [side, 'ifname']];
  }
}

/** What ends up in a file must be text that a reader sees: no control characters but newlines. */
const HIDDEN = /(?!\n)[\p{Cc}\p{Zl}\p{Zp}\p{Cs}]/u;

function list(): string[] {
  return [...Object.keys(deviceKinds), ...Object.keys(linkKinds)];
}

describe('hostile text in every field is refused, or printed as text', () => {
  test('the sample has every kind with texts', () => {
    expect(list().length).toBeGreaterThan(10);
    expect([...textPlaces(dmzLab)].length).toBeGreaterThan(60);
  });

  test.each(HOSTILE)('%j', (text) => {
    for (const [id, path] of textPlaces(dmzLab)) {
      // A list of addresses that is not there yet.
      const parent = path.at(-1) === 0 ? path.slice(0, -1) : path;
      const drawing = setField(dmzLab, id, parent, path.at(-1) === 0 ? [text] : text);
      const { diagnostics, plan } = compile(drawing);
      const refused = diagnostics.some(({ severity }) => severity === 'error');
      for (const bundle of bundles) {
        for (const { path: file, print } of exportBundle(plan, bundle.id).files) {
          const { text: printed } = print();
          expect(printed, `${id}.${path.join('.')} in ${file}`).not.toMatch(HIDDEN);
          expect(file).toMatch(/^[A-Za-z0-9][A-Za-z0-9./-]*$/);
        }
      }
      // Labels are free text; all else has a grammar that none of these fits.
      expect(refused || path.at(-1) === 'name', `${id}.${path.join('.')}`).toBe(true);
    }
  });
});
