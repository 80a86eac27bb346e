/** A rectangle in canvas units, from the canvas's origin. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export type Facing = 'top' | 'right' | 'bottom' | 'left';

export function contains(outer: Box, inner: Box): boolean {
  return (
    outer.x <= inner.x &&
    outer.y <= inner.y &&
    outer.x + outer.width >= inner.x + inner.width &&
    outer.y + outer.height >= inner.y + inner.height
  );
}

export function boxesTouch(a: Box, b: Box): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

export function middleOf(box: Box): { readonly x: number; readonly y: number } {
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

/** Above each other counts sooner than side by side: labs are drawn in rows. */
const VERTICAL_PREFERENCE = 0.25;
/** Of a cable from a port at the upper or lower edge: that much room is enough to turn. */
const ROOM_TO_TURN = 40;

/**
 * The sides by which two boxes face each other; inside a container, its nearest edge.
 * `ported` where one shows the port at its upper and lower edge.
 */
export function facings(a: Box, b: Box, ported = false): readonly [Facing, Facing] {
  const inA = contains(a, b);
  if (inA !== contains(b, a)) {
    const edge = inA ? nearestEdge(a, b) : nearestEdge(b, a);
    return [edge, edge];
  }
  const below = b.y - (a.y + a.height);
  const above = a.y - (b.y + b.height);
  const vertical = Math.max(below, above);
  const right = b.x - (a.x + a.width);
  const left = a.x - (b.x + b.width);
  const horizontal = Math.max(right, left);
  if (vertical < 0 && horizontal >= 0) return right >= left ? ['right', 'left'] : ['left', 'right'];
  const enough = ported ? ROOM_TO_TURN : horizontal * VERTICAL_PREFERENCE;
  if (horizontal >= 0 && vertical < enough) {
    return right >= left ? ['right', 'left'] : ['left', 'right'];
  }
  return below >= above ? ['bottom', 'top'] : ['top', 'bottom'];
}

function nearestEdge(outer: Box, inner: Box): Facing {
  const gaps: readonly (readonly [Facing, number])[] = [
    ['left', inner.x - outer.x],
    ['right', outer.x + outer.width - inner.x - inner.width],
    ['top', inner.y - outer.y],
    ['bottom', outer.y + outer.height - inner.y - inner.height],
  ];
  return gaps.reduce((best, gap) => (gap[1] < best[1] ? gap : best))[0];
}
