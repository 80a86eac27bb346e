import { printTopology } from '../format/print.ts';
import type { Topology } from '../model/topology.ts';

/**
 * The drawing's file in printable ASCII without `&`, `'`, `<` and `>`. Outside
 * of its strings JSON has no others, and in them an escape means the same.
 */
export function plainDrawing(topology: Topology): string {
  return printTopology(topology).replace(
    /[^\n !-%(-;=?-~]/g,
    (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
