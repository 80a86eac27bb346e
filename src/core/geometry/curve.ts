import type { Facing } from './box.ts';

export interface Anchor {
  readonly x: number;
  readonly y: number;
  /** Which way the cable leaves. */
  readonly leaves: Facing;
}

export interface Curve {
  readonly path: string;
  readonly at: (t: number) => { readonly x: number; readonly y: number };
}

const DIRECTIONS: Readonly<Record<Facing, readonly [number, number]>> = {
  top: [0, -1],
  right: [1, 0],
  bottom: [0, 1],
  left: [-1, 0],
};

const SHORTEST_ARM = 18;
const LONGEST_ARM = 180;
/** Of a cable that leaves and arrives on the same side. */
const LONGEST_AROUND = 100;
/** Of the way along: longer arms would swing beyond the other end. */
const LARGEST_SHARE = 0.8;

/** A cubic Bezier that leaves both ends squarely; a straight line where they face each other. */
export function curveBetween(a: Anchor, b: Anchor): Curve {
  const [ax, ay] = DIRECTIONS[a.leaves];
  const [bx, by] = DIRECTIONS[b.leaves];
  const along = ax === 0 && bx === 0 ? Math.abs(b.y - a.y) : Math.abs(b.x - a.x);
  const away = Math.hypot(b.x - a.x, b.y - a.y);
  const square = (ax === 0) === (bx === 0);
  const back = a.leaves === b.leaves;
  const arm = clamp(
    square && !back
      ? Math.min(Math.max(along * 0.5, away * 0.25), along * LARGEST_SHARE)
      : back
        ? Math.min(away * 0.25, LONGEST_AROUND)
        : away * 0.45,
  );
  const c = { x: a.x + ax * arm, y: a.y + ay * arm };
  const d = { x: b.x + bx * arm, y: b.y + by * arm };
  const straight = square && (ax === 0 ? Math.abs(a.x - b.x) < 1 : Math.abs(a.y - b.y) < 1);
  const path = straight
    ? `M${round(a.x)} ${round(a.y)}L${round(b.x)} ${round(b.y)}`
    : `M${round(a.x)} ${round(a.y)}C${round(c.x)} ${round(c.y)} ${round(d.x)} ${round(d.y)} ${round(b.x)} ${round(b.y)}`;
  const at = (t: number) => {
    const s = 1 - t;
    const mix = (p: number, q: number, r: number, u: number) =>
      s * s * s * p + 3 * s * s * t * q + 3 * s * t * t * r + t * t * t * u;
    return { x: mix(a.x, c.x, d.x, b.x), y: mix(a.y, c.y, d.y, b.y) };
  };
  return { path, at };
}

function clamp(arm: number): number {
  return Math.max(SHORTEST_ARM, Math.min(LONGEST_ARM, arm));
}

export function round(value: number): number {
  return Math.round(value * 10) / 10;
}
