/*
 * PNG, third edition (W3C, 2023): eight bytes, then chunks of length, type, data and CRC.
 * The drawing stands in an iTXt chunk of its own keyword before the first of the image's data.
 */

const SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
const KEYWORD = 'Vethloom drawing';
/** After the keyword: NUL, not compressed, method 0, no language, no translated keyword. */
const HEAD = `${KEYWORD}\0\0\0\0\0`;
const LARGEST = 0x7fff_ffff;

export function isPng(bytes: Uint8Array): boolean {
  return SIGNATURE.every((byte, index) => bytes[index] === byte);
}

/** The picture with a drawing in it. `plain` must be ASCII. */
export function putDrawingInPng(png: Uint8Array, plain: string): Uint8Array {
  const end = chunkAt(png, SIGNATURE.length)?.next;
  if (!isPng(png) || end === undefined) throw new Error('no PNG');
  const chunk = chunkOf('iTXt', HEAD + plain);
  const result = new Uint8Array(png.length + chunk.length);
  result.set(png.subarray(0, end));
  result.set(chunk, end);
  result.set(png.subarray(end), end + chunk.length);
  return result;
}

/** The text of the drawing in a picture; undefined where there is none, or not a whole one. */
export function drawingInPng(png: Uint8Array): string | undefined {
  if (!isPng(png)) return undefined;
  let chunk = chunkAt(png, SIGNATURE.length);
  while (chunk) {
    const { type, data, crc, next } = chunk;
    if (
      type === 'iTXt' &&
      data.length >= HEAD.length &&
      ascii(data.subarray(0, HEAD.length)) === HEAD
    ) {
      return crc32(png.subarray(next - data.length - 8, next - 4)) === crc
        ? ascii(data.subarray(HEAD.length))
        : undefined;
    }
    chunk = chunkAt(png, next);
  }
  return undefined;
}

interface Chunk {
  readonly type: string;
  readonly data: Uint8Array;
  readonly crc: number;
  /** Where the next one begins. */
  readonly next: number;
}

function chunkAt(png: Uint8Array, at: number): Chunk | undefined {
  if (at + 12 > png.length) return undefined;
  const view = new DataView(png.buffer, png.byteOffset, png.byteLength);
  const length = view.getUint32(at);
  const next = at + 12 + length;
  if (length > LARGEST || next > png.length) return undefined;
  return {
    type: ascii(png.subarray(at + 4, at + 8)),
    data: png.subarray(at + 8, next - 4),
    crc: view.getUint32(next - 4),
    next,
  };
}

function chunkOf(type: string, text: string): Uint8Array {
  const chunk = new Uint8Array(12 + text.length);
  const view = new DataView(chunk.buffer);
  view.setUint32(0, text.length);
  const body = type + text;
  for (let i = 0; i < body.length; i++) chunk[4 + i] = body.charCodeAt(i);
  view.setUint32(chunk.length - 4, crc32(chunk.subarray(4, chunk.length - 4)));
  return chunk;
}

/** So many characters are made of codes at once: more arguments are too many for a call. */
const AT_A_TIME = 8192;

function ascii(bytes: Uint8Array): string {
  let text = '';
  for (let i = 0; i < bytes.length; i += AT_A_TIME) {
    text += String.fromCharCode(...bytes.subarray(i, i + AT_A_TIME));
  }
  return text;
}

const CRC_TABLE = Uint32Array.from({ length: 256 }, (_, index) => {
  let value = index;
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? 0xedb88320 ^ (value >>> 1) : value >>> 1;
  return value;
});

function crc32(bytes: Uint8Array): number {
  let crc = 0xffff_ffff;
  for (const byte of bytes) crc = (CRC_TABLE[(crc ^ byte) & 0xff] ?? 0) ^ (crc >>> 8);
  return (crc ^ 0xffff_ffff) >>> 0;
}
