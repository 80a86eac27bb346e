import fc from 'fast-check';
import type { Topology } from '../model/topology.ts';

/** What has broken out of one printer or another, and any text at all. */
export const anyText = fc.oneof(
  fc.constantFrom(
    '',
    '"];n1[label="x',
    '"]\n  end\n  click n1 "javascript:alert(1)"\n',
    '`**x**`#quot;#34;',
    'style:fill#x;',
    '%%{init: {"theme": "dark"}}%%',
    '\\',
    '\\"',
    '\\N\\G&lt;&#60;',
    "</text><script>alert(1)</script><![CDATA[ ]]> -->'",
    '" onload="alert(1)" href="https://example.com',
    '<img:/etc/passwd>%getenv("HOME")\n@enduml\n!include x',
    'id="vethloom-drawing"></metadata>',
    '\u202e\u0000\ud800\uffff\u{e0041}\u2065\u3164\r\n\t',
    '虚拟机一号 🖧',
    'x'.repeat(300),
  ),
  fc.string({ unit: 'binary', maxLength: 12 }),
);

const anyPoint = fc.tuple(fc.integer({ min: -900, max: 900 }), fc.integer({ min: -900, max: 900 }));
const vlan = fc.oneof(
  fc.record({ mode: fc.constant('access'), tag: fc.integer({ min: 1, max: 4094 }) }),
  fc.record({
    mode: fc.constant('trunk'),
    tags: fc.array(fc.integer({ min: 1, max: 4094 }), { maxLength: 3 }),
  }),
);
const item = fc.record({ id: anyText, addresses: fc.array(anyText, { maxLength: 2 }) });
const base = { name: anyText, at: anyPoint };
const anyDevice = fc.oneof(
  fc.record({ kind: fc.constant('host'), ...base, interfaces: fc.array(item, { maxLength: 2 }) }),
  fc.record({
    kind: fc.constant('guest'),
    ...base,
    arch: anyText,
    machine: anyText,
    memoryMiB: fc.integer(),
    vcpus: fc.integer(),
    nics: fc.array(fc.record({ id: anyText, model: anyText }), { maxLength: 4 }),
  }),
  fc.record({
    kind: fc.constantFrom('bridge', 'ovs'),
    ...base,
    addresses: fc.array(anyText),
    stp: fc.boolean(),
  }),
  fc.record({
    kind: fc.constant('namespace'),
    ...base,
    interfaces: fc.array(item, { maxLength: 2 }),
  }),
  fc.record({
    kind: fc.constantFrom('nic', 'dummy', 'bond'),
    ...base,
    size: fc.constant([60, 30]),
  }),
  fc.record({ kind: fc.constant('tun'), ...base }),
  fc.record({ kind: fc.constant('vlan'), ...base, tag: fc.integer() }),
  fc.record({ kind: fc.constant('user-net'), ...base, network: anyText, 'x-own': fc.json() }),
);

/** Drawings that parse, sensible or not: ends at any device, in any container, or nowhere. */
export const anyTopology: fc.Arbitrary<Topology> = fc
  .array(anyDevice, { maxLength: 8 })
  .chain((devices) => {
    const place = fc.nat(devices.length);
    const end = fc.oneof(
      place.chain((index) => fc.record({ device: fc.constant(`d${index}`), port: anyText, vlan })),
      fc.record({ at: anyPoint }),
    );
    const kind = fc.constantFrom(
      'tap',
      'veth',
      'patch',
      'internal',
      'member',
      'lower',
      'macvtap',
      'macvlan',
      'tunnel',
      'ipvlan',
      'wire',
      'user',
      'tun',
    );
    return fc.record({
      version: fc.constant(1),
      name: anyText,
      devices: fc.tuple(
        ...devices.map((device, index) =>
          place.map((within) => ({ id: `d${index}`, ...device, in: `d${within}` })),
        ),
      ),
      links: fc.array(fc.record({ kind, a: end, b: end }), { maxLength: 8 }),
      notes: fc.array(
        fc.record(
          { text: anyText, at: anyPoint, size: fc.constant([120, 80]) },
          { requiredKeys: ['text', 'at'] },
        ),
        { maxLength: 2 },
      ),
    });
  })
  .map(({ links, notes, ...rest }) => ({
    ...rest,
    links: links.map((link, index) => ({ id: `l${index}`, ...link })),
    notes: notes.map((note, index) => ({ id: `t${index}`, ...note })),
  })) as unknown as fc.Arbitrary<Topology>;
