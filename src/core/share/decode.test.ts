import { describe, expect, test } from 'vitest';
import { dmzLab } from '../examples/dmz-lab.ts';
import { parseTopology } from '../format/parse.ts';
import { printTopology } from '../format/print.ts';
import { toBase64url } from './base64url.ts';
import { Chance } from './chance.ts';
import { decodeShare } from './decode.ts';
import { encodeShare } from './encode.ts';
import { randomTopology } from './random-topology.ts';
import { shareText } from './share-text.ts';
import { typicalLab } from './typical.ts';
import { Writer } from './v1/coder.ts';
import { codeDrawing, type Drawing } from './v1/drawing.ts';
import { english } from '../util/message.ts';

const full = process.env['CI'] === 'true';

function share(topology: Parameters<typeof encodeShare>[0]): string {
  const encoded = encodeShare(topology);
  return 'text' in encoded ? encoded.text : '';
}

/** A link of any value at all, with no limit kept and the check right. */
function forged(drawing: unknown): string {
  const writer = new Writer();
  const most = { devices: 1e6, links: 1e6, notes: 1e6 };
  codeDrawing(writer, most, drawing as Drawing);
  return shareText(toBase64url(writer.finish()));
}

const codes = (text: string): string[] => decodeShare(text).diagnostics.map(({ code }) => code);

describe('a link is found', () => {
  const text = share(dmzLab);

  test.each([
    ['as a fragment', text],
    ['without its hash sign', text.slice(1)],
    ['at an address', `https://vethloom.test/a/?view=1${text}`],
    ['broken into lines', ` ${text.slice(0, 70)}\n${text.slice(70, 140)}\r\n ${text.slice(140)}\n`],
  ])('%s', (_title, link) => {
    expect(decodeShare(link)).toEqual({ topology: dmzLab, diagnostics: [] });
  });
});

describe('what is no drawing is refused with a reason', () => {
  const text = share(dmzLab);

  test.each([
    ['nothing', '', 'link-without-drawing'],
    ['another fragment', '#settings', 'link-without-drawing'],
    ['a newer version', '#v2.AAAA', 'link-version'],
    ['no payload', '#v1.', 'link-damaged'],
    ['the start of it', text.slice(0, 100), 'link-damaged'],
    ['more than there was', `${text}A`, 'link-damaged'],
    [
      'another letter in it',
      text.replace(text.charAt(40), text.charAt(40) === 'A' ? 'B' : 'A'),
      'link-damaged',
    ],
    ['a letter that is none', `${text.slice(0, 50)}%${text.slice(51)}`, 'link-damaged'],
    ['zeros with a right check', shareText('A'.repeat(4000)), 'link-damaged'],
    ['too long a link', `#v1.${'A'.repeat(70_000)}`, 'link-too-long'],
  ])('%s', (_title, link, code) => {
    const { topology, diagnostics } = decodeShare(link);
    expect(topology).toBeUndefined();
    expect(diagnostics.map((one) => one.code)).toEqual([code]);
    expect(english(diagnostics[0]!.message)).toMatch(/^(The|There) .{30,}\.$/);
  });

  test('a kind that is not known yet', () => {
    const devices = [{ id: 'w1', kind: 'wormhole', name: 'w', at: [0, 0], depth: 3 }];
    const { topology, diagnostics } = decodeShare(forged({ ...dmzLab, devices, links: [] }));
    expect(topology).toBeUndefined();
    expect(diagnostics.map(({ code }) => code)).toEqual(['file-unknown-kind']);
  });

  test('but a field that is not known yet is only left out, and named', () => {
    const devices = dmzLab.devices.map((one) => ({ ...one, colour: 'red' }));
    const { topology, diagnostics } = decodeShare(forged({ ...dmzLab, devices }));
    expect(topology).toEqual(dmzLab);
    expect(new Set(diagnostics.map(({ code }) => code))).toEqual(new Set(['file-unknown-key']));
  });
});

