import { UNSEEN } from '../util/printable.ts';

/** XML from fixed text and values: no value can be more than text or the value of an attribute. */
export function xml(fixed: TemplateStringsArray, ...values: readonly (string | number)[]): string {
  let text = fixed[0] ?? '';
  for (let i = 0; i < values.length; i++) text += escapeXml(values[i] ?? '') + (fixed[i + 1] ?? '');
  return text;
}

/**
 * Fit for text and for attributes in either quotes. What a reader cannot see,
 * such as line breaks and changes of direction, becomes a reference.
 */
function escapeXml(value: string | number): string {
  if (typeof value === 'number') return String(value);
  for (let i = 0; i < value.length; i++) {
    const c = value.charCodeAt(i);
    // Clean: printable ASCII except " & ' < >
    if (
      c < 0x20 ||
      c > 0x7e ||
      c === 0x22 ||
      c === 0x26 ||
      c === 0x27 ||
      c === 0x3c ||
      c === 0x3e
    ) {
      return escapeSlowly(value);
    }
  }
  return value;
}

const ENTITIES: Readonly<Record<string, string>> = {
  '"': '&quot;',
  '&': '&amp;',
  "'": '&apos;',
  '<': '&lt;',
  '>': '&gt;',
};

function escapeSlowly(value: string): string {
  let out = '';
  for (const char of value) {
    const code = char.codePointAt(0) ?? 0;
    if (!isXmlChar(code)) {
      throw new Error(`XML cannot hold U+${code.toString(16).toUpperCase().padStart(4, '0')}`);
    }
    out += ENTITIES[char] ?? (UNSEEN.test(char) ? `&#x${code.toString(16)};` : char);
  }
  return out;
}

/** Production Char of XML 1.0; lone surrogates are outside. */
function isXmlChar(code: number): boolean {
  if (code < 0x20) return code === 0x9 || code === 0xa || code === 0xd;
  return code < 0xd800 || (code > 0xdfff && code !== 0xfffe && code !== 0xffff);
}
