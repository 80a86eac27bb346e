import { printTopology } from '../../../core/index.ts';
import type { Topology } from '../../../core/index.ts';

/** What a drawing was read from: to print thousands of devices only to keep them as they are takes long. */
const read = new WeakMap<Topology, string>();

/** `text` is all there is to the drawing. */
export function rememberText(topology: Topology, text: string): void {
  read.set(topology, text);
}

/** As its file says it, or as Vethloom would where it was changed. */
export function drawingText(topology: Topology): string {
  return read.get(topology) ?? printTopology(topology);
}