describe('a hostile link costs little', () => {
  const device = { id: 'h1', kind: 'host', name: 'h', at: [0, 0] };
  const drawing = (more: object): object => ({
    name: '',
    devices: [],
    links: [],
    notes: [],
    ...more,
  });
  const many = (count: number, make: (i: number) => object): object[] =>
    Array.from({ length: count }, (_, i) => make(i));
  const nested = (depth: number): unknown => {
    let value: unknown = 1;
    for (let i = 0; i < depth; i++) value = i % 2 === 0 ? [value] : { a: value };
    return value;
  };
  const BOMBS: readonly (readonly [string, () => string])[] = [
    [
      'more devices than the limit',
      () => forged(drawing({ devices: many(2001, (i) => ({ ...device, id: `h${i}` })) })),
    ],
    [
      'one name a thousand times',
      () => forged(drawing({ 'x-a': many(4000, () => ({ b: 'y'.repeat(900) })) })),
    ],
    ['a name without end', () => forged(drawing({ name: 'a'.repeat(200_000) }))],
    [
      'a list without end',
      () =>
        forged(
          drawing({
            'x-a': Array.from({ length: 30_000 }, () => Array.from({ length: 40 }, () => 0)),
          }),
        ),
    ],
    [
      'ten thousand keys',
      () =>
        forged(
          drawing({
            'x-a': many(60, (i) =>
              Object.fromEntries(many(200, () => ({})).map((_, k) => [`k${i * 200 + k}`, 0])),
            ),
          }),
        ),
    ],
    [
      'a thousand kinds',
      () =>
        forged(
          drawing({ devices: many(1000, (i) => ({ ...device, id: `h${i}`, kind: `k${i * 7}` })) }),
        ),
    ],
    ['another of each letter', () => shareText('_'.repeat(60_000))],
    ['the same letter', () => shareText('q'.repeat(60_000))],
  ];

  test.each(BOMBS)(
    '%s',
    (_title, make) => {
      const link = make();
      const before = process.memoryUsage().heapUsed;
      const start = process.cpuUsage();
      const { topology, diagnostics } = decodeShare(link);
      const { user, system } = process.cpuUsage(start);
      expect(topology).toBeUndefined();
      expect(english(diagnostics[0]!.message).length).toBeGreaterThan(30);
      // The promise is 100 ms; the machine of a test may be slow and busy.
      expect((user + system) / 1000).toBeLessThan(1000);
      expect(process.memoryUsage().heapUsed - before).toBeLessThan(200 * 1024 * 1024);
      // Making some of them takes seconds.
    },
    60_000,
  );

  test('nesting ends', () => {
    expect(() => forged(drawing({ 'x-a': nested(40) }))).toThrow('nested deeper than 16 levels');
    expect(codes(forged(drawing({ 'x-a': nested(8) })))).toEqual([]);
  });

  test('keys that mean something to JavaScript are keys like others', () => {
    const own = JSON.parse(
      '{"__proto__": {"polluted": true}, "constructor": {"prototype": 1}}',
    ) as object;
    const { topology } = decodeShare(
      forged(drawing({ 'x-own': own, ['__proto__']: { polluted: 1 } })),
    );
    expect(topology).not.toHaveProperty('polluted');
    expect({}).not.toHaveProperty('polluted');
    expect(Object.keys(topology?.['x-own'] as object)).toEqual(['__proto__', 'constructor']);
    expect(Object.getPrototypeOf(topology?.['x-own'])).toBe(Object.prototype);
  });
});

describe('damaged links', () => {
  const sources = [
    share(dmzLab),
    share(typicalLab(20, 'some')),
    ...Array.from({ length: 20 }, (_, seed) => share(randomTopology(seed))),
  ].map((text) => text.slice('#v1.'.length));

  const damage = (payload: string, chance: Chance): string => {
    const at = chance.below(payload.length);
    const letter = chance.of(Array.from('ABCxyz0189-_'));
    switch (chance.below(5)) {
      case 0:
        return payload.slice(0, at);
      case 1:
        return payload.slice(0, at) + letter + payload.slice(at + 1);
      case 2:
        return payload.slice(0, at) + letter + payload.slice(at);
      case 3:
        return payload.slice(0, at) + payload.slice(at + 1 + chance.below(8));
      default:
        return payload.slice(at) + payload.slice(0, at);
    }
  };

  test('are refused, or with a right check are a drawing or refused', { timeout: 120_000 }, () => {
    const chance = new Chance('damage');
    const until = performance.now() + 60_000;
    const runs = full ? 100_000 : 8_000;
    let [run, refused, slowest] = [0, 0, 0];
    for (; run < runs && performance.now() < until; run++) {
      const payload = chance.of(sources);
      const damaged = damage(payload, chance);
      const forge = run % 2 === 1;
      const link = forge ? shareText(damaged.slice(0, -3)) : `#v1.${damaged}`;
      const start = process.cpuUsage();
      const { topology, diagnostics } = decodeShare(link);
      const { user } = process.cpuUsage(start);
      slowest = Math.max(slowest, user / 1000);
      if (!topology) refused++;
      const [first] = diagnostics;
      const fair = topology
        ? (forge || damaged === payload) && diagnostics.every((one) => one.severity !== 'error')
        : english(first?.message ?? '').length > 20;
      expect(fair, link).toBe(true);
    }
    expect(run).toBeGreaterThan(2_000);
    expect(refused).toBeGreaterThan(0.6 * run);
    expect(slowest).toBeLessThan(1000);
  });
});

test.each([
  [true, 'on'],
  [false, 'off'],
  ['force', 'force'],
])('a choice that was a flag is read as what it was, %s', (was, is) => {
  const of = (vhost: unknown) => ({
    ...dmzLab,
    links: dmzLab.links.map((link) => (link.kind === 'tap' ? { ...link, vhost } : link)),
  });
  const old = of(was) as typeof dmzLab;
  expect(parseTopology(printTopology(old))).toEqual({ topology: of(is), diagnostics: [] });
  expect(decodeShare(forged(old))).toEqual({ topology: of(is), diagnostics: [] });
});
