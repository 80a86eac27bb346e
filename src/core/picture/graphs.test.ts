import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compile } from '../compile/compile.ts';
import { dmzLab } from '../examples/dmz-lab.ts';
import { anyTopology } from './any-topology.ts';
import { drawDot } from './dot.ts';
import { drawMermaid } from './mermaid.ts';
import { drawNwdiag } from './nwdiag.ts';

/*
 * Strict readers: each line must be one of the few that the drawing program
 * writes, with quoted texts in the alphabet that has no meaning there.
 */

/** What a quoted text may hold in each format. */
const MERMAID = '"(?:[\\p{L}\\p{N}\\p{M} ·]|(?<=[\\p{L}\\p{N}])[-_./](?=[\\p{L}\\p{N}])|#\\d+;)+"';
const DOT = '"(?:[^"\\\\&\\n]|\\\\["\\\\n]|&amp;)*"';
const NWDIAG = '"(?:[^!-~\\n]|[\\w.,:/+()-])*"';

const lines = {
  mermaid: [
    'flowchart TB',
    `  subgraph n\\d+\\[${MERMAID}\\]`,
    '  end',
    `(?:  ){1,2}n\\d+(?:\\[\\[${MERMAID}\\]\\]|\\[${MERMAID}\\]|\\(${MERMAID}\\)|\\{\\{${MERMAID}\\}\\}|\\(\\(${MERMAID}\\)\\))`,
    `  t\\d+>${MERMAID}\\]`,
    `  n\\d+ (?:---|===|-\\.-)(?:\\|${MERMAID}\\|)? n\\d+`,
    '  classDef [a-z]+ fill:#[0-9a-f]{6},stroke:#[0-9a-f]{6},color:#[0-9a-f]{6}',
    '  class n\\d+(?:,n\\d+)* [a-z]+',
  ],
  dot: [
    `graph ${DOT} \\{`,
    `  (?:graph|node|edge) \\[\\w+=[^\\]]*\\]`,
    '  subgraph cluster_n\\d+ \\{',
    `    label=${DOT}`,
    `    \\w+="#[0-9a-f]{6}"`,
    `  +[nt]\\d+(?: -- n\\d+)? \\[\\w+=(?:${DOT}|[a-z]+)(?:, \\w+=(?:${DOT}|[a-z]+))*\\]`,
    '(?:  )?\\}',
  ],
  nwdiag: [
    'nwdiag \\{',
    `  [nc]\\d+ \\[label = ${NWDIAG}(?:, description = ${NWDIAG})?\\]`,
    '  (?:network|group) n\\d+ \\{',
    `    (?:label|address) = ${NWDIAG}`,
    `    [nc]\\d+(?: \\[address = ${NWDIAG}\\])?`,
    '  n\\d+ -- n\\d+',
    '(?:  )?\\}',
  ],
} as const;

const formats = { mermaid: drawMermaid, dot: drawDot, nwdiag: drawNwdiag } as const;

/** Unseen characters are shown, so that none is left to hide or move text. */
const UNSEEN = /(?!\n|[\uFE00-\uFE0F])[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}\p{DI}]/u;

test.each(['mermaid', 'dot', 'nwdiag'] as const)(
  '%s: no text leaves its slot, whatever things are called',
  (id) => {
    const known = lines[id].map((line) => new RegExp(`^${line}$`, 'u'));
    const read = (text: string) => {
      if (UNSEEN.test(text)) throw new Error('unseen characters');
      for (const line of text.trimEnd().split('\n')) {
        if (!known.some((one) => one.test(line))) throw new Error(`not read: ${line}`);
      }
      const opened = text.match(/\{$|^ +subgraph n/gm)?.length ?? 0;
      expect(text.match(/^ *(?:\}|end)$/gm)?.length ?? 0).toBe(opened);
    };
    fc.assert(
      fc.property(anyTopology, (topology) => read(formats[id](topology, compile(topology).plan))),
      { numRuns: 500 },
    );
  },
  60_000,
);

const { plan } = compile(dmzLab);

test('every device, frame and cable of the sample is in each', () => {
  for (const draw of [drawMermaid, drawDot, drawNwdiag]) {
    const text = draw(dmzLab, plan);
    for (const { name } of dmzLab.devices) expect(text).toContain(name);
    expect(text).toContain('tap firewall-eth1');
  }
});

test('a host with a cable of its own gets a box in its frame', () => {
  const links = [
    { id: 'l1', kind: 'veth', a: { device: 'h1', port: 'lab0' }, b: { device: 'b1' } },
  ];
  const mermaid = drawMermaid({ ...dmzLab, links } as never, plan);
  expect(mermaid).toMatch(/subgraph n1\["kvm1"\][^]*n9\{\{"kvm1"\}\}[^]*end\n {2}n9 ===.*n5/);
});

test('a loose end is said', () => {
  const links = [{ id: 'l1', kind: 'tap', a: { at: [0, 0] }, b: { device: 'b1' } }];
  expect(drawDot({ ...dmzLab, links } as never, plan)).toContain('label="not plugged in"');
});
