import { spawnSync } from 'node:child_process';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compile, sampleTopology, type Topology } from '../../src/core/index.ts';
import { pictureFormats } from '../../src/core/pictures.ts';

interface Read {
  readonly objects?: readonly { readonly name: string; readonly label?: string }[];
  readonly edges?: readonly unknown[];
}

function read(topology: Topology): Read {
  const input = pictureFormats.dot.draw(topology, compile(topology).plan);
  const { status, stdout, stderr } = spawnSync('dot', ['-Tdot_json'], { input, encoding: 'utf8' });
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  return JSON.parse(stdout) as Read;
}

const hostile = fc.oneof(
  fc.constantFrom('\\', '\\"', '"]; x [label="', '<b>', '&lt;\\N\\G', '/* ', '//', '#', '\\\\"'),
  fc.string({ unit: 'binary', maxLength: 12 }),
);

test('Graphviz finds the boxes and cables that were drawn, whatever they are called', () => {
  const count = { objects: read(sampleTopology).objects?.length, edges: 7 };
  fc.assert(
    fc.property(fc.array(hostile, { minLength: 8, maxLength: 8 }), hostile, (names, text) => {
      const devices = sampleTopology.devices.map((one, index) => ({ ...one, name: names[index] }));
      const notes = [{ id: 't1', text, at: [0, 0] }];
      const { objects, edges } = read({ ...sampleTopology, name: text, devices, notes } as never);
      expect({ objects: (objects?.length ?? 0) - 1, edges: edges?.length }).toEqual(count);
    }),
    { numRuns: 150 },
  );
});
