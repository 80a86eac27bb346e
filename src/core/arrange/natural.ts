import { compareText } from '../util/compare.ts';

/** Orders `vm2` before `vm10`; ids decide where names are the same. */
export function byName(
  a: { readonly name: string; readonly id: string },
  b: { readonly name: string; readonly id: string },
): number {
  return (
    compareText(padded(a.name), padded(b.name)) ||
    compareText(a.name, b.name) ||
    compareText(a.id, b.id)
  );
}

function padded(name: string): string {
  return name.replace(/\d+/g, (digits) => digits.padStart(8, '0'));
}
