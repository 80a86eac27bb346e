import { drawingInPng, isPng } from './in-png.ts';
import { drawingInSvg } from './in-svg.ts';

/**
 * The text of a drawing in a file: the one in a picture, else the file itself.
 * Undefined where a picture holds none. `decode` reads UTF-8.
 */
export function drawingText(
  bytes: Uint8Array,
  decode: (bytes: Uint8Array) => string,
): string | undefined {
  if (isPng(bytes)) return drawingInPng(bytes);
  const text = decode(bytes);
  return /^\uFEFF?\s*</.test(text) ? drawingInSvg(text) : text;
}
