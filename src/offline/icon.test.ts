import { readFileSync } from 'node:fs';
import { inflateSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { drawIcon } from './icon.ts';

const folder = new URL('../../public/', import.meta.url);
const svg = readFileSync(new URL('favicon.svg', folder), 'utf8');

/** Red, green, blue and alpha at a place of the 24 × 24 units of the icon. */
function pixels(png: Buffer): (x: number, y: number) => number[] {
  const size = png.readUInt32BE(16);
  const start = png.indexOf('IDAT');
  const rows = inflateSync(png.subarray(start + 4, start + 4 + png.readUInt32BE(start - 4)));
  return (x, y) => {
    const at = (value: number) => Math.floor((value / 24) * size);
    const offset = at(y) * (1 + size * 4) + 1 + at(x) * 4;
    return [...rows.subarray(offset, offset + 4)];
  };
}

const ground = [14, 19, 26, 255];

test('is what the SVG shows', () => {
  const at = pixels(drawIcon(svg, 192));
  expect(at(0.1, 0.1)[3]).toBe(0);
  expect(at(12, 1)).toEqual(ground);
  expect(at(6, 12)).toEqual([45, 212, 191, 255]);
  expect(at(8, 5)).toEqual([255, 255, 255, 255]);
});

test('a maskable one fills its square, and keeps away from its edge', () => {
  const at = pixels(drawIcon(svg, 512, true));
  expect(at(0.1, 0.1)).toEqual(ground);
  // In the SVG a thread passes here.
  expect(at(3.4, 12)).toEqual(ground);
  expect(at(12, 12)[3]).toBe(255);
});

test('the manifest asks for nothing that is not there', () => {
  const manifest = JSON.parse(readFileSync(new URL('manifest.webmanifest', folder), 'utf8')) as {
    icons: { src: string }[];
  };
  const plugin = readFileSync(new URL('plugin.ts', import.meta.url), 'utf8');
  for (const { src } of manifest.icons) expect(plugin).toContain(`'${src.replace('./', '')}'`);
});
