import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dmzLab } from '../examples/dmz-lab.ts';
import { parseTopology } from './parse.ts';
import { printTopology } from './print.ts';

const HOSTILE = [
  '$(id)',
  "'",
  '"',
  '`id`',
  '\n',
  '-rf',
  '../x',
  'x'.repeat(300),
  '\u202E',
  '\u0000',
  ']]>',
  '\uD800',
];

describe('round trip', () => {
  test('the sample comes back equal', () => {
    const { topology, diagnostics } = parseTopology(printTopology(dmzLab));
    expect(diagnostics).toEqual([]);
    expect(topology).toEqual(dmzLab);
  });

  test('any names and texts come back equal', () => {
    const text = fc.oneof(fc.constantFrom(...HOSTILE), fc.string({ unit: 'binary' }));
    fc.assert(
      fc.property(text, text, text, (name, device, note) => {
        const drawing = {
          ...dmzLab,
          name,
          devices: dmzLab.devices.map((one) => ({ ...one, name: device })),
          notes: [{ id: 't1', text: note, at: [1, 2] }],
        };
        const { topology } = parseTopology(printTopology(drawing as never));
        expect(topology).toEqual(drawing);
      }),
      { numRuns: 200 },
    );
  });

  test('any reservations come back equal, also where there are none', () => {
    const text = fc.oneof(fc.constantFrom(...HOSTILE), fc.string({ unit: 'binary' }));
    const dhcp = fc.record(
      { range: text, leases: fc.array(text), 'x-own': text },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(dhcp, fc.boolean(), (group, nat) => {
        const devices = dmzLab.devices.map((one) =>
          ['bridge', 'ovs'].includes(one.kind) ? { ...one, nat, dhcp: { ...group } } : one,
        );
        const { topology, diagnostics } = parseTopology(printTopology({ ...dmzLab, devices }));
        expect(diagnostics).toEqual([]);
        expect(topology).toEqual({ ...dmzLab, devices });
      }),
      { numRuns: 200 },
    );
  });

  test('keys under x- survive, other unknown keys are named', () => {
    const { topology, diagnostics } = parseTopology(
      '{"version":1,"name":"a","x-own":{"deep":[1]},"devices":[{"id":"h1","kind":"host","name":"h","at":[0,0],"x-y":2,"colour":"red"}],"links":[]}',
    );
    expect(topology?.['x-own']).toEqual({ deep: [1] });
    expect(topology?.devices[0]?.['x-y']).toBe(2);
    expect(topology?.devices[0]).not.toHaveProperty('colour');
    expect(diagnostics.map((one) => [one.code, one.severity])).toEqual([
      ['file-unknown-key', 'warning'],
    ]);
    expect(parseTopology(printTopology(topology as never)).topology).toEqual(topology);
  });
});

describe('bad input is located and never throws', () => {
  const at = (text: string): unknown[] =>
    parseTopology(text).diagnostics.map(({ code, anchors: [anchor] }) =>
      anchor?.on === 'text' ? [code, anchor.line, anchor.column] : [code],
    );

  test.each([
    ['{\n  "version": 1,\n  "name" "x"\n}', [['file-not-json', 3, 10]]],
    ['{"version": 1,\n"devices": [', [['file-not-json', 2, 13]]],
    ['', [['file-not-json', 1, 1]]],
    ['hello\nworld', [['file-not-json', 1, 1]]],
    ['[]', [['file-not-a-drawing', 1, 1]]],
    ['{"version": 2}', [['file-version', 1, 13]]],
    [
      '{"version":1,"devices":[\n {"id":"a","kind":"router","name":"x","at":[0,0]}]}',
      [['file-unknown-kind', 2, 19]],
    ],
    [
      '{"version":1,"devices":[\n {"id":"a b","kind":"host","name":3,"at":[0,"1"]}]}',
      [
        ['file-bad-id', 2, 8],
        ['file-wrong-type', 2, 35],
        ['file-wrong-type', 2, 42],
      ],
    ],
    [
      '{"version":1,"devices":[\n {"id":"a","kind":"bridge","name":"x","at":[0,0],"dhcp":true},\n {"id":"b","kind":"bridge","name":"x","at":[0,0],"dhcp":{"range":1,\n"leases":[2],"lease":[]}}]}',
      [
        ['file-wrong-type', 2, 57],
        ['file-wrong-type', 3, 66],
        ['file-wrong-type', 4, 11],
        ['file-unknown-key', 4, 22],
      ],
    ],
    [
      '{"version":1,"devices":[{"id":"a","kind":"host","name":"x","at":[0,0]},\n{"id":"a","kind":"host","name":"y","at":[0,0]}]}',
      [['file-duplicate-id', 2, 7]],
    ],
  ])('%j', (text, expected) => {
    expect(at(text)).toEqual(expected);
  });

  test('what an editor lets people type is never refused on the way back', () => {
    const typed = {
      ...dmzLab,
      devices: dmzLab.devices.map((device) =>
        device.kind === 'bridge'
          ? { ...device, dhcp: { range: '', leases: ['', 'x'] } }
          : device.kind === 'guest'
            ? {
                ...device,
                nics: [
                  { id: '', model: 'x y' },
                  { id: '', model: '', mac: 'zz', addresses: [''] },
                ],
              }
            : device,
      ),
      links: dmzLab.links.map((link) => ({ ...link, mtu: -1 })),
    };
    expect(parseTopology(printTopology(typed as never)).topology?.devices).toEqual(typed.devices);
  });

  test('every truncation of the sample', () => {
    const text = printTopology(dmzLab);
    for (let length = 0; length < text.trimEnd().length; length += 41) {
      const { topology, diagnostics } = parseTopology(text.slice(0, length));
      expect(topology).toBeUndefined();
      expect(diagnostics[0]?.anchors[0]?.on).toBe('text');
    }
  });

  test('any JSON', () => {
    fc.assert(
      fc.property(fc.json(), (text) => {
        const { topology, diagnostics } = parseTopology(text);
        expect(topology !== undefined || diagnostics.length > 0).toBe(true);
      }),
    );
  });

  test('a prototype is only a key', () => {
    const { topology } = parseTopology(
      '{"version":1,"name":"a","devices":[{"id":"h1","kind":"host","name":"h","at":[0,0],"__proto__":{"polluted":1}}],"links":[]}',
    );
    expect(topology).toBeDefined();
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
    expect(topology?.devices[0]?.['polluted']).toBeUndefined();
  });
});
