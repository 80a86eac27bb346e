import { deflateSync, crc32 } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compile } from '../compile/compile.ts';
import { dmzLab } from '../examples/dmz-lab.ts';
import { parseTopology } from '../format/parse.ts';
import { printTopology } from '../format/print.ts';
import type { Topology } from '../model/topology.ts';
import { anyTopology } from './any-topology.ts';
import { drawingInPng, putDrawingInPng } from './in-png.ts';
import { drawingInSvg } from './in-svg.ts';
import { plainDrawing } from './plain-drawing.ts';
import { drawingText } from './source.ts';
import { drawSvg } from './svg.ts';

const full = process.env['CI'] === 'true';

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type), data]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
}

const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const end = chunk('IEND', Buffer.alloc(0));
/** One grey pixel. */
const pixel = Buffer.concat([
  signature,
  chunk('IHDR', Buffer.from([0, 0, 0, 1, 0, 0, 0, 1, 8, 0, 0, 0, 0])),
  chunk('IDAT', deflateSync(Buffer.from([0, 128]))),
  end,
]);

const inSvg = (topology: Topology): string =>
  drawSvg(topology, compile(topology).plan, { embed: true }).text;
const reopened = (text: string | undefined): Topology | undefined =>
  text === undefined ? undefined : parseTopology(text).topology;

describe('round trip', () => {
  test('any drawing comes back from SVG and PNG', () => {
    fc.assert(
      fc.property(anyTopology, (drawn) => {
        // As it is once it was read: keys that no file has are gone.
        const { topology } = parseTopology(printTopology(drawn));
        if (!topology) throw new Error('the generator makes drawings');
        expect(reopened(drawingInSvg(inSvg(topology)))).toEqual(topology);
        const png = putDrawingInPng(pixel, plainDrawing(topology));
        expect(reopened(drawingInPng(png))).toEqual(topology);
      }),
      { numRuns: full ? 10_000 : 1_000 },
    );
  }, 300_000);

  test('the file is the same, byte for byte', () => {
    const topology = reopened(drawingInSvg(inSvg(dmzLab)));
    expect(topology && printTopology(topology)).toBe(printTopology(dmzLab));
  });
});

describe('SVG', () => {
  test('saved again by another program is read', () => {
    const again = inSvg(dmzLab)
      .replace('<metadata id="vethloom-drawing">', `<metadata\n     id='vethloom-drawing'\n   >`)
      .replaceAll(/(?<=metadata[^]*)"(?=[^]*<\/metadata>)/g, '&quot;');
    expect(reopened(drawingInSvg(again))).toEqual(dmzLab);
  });

  test('of others holds no drawing', () => {
    for (const text of [
      '',
      '<svg/>',
      'id="vethloom-drawing"',
      '<metadata id="vethloom-drawing"',
      '<metadata id="vethloom-drawing">{}',
      '<g id="vethloom-drawing">{}</g>',
    ]) {
      expect(drawingInSvg(text)).toBeUndefined();
    }
  });

  test('a name cannot pass for the drawing', () => {
    const name = '<metadata id="vethloom-drawing">{}</metadata>';
    expect(reopened(drawingInSvg(inSvg({ ...dmzLab, name })))?.name).toBe(name);
    const { text } = drawSvg({ ...dmzLab, name }, compile(dmzLab).plan);
    expect(drawingInSvg(text)).toBeUndefined();
  });
});

test('a file is told by its first bytes', () => {
  const read = (bytes: Uint8Array) => drawingText(bytes, (some) => Buffer.from(some).toString());
  const file = printTopology(dmzLab);
  expect(read(Buffer.from(file))).toBe(file);
  expect(reopened(read(Buffer.from(`\uFEFF \n${inSvg(dmzLab)}`)))).toEqual(dmzLab);
  expect(reopened(read(putDrawingInPng(pixel, plainDrawing(dmzLab))))).toEqual(dmzLab);
  expect(read(Buffer.from('<svg/>'))).toBeUndefined();
  expect(read(pixel)).toBeUndefined();
});

describe('PNG', () => {
  const plain = plainDrawing(dmzLab);
  const png = putDrawingInPng(pixel, plain);

  test('has a whole chunk with the right sum, and the rest as it was', () => {
    const head = Buffer.from('Vethloom drawing\0\0\0\0\0');
    const own = chunk('iTXt', Buffer.concat([head, Buffer.from(plain)]));
    const at = pixel.length - end.length - chunk('IDAT', deflateSync(Buffer.from([0, 128]))).length;
    expect(Buffer.from(png)).toEqual(
      Buffer.concat([pixel.subarray(0, at), own, pixel.subarray(at)]),
    );
  });

  test('cut short or damaged gives nothing, and never throws', () => {
    const whole = png.length - end.length;
    for (let length = 0; length < whole; length += 7) {
      expect(() => drawingInPng(png.subarray(0, length))).not.toThrow();
    }
    const damaged = Uint8Array.from(png);
    damaged[200] = (damaged[200] ?? 0) ^ 1;
    expect(drawingInPng(damaged)).toBeUndefined();
    const long = Uint8Array.from(png);
    long[33] = 0xff;
    expect(drawingInPng(long)).toBeUndefined();
  });

  test('of others holds no drawing', () => {
    expect(drawingInPng(pixel)).toBeUndefined();
    expect(drawingInPng(new Uint8Array(100))).toBeUndefined();
    expect(() => putDrawingInPng(new Uint8Array(100), '{}')).toThrow('no PNG');
  });
});
