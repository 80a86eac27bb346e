import { expect, test } from 'vitest';
import { element, svgText } from './svg.ts';

test('escapes text and attributes', () => {
  expect(element('text', { id: `"'<&>` }, svgText('</text><script>&amp;'))).toBe(
    '<text id="&quot;&apos;&lt;&amp;&gt;">&lt;/text&gt;&lt;script&gt;&amp;amp;</text>',
  );
});

test('shows what would hide or reorder text, and refuses nothing', () => {
  expect(svgText('a\u202eb\0\ud800\n\uffff\u2065\u3164')).toBe(
    String.raw`a\u{202e}b\u{0}\u{d800}\u{a}\u{ffff}\u{2065}\u{3164}`,
  );
});

test('leaves out what is undefined, and rounds', () => {
  expect(element('rect', { x: 1.25, y: -0.01, rx: undefined })).toBe('<rect x="1.3" y="0"/>');
});
