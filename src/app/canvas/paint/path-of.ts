import type { Box, CableRoute } from '../../../core/index.ts';

const paths = new WeakMap<CableRoute, Path2D>();
const extents = new WeakMap<CableRoute, Box>();

export function pathOf(route: CableRoute): Path2D {
  let path = paths.get(route);
  if (!path) {
    path = new Path2D(route.curve.path);
    paths.set(route, path);
  }
  return path;
}

/** A box that a cable does not leave: around all points that its path is made of. */
export function extentOf(route: CableRoute): Box {
  const known = extents.get(route);
  if (known) return known;
  const numbers = (route.curve.path.match(/-?\d+(\.\d+)?/g) ?? []).map(Number);
  const xs = numbers.filter((_, index) => index % 2 === 0);
  const ys = numbers.filter((_, index) => index % 2 === 1);
  const [x, y] = [Math.min(...xs), Math.min(...ys)];
  const extent = { x, y, width: Math.max(...xs) - x, height: Math.max(...ys) - y };
  extents.set(route, extent);
  return extent;
}
