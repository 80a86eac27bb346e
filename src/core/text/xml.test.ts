import { describe, expect, it } from 'vitest';
import { xml } from './xml.ts';

function print(text: string): string {
  return xml`<b c='${text}'>${text}</b>`;
}

const REFERENCES: Readonly<Record<string, string>> = {
  quot: '"',
  amp: '&',
  apos: "'",
  lt: '<',
  gt: '>',
};

/** What a parser makes of printed text. */
function read(printed: string): string {
  return printed.replace(/&(?:#x([0-9a-f]+)|(\w+));/g, (_, hex: string, name: string) =>
    hex ? String.fromCodePoint(Number.parseInt(hex, 16)) : REFERENCES[name]!,
  );
}

describe('XML', () => {
  it('leaves plain values alone', () => {
    expect(xml`<memory unit='${'MiB'}'>${512}</memory>`).toBe("<memory unit='MiB'>512</memory>");
  });

  it.each([
    "' onload='x",
    '"><script>alert(1)</script>',
    ']]>',
    '<!--',
    '--><x/>',
    '<![CDATA[ x ]]>',
    '&amp;&#0;&x;',
    '<?xml version="1.0"?>',
    'a\nb\r\nc\td',
    'right \u202e to left, \u200b hidden, \u2028 line, \ufeff mark, \u2065\u3164\u{e0041} nothing',
    '\u0085 \u007f',
    '名前 😀 é',
    '$(id) `id` ${HOME} \\',
    '__proto__',
  ])('keeps %j one text on one line', (hostile) => {
    const printed = print(hostile);
    const [, inAttribute, inText] = /<b c='([^'<>]*)'>([^<>]*)<\/b>/.exec(printed) ?? [];
    expect(read(inAttribute ?? '')).toBe(hostile);
    expect(read(inText ?? '')).toBe(hostile);
    expect(printed).not.toContain('\n');
    expect(printed).not.toMatch(
      /[\r\u0085\u007f\u200b-\u200f\u2028-\u202e\u2065\u3164\ufeff\u{e0041}]|&(?!#x|\w+;)/u,
    );
  });

  it.each(['\0', '\u0007', '\u001b[0m', '\ud800', 'a\udc00', '\ufffe', '\uffff'])(
    'refuses %j, which XML cannot hold',
    (text) => {
      expect(() => print(text)).toThrow('XML cannot hold U+');
    },
  );
});
