export interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

const GAP = 4;
const MARGIN = 8;

/** Puts a fixed element under the box, or over it where there is no room, and inside the window. */
export function placeBeside(
  element: HTMLElement,
  box: Box,
  align: 'start' | 'centre' | 'end',
): void {
  const { width, height } = element.getBoundingClientRect();
  const starts = {
    start: box.left,
    centre: (box.left + box.right - width) / 2,
    end: box.right - width,
  };
  const left = Math.max(MARGIN, Math.min(starts[align], window.innerWidth - width - MARGIN));
  const fitsUnder = box.bottom + GAP + height + MARGIN <= window.innerHeight;
  const top = fitsUnder ? box.bottom + GAP : Math.max(MARGIN, box.top - GAP - height);
  element.style.left = `${left}px`;
  element.style.top = `${top}px`;
}
