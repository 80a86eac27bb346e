import { expect, test } from 'vitest';
import { dmzLab } from '../examples/dmz-lab.ts';
import { parseTopology } from './parse.ts';
import { printTopology } from './print.ts';
import { topologyIn } from './read.ts';

test.each([
  printTopology(dmzLab),
  `\uFEFF${printTopology(dmzLab)}`,
  printTopology(dmzLab).replace('"name"', '"nome"'),
  '{"version":2}',
  '{"version":1,',
  '[]',
  '',
  `${' '.repeat(33 * 1024 * 1024)}{}`,
])('who does not ask what is wrong is told the same drawing', (text) => {
  expect(topologyIn(text)).toEqual(parseTopology(text).topology);
});
