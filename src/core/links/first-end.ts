import type { EndView } from '../plan/lowering.ts';
import { compareText } from '../util/compare.ts';

/** In the order in which a lab starts its guests, and a guest its cards: by name, as plans are ordered. */
export function comesFirst(end: EndView): boolean {
  const [own, far] = [end.card, end.far.card];
  if (!own || !far) return false;
  return (compareText(own.name, far.name) || own.place - far.place) < 0;
}
