import { strToU8, zipSync } from 'fflate';
import type { Zippable } from 'fflate';

export interface ZipEntry {
  readonly path: string;
  readonly text: string;
  readonly executable: boolean;
}

/** APPNOTE.TXT 4.4.2.2: the upper half of the attributes is Unix's st_mode. */
const UNIX = 3;
const REGULAR_FILE = 0o100000;

/** The first moment a zip can tell; local time, because that is what a zip holds. */
const MTIME = new Date(1980, 0, 1);

/** The same files give the same bytes, whenever and wherever. */
export function zipOf(entries: readonly ZipEntry[]): Uint8Array<ArrayBuffer> {
  const files: Zippable = {};
  for (const { path, text, executable } of entries) {
    const mode = REGULAR_FILE | (executable ? 0o755 : 0o644);
    files[path] = [strToU8(text), { level: 9, mtime: MTIME, os: UNIX, attrs: (mode << 16) >>> 0 }];
  }
  return zipSync(files) as Uint8Array<ArrayBuffer>;
}
