import type { Box } from './box.ts';
import type { Anchor, Curve } from './curve.ts';
import { round } from './curve.ts';
import { Grid } from './grid.ts';

/** The middle of a label. */
export interface Spot {
  readonly x: number;
  readonly y: number;
}

export interface Label {
  readonly width: number;
  readonly height: number;
  /** The best first. */
  readonly places: () => Iterable<Spot>;
}

/** Of the pill's letters and of what surrounds them, at 10.5 px semi-bold. */
const PILL = { letter: 6.4, padding: 16, height: 20 };
/** Of the small name at the end of a cable, at 10 px. */
const END = { letter: 5.8, padding: 4, height: 14 };

/** Along the cable, the middle first. */
const PLACES = [0.5, 0.42, 0.58, 0.34, 0.66, 0.26, 0.74, 0.18, 0.82, 0.12, 0.88];
/** From the end of a cable, so that its socket stays free. */
const END_GAPS = [13, 26, 40];

/** What a cable is, on the cable, or beside it where there is no room. */
export function pill(text: string, curve: Curve): Label {
  const { letter, padding, height } = PILL;
  return {
    width: text.length * letter + padding,
    height,
    *places() {
      for (const t of PLACES) yield curve.at(t);
      for (const t of PLACES) {
        const { x, y } = curve.at(t);
        yield { x, y: y - height };
        yield { x, y: y + height };
      }
    },
  };
}

/** What the device at the end of a cable is called, beside that end. */
export function endName(text: string, { x, y, leaves }: Anchor): Label {
  const { letter, padding, height } = END;
  const width = text.length * letter + padding;
  return {
    width,
    height,
    *places() {
      for (const gap of END_GAPS) {
        for (const side of [1, -1]) {
          if (leaves === 'top' || leaves === 'bottom') {
            yield { x: x + (side * width) / 2 + side * 5, y: y + (leaves === 'top' ? -gap : gap) };
          } else {
            const out = gap - 4 + width / 2;
            yield { x: x + (leaves === 'left' ? -out : out), y: y - side * (height / 2 + 3) };
          }
        }
      }
    },
  };
}

/** Puts each label where it covers neither a device nor another label; nowhere if there is no such place. */
export function placeLabels(
  labels: readonly Label[],
  devices: Iterable<Box>,
): readonly (Spot | undefined)[] {
  const taken = new Grid();
  for (const box of devices) taken.add(box);
  return labels.map(({ width, height, places }) => {
    for (const { x, y } of places()) {
      const box = { x: x - width / 2, y: y - height / 2, width, height };
      if (!taken.isFree(box)) continue;
      taken.add(box);
      return { x: round(x), y: round(y) };
    }
    return undefined;
  });
}
