import type { Writer } from './writer.ts';

export type Attributes = Readonly<Record<string, string | number>>;

/** Prints an XML tree, one element a line, as libvirt does. Names come from code, never from a drawing. */
export interface XmlPrinter {
  open(name: string, attributes?: Attributes): void;
  close(): void;
  leaf(name: string, attributes?: Attributes): void;
  text(name: string, text: string | number, attributes?: Attributes): void;
}

const INDENTS = Array.from({ length: 16 }, (_, depth) => '  '.repeat(depth));

/** `around` are the names of the elements that are open already, for a part of a document. */
export function createXmlPrinter(writer: Writer, around: readonly string[] = []): XmlPrinter {
  const path = [...around];
  const head = (name: string, attributes: Attributes | undefined): string => {
    let line = `${INDENTS[path.length] ?? ''}<${name}`;
    for (const key in attributes) line += ` ${key}='${escapeXml(attributes[key] ?? '')}'`;
    return line;
  };
  return {
    open(name, attributes) {
      writer.line(`${head(name, attributes)}>`);
      path.push(name);
    },
    close() {
      const name = path.pop();
      writer.line(`${INDENTS[path.length] ?? ''}</${name}>`);
    },
    leaf(name, attributes) {
      writer.line(`${head(name, attributes)}/>`);
    },
    text(name, text, attributes) {
      writer.line(`${head(name, attributes)}>${escapeXml(text)}</${name}>`);
    },
  };
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
    out += ENTITIES[char] ?? (isUnseen(code) ? `&#x${code.toString(16)};` : char);
  }
  return out;
}

/** Production Char of XML 1.0; lone surrogates are outside. */
function isXmlChar(code: number): boolean {
  if (code < 0x20) return code === 0x9 || code === 0xa || code === 0xd;
  return code < 0xd800 || (code > 0xdfff && code !== 0xfffe && code !== 0xffff);
}

function isUnseen(code: number): boolean {
  return (
    code < 0x20 ||
    (code >= 0x7f && code <= 0x9f) ||
    (code >= 0x200b && code <= 0x200f) ||
    (code >= 0x2028 && code <= 0x202e) ||
    (code >= 0x2060 && code <= 0x206f) ||
    code === 0x61c ||
    code === 0xfeff
  );
}
