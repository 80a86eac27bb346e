import type { Topology } from '../model/topology.ts';
import { compareText } from '../util/compare.ts';
import { encodeShare } from './encode.ts';

/** What most programs that pass a text on still take whole. */
const LONGEST = 2000;
/** More never fits, and trying takes time at every keystroke. */
const MOST_DEVICES = 500;

function sorted<T extends { readonly id: string }>(list: readonly T[]): T[] {
  return [...list].sort((a, b) => a.id.length - b.id.length || compareText(a.id, b.id));
}

/**
 * The link that stands in a script: without places, and in an order of its own,
 * as neither changes anything that is exported. Undefined where it is too long.
 */
export function scriptLink(topology: Topology): string | undefined {
  if (topology.devices.length > MOST_DEVICES) return undefined;
  const drawing = {
    ...topology,
    devices: sorted(topology.devices),
    links: sorted(topology.links),
    notes: sorted(topology.notes),
  };
  const encoded = encodeShare(drawing, { withoutPlaces: true });
  return 'text' in encoded && encoded.text.length <= LONGEST ? encoded.text : undefined;
}
