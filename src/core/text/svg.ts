import type { Brand } from '../util/brand.ts';
import { printable } from '../util/printable.ts';
import { xml } from './xml.ts';

/** A part of an SVG document; only this file makes one. */
export type Svg = Brand<string, 'Svg'>;

/** Text of an alphabet that needs no escaping, as it is. */
export function plainText(text: string): Svg {
  if (/[^\n !-%(-;=?-~]/.test(text)) throw new Error('text that needs escaping');
  return text as Svg;
}

type Attributes = Readonly<Record<string, string | number | undefined>>;

/** What a reader sees of a text, and nothing that the document could take for its own. */
export function svgText(text: string): Svg {
  return xml`${printable(text)}` as Svg;
}

/** Names of elements and attributes come from code. Attributes that are undefined are left out. */
export function element(name: string, attributes: Attributes, ...children: readonly Svg[]): Svg {
  let head = `<${name}`;
  for (const [key, value] of Object.entries(attributes)) {
    if (value === undefined) continue;
    head += ` ${key}="${typeof value === 'number' ? number(value) : svgText(value)}"`;
  }
  return (children.length === 0 ? `${head}/>` : `${head}>${children.join('')}</${name}>`) as Svg;
}

/** Tenths of a unit are finer than what can be seen. */
function number(value: number): string {
  return String(Math.round(value * 10) / 10);
}
