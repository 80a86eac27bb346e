import { describe, expect, it } from 'vitest';
import { createWriter } from './writer.ts';
import { createXmlPrinter } from './xml.ts';

function print(text: string): string {
  const writer = createWriter();
  const xml = createXmlPrinter(writer);
  xml.open('a');
  xml.text('b', text, { c: text });
  xml.close();
  return writer.finish().text;
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

describe('the XML printer', () => {
  it('prints as libvirt does', () => {
    const writer = createWriter();
    const xml = createXmlPrinter(writer);
    xml.open('domain', { type: 'kvm' });
    xml.text('memory', 512, { unit: 'MiB' });
    xml.leaf('serial', { type: 'pty' });
    xml.close();
    expect(writer.finish().text).toBe(
      "<domain type='kvm'>\n  <memory unit='MiB'>512</memory>\n  <serial type='pty'/>\n</domain>\n",
    );
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
    'right \u202e to left, \u200b hidden, \u2028 line, \ufeff mark',
    '\u0085 \u007f',
    '名前 😀 é',
    '$(id) `id` ${HOME} \\',
    '__proto__',
  ])('keeps %j one text on one line', (hostile) => {
    const printed = print(hostile);
    const [, inAttribute, inText] = /<b c='([^'<>]*)'>([^<>]*)<\/b>/.exec(printed) ?? [];
    expect(read(inAttribute ?? '')).toBe(hostile);
    expect(read(inText ?? '')).toBe(hostile);
    expect(printed.split('\n').length).toBe(4);
    expect(printed).not.toMatch(/[\r\u0085\u007f\u200b-\u200f\u2028-\u202e\ufeff]|&(?!#x|\w+;)/);
  });

  it.each(['\0', '\u0007', '\u001b[0m', '\ud800', 'a\udc00', '\ufffe', '\uffff'])(
    'refuses %j, which XML cannot hold',
    (text) => {
      expect(() => print(text)).toThrow('XML cannot hold U+');
    },
  );
});
