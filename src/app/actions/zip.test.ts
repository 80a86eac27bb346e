import { expect, test } from 'vitest';
import { unzipSync } from 'fflate';
import { zipOf } from './zip.ts';

const entries = [
  { path: 'kvm1/net.sh', text: '#!/bin/sh\n', executable: true },
  { path: 'README.md', text: '# lab\n', executable: false },
];

test('holds the texts', () => {
  const files = unzipSync(zipOf(entries));
  expect(new TextDecoder().decode(files['kvm1/net.sh'])).toBe('#!/bin/sh\n');
});

test('says who may run what', () => {
  const bytes = zipOf(entries);
  const view = new DataView(bytes.buffer);
  const modes: number[] = [];
  for (let i = 0; i + 46 < bytes.length; i += 1) {
    // APPNOTE.TXT 4.3.12: a file's central header, with its attributes at 38.
    if (view.getUint32(i, true) !== 0x02014b50) continue;
    expect(view.getUint8(i + 5)).toBe(3);
    modes.push(view.getUint32(i + 38, true) >>> 16);
  }
  expect(modes).toEqual([0o100755, 0o100644]);
});

test('is the same every time', () => {
  expect(zipOf(entries)).toEqual(zipOf(entries));
});
