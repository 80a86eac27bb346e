import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { dmzLab } from '../examples/dmz-lab.ts';
import { emptyTopology } from '../examples/empty.ts';
import { parseTopology } from '../format/parse.ts';
import type { Topology } from '../model/topology.ts';
import { decodeShare } from './decode.ts';
import { encodeShare } from './encode.ts';
import { randomTopology } from './random-topology.ts';
import { scriptLink } from './script-link.ts';
import { type ByHand, typicalLab } from './typical.ts';
import { english, msg } from '../util/message.ts';

const goldens = new URL('../goldens/', import.meta.url);
const full = process.env['CI'] === 'true';

function share(topology: Topology): string {
  const encoded = encodeShare(topology);
  if ('why' in encoded) throw new Error(english(encoded.why));
  return encoded.text;
}

const back = (topology: Topology) => decodeShare(share(topology));

describe('a drawing comes back equal', () => {
  const cases = readdirSync(goldens, { withFileTypes: true }).filter((one) => one.isDirectory());
  test.each(cases.map(({ name }) => name))('%s', (name) => {
    const text = readFileSync(new URL(`${name}/topology.json`, goldens), 'utf8');
    const { topology } = parseTopology(text);
    expect(topology && back(topology)).toEqual({ topology, diagnostics: [] });
  });

  test('whatever is in it', { timeout: 120_000 }, () => {
    const until = performance.now() + 60_000;
    const runs = full ? 10_000 : 1_000;
    let seed = 0;
    for (; seed < runs && performance.now() < until; seed++) {
      const topology = randomTopology(seed);
      expect(back(topology), `seed ${seed}`).toEqual({ topology, diagnostics: [] });
    }
    expect(seed).toBeGreaterThan(500);
  });

  test('also where more of its bytes are zero at the end than may be left off', () => {
    const topology = randomTopology(1190);
    expect(back(topology)).toEqual({ topology, diagnostics: [] });
  });

  test('whatever the order in which its keys came about', () => {
    const devices = dmzLab.devices.map(
      (one) => Object.fromEntries(Object.entries(one).reverse()) as unknown as typeof one,
    );
    expect(share({ ...dmzLab, devices })).toBe(share(dmzLab));
  });

  test('with a field and values that version 1 did not know of, for a few characters', () => {
    const devices = dmzLab.devices.map((one) => ({ ...one, 'x-rack': 'north', 'x-unit': 7 }));
    const topology = { ...dmzLab, devices };
    expect(back(topology).topology).toEqual(topology);
    expect(share(topology).length - share(dmzLab).length).toBeLessThan(30);
  });
});

/** Links that are out there: neither the links in that file nor what they hold may ever change. */
describe('links of version 1 open for ever', () => {
  interface Sample {
    readonly name: string;
    readonly link: string;
    readonly topology: Topology;
  }
  const text = readFileSync(new URL('v1/frozen.json', import.meta.url), 'utf8');

  test.each(JSON.parse(text) as readonly Sample[])('$name', ({ link, topology }) => {
    expect(decodeShare(link)).toEqual({ topology, diagnostics: [] });
  });
});

describe('a link is short', () => {
  const whole = (count: number, byHand: ByHand, seed: string): number =>
    'https://vethloom.test/'.length + share(typicalLab(count, byHand, seed)).length;

  test.each([
    [100, 'nothing', 400],
    [100, 'some', 700],
    [300, 'some', 1800],
    [100, 'everything', 1650],
  ] as const)('%i devices, %s by hand: at most %i characters', (count, byHand, most) => {
    const lengths = Array.from('abcde', (seed) => whole(count, byHand, seed));
    expect(Math.max(...lengths)).toBeLessThanOrEqual(most);
  });
});

describe('places can be left out', () => {
  const lab = typicalLab(40, 'some');
  const encoded = encodeShare(lab, { withoutPlaces: true });
  const text = 'text' in encoded ? encoded.text : '';
  const { topology } = decodeShare(text);

  test('which makes the link shorter and changes nothing else', () => {
    expect(text.length).toBeLessThan(0.9 * share(lab).length);
    const places = new Map(topology?.devices.map((one) => [one.id, one]));
    const devices = lab.devices.map((one) => {
      const { at, size } = places.get(one.id) ?? one;
      return { ...one, at, ...(size ? { size } : {}) };
    });
    expect(topology).toEqual({ ...lab, devices });
  });

  test('and nothing overlaps where the link is opened', () => {
    for (const { id } of lab.devices.filter(({ kind }) => kind === 'host')) {
      const inside = topology?.devices.filter((one) => one.in === id) ?? [];
      expect(new Set(inside.map(({ at }) => at.join())).size).toBe(inside.length);
    }
  });
});

describe('the link in a script', () => {
  const reversed = {
    ...dmzLab,
    devices: dmzLab.devices.map((one) => ({ ...one, at: [7, 7] as const })).reverse(),
    links: [...dmzLab.links].reverse(),
  };

  test('follows neither places nor order', () => {
    expect(scriptLink(reversed)).toBe(scriptLink(dmzLab));
  });

  test('holds every device and link', () => {
    const { topology } = decodeShare(scriptLink(dmzLab) ?? '');
    const byId = new Map(topology?.devices.map((one) => [one.id, one]));
    for (const one of dmzLab.devices) {
      expect({ ...byId.get(one.id), at: one.at, size: one.size }).toEqual(one);
    }
    expect(new Set(topology?.links)).toEqual(new Set(dmzLab.links));
  });

  test('is left out where it is too long', () => {
    expect(scriptLink(typicalLab(499, 'everything'))).toBeUndefined();
    expect(scriptLink(typicalLab(501, 'nothing'))).toBeUndefined();
  });
});

test('what no link can hold is said', () => {
  const many = Array.from({ length: 2001 }, (_, i) => ({ ...dmzLab.devices[0], id: `h${i}` }));
  expect(encodeShare({ ...dmzLab, devices: many } as unknown as Topology)).toEqual({
    why: msg`The drawing has ${2001} ${msg`devices`}; a link holds at most ${2000}.`,
  });
  const why = (topology: Topology): string => {
    const encoded = encodeShare(topology);
    return 'why' in encoded ? english(encoded.why) : '';
  };
  expect(why(emptyTopology('x'.repeat(201)))).toContain('201 characters');
  let deep: unknown = 1;
  for (let i = 0; i < 20; i++) deep = [deep];
  expect(why({ ...dmzLab, 'x-deep': deep })).toContain('nested');
});
