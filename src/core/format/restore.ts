import type { ParseResult } from './parse.ts';
import { readTopology } from './parse.ts';
import { isObject, type ShapeProblem } from './shape.ts';

/**
 * What can be shown of a drawing that a newer Vethloom has saved: the things of it that
 * this one knows. No topology comes out of anything else. It is to be looked at only:
 * printed again it would lack the rest.
 */
export function restoreNewer(text: string): ParseResult['topology'] {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (!isObject(value) || typeof value['version'] !== 'number' || value['version'] <= 1) {
    return undefined;
  }
  const leftOut: ShapeProblem[] = [];
  const topology = readTopology({ ...value, version: 1 }, (problem) => leftOut.push(problem));
  if (!topology) return undefined;
  const seen = new Set<string>();
  const isFirst = ({ id }: { readonly id: string }) => !seen.has(id) && seen.add(id).size > 0;
  return {
    ...topology,
    devices: topology.devices.filter(isFirst),
    links: topology.links.filter(isFirst),
    notes: topology.notes.filter(isFirst),
  };
}
