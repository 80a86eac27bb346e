import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compile } from '../compile/compile.ts';
import { dmzLab } from '../examples/dmz-lab.ts';
import type { Topology } from '../model/topology.ts';
import { anyTopology } from './any-topology.ts';
import { drawSvg } from './svg.ts';

const draw = (topology: Topology): string =>
  drawSvg(topology, compile(topology).plan, { embed: true }).text;

const ATTRIBUTES: Readonly<Record<string, RegExp>> = {
  'font-family': /^[\w ,'-]+$/,
  fill: /^(none|#[0-9a-f]{6})$/,
  stroke: /^#[0-9a-f]{6}$/,
  id: /^vethloom-drawing$/,
  role: /^img$/,
  transform: /^(?:(?:translate|scale|rotate)\([-\d. ]+\) ?)+$/,
  xmlns: /^http:\/\/www\.w3\.org\/2000\/svg$/,
  'stroke-linecap': /^round$/,
  'stroke-linejoin': /^round$/,
  'text-anchor': /^middle$/,
  d: /^[-\d.MLCAHVaclmhvzZ ]+$/,
};
const NUMBERS = /^[-\d. ]+$/;
const ELEMENTS = ['svg', 'title', 'metadata', 'g', 'rect', 'circle', 'path', 'text'];

/** A strict reader: elements, attributes and text of printable characters, or it throws. */
function read(svg: string): {
  readonly elements: ReadonlySet<string>;
  readonly texts: readonly string[];
} {
  const open: string[] = [];
  const elements = new Set<string>();
  const texts: string[] = [];
  const head = '<?xml version="1.0" encoding="UTF-8"?>\n';
  expect(svg.startsWith(head)).toBe(true);
  const token = /<(\/?)([a-z]+)((?: [a-zA-Z-]+="[^"<>]*")*)(\/?)>|([^<>]+)/gy;
  token.lastIndex = head.length;
  while (token.lastIndex < svg.length) {
    const at = token.lastIndex;
    const match = token.exec(svg);
    if (!match) throw new Error(`not read: ${svg.slice(at, at + 80)}`);
    const [, slash, name = '', attributes = '', empty, text] = match;
    if (text !== undefined) {
      texts.push(unescape(text));
      continue;
    }
    if (slash) {
      if (open.pop() !== name) throw new Error(`${name} ends what it did not begin`);
    } else {
      if (!ELEMENTS.includes(name)) throw new Error(`an element ${name}`);
      elements.add(name);
      for (const [, key = '', value = ''] of attributes.matchAll(/([a-zA-Z-]+)="([^"]*)"/g)) {
        if (!(ATTRIBUTES[key] ?? NUMBERS).test(unescape(value)))
          throw new Error(`${key}: ${value}`);
      }
      if (!empty) open.push(name);
    }
  }
  expect(open).toEqual([]);
  return { elements, texts };
}

const FOREIGN = /&(?!(?:quot|amp|apos|lt|gt);)/;
const UNSEEN = /(?!\n|[\uFE00-\uFE0F])[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}\p{DI}]/u;

function unescape(text: string): string {
  if (FOREIGN.test(text) || UNSEEN.test(text)) throw new Error(JSON.stringify(text));
  const entities: Readonly<Record<string, string>> = {
    quot: '"',
    amp: '&',
    apos: "'",
    lt: '<',
    gt: '>',
  };
  return text.replace(/&(\w+);/g, (_, name: string) => entities[name] ?? '');
}

describe('the sample', () => {
  const { texts } = read(draw(dmzLab));

  test('shows names, cards and what is on cables', () => {
    for (const text of [
      'kvm1',
      'firewall',
      'eth0 virtio',
      'eth0 rtl8139',
      'br0',
      'tap web1-eth0',
    ]) {
      expect(texts).toContain(text);
    }
    expect(texts).toContain('veth · tag 10');
  });

  test('is dark where asked', () => {
    const { text } = drawSvg(dmzLab, compile(dmzLab).plan, { theme: 'dark' });
    expect(text).toContain('#0e131a');
    expect(text).not.toContain('#f6f7f9');
    expect(text).not.toContain('metadata');
  });
});

test('nothing leaves its place, whatever things are called', () => {
  fc.assert(
    fc.property(anyTopology, (topology) => {
      const { elements } = read(draw(topology));
      expect(elements.has('svg')).toBe(true);
    }),
    { numRuns: 500 },
  );
}, 60_000);

test('plugs of loose cables are within the picture', () => {
  const links = [{ id: 'l1', kind: 'tap', a: { at: [-500, -400] }, b: { at: [700, 300] } }];
  const svg = draw({ version: 1, name: '', devices: [], links, notes: [] } as never);
  expect(svg).toContain('viewBox="-538 -438 1276 776"');
});

test.each(['active-backup', 'balance-slb', 'balance-tcp'])(
  'a bond of Open vSwitch has room for its mode and LACP: %s',
  (mode) => {
    for (const lacp of ['off', 'active', 'passive']) {
      const bond = { id: 'x1', kind: 'ovs-bond', name: 'bond0', at: [0, 0], mode, lacp };
      const topology = { ...dmzLab, devices: [bond], links: [], notes: [] } as unknown as Topology;
      const shown = lacp === 'off' ? mode : `${mode} · LACP ${lacp}`;
      expect(read(draw(topology)).texts).toContain(shown);
    }
  },
);

test('an empty drawing is a picture, too', () => {
  expect(() =>
    read(draw({ version: 1, name: '', devices: [], links: [], notes: [] })),
  ).not.toThrow();
});
