import { element, plainText, type Svg } from '../text/svg.ts';

const ID = 'vethloom-drawing';

/** Holds the drawing's plain file. */
export function drawingMetadata(plain: string): Svg {
  return element('metadata', { id: ID }, plainText(plain));
}

/** The text of the drawing in a picture; undefined where there is none. */
export function drawingInSvg(svg: string): string | undefined {
  // Programs that save a picture again may write quotes otherwise; other text has them escaped.
  const found = new RegExp(`\\bid=["']${ID}["']`).exec(svg);
  if (!found) return undefined;
  const start = svg.lastIndexOf('<', found.index);
  const opened = svg.indexOf('>', found.index);
  const closed = svg.indexOf('<', opened);
  if (!svg.startsWith('<metadata', start) || opened < 0 || closed < 0) return undefined;
  return svg.slice(opened + 1, closed).replace(/&(?:quot|#34|#x22);/g, '"');
}
