import { isPlugged } from '../../core/index.ts';
import type { Topology } from '../../core/index.ts';
import type { State } from '../store/store.ts';

/** Where the cursor is: among what is selected, or where it was, or at what was nearest to that. */
export function cursorAt(
  { topology, selection, past }: Pick<State, 'topology' | 'selection' | 'past'>,
  before: string | undefined,
): string | undefined {
  if (selection.size > 0) {
    return before !== undefined && selection.has(before) ? before : [...selection].at(-1);
  }
  const all = [...topology.devices, ...topology.notes, ...topology.links];
  const known = new Set<string>(all.map(({ id }) => id));
  if (before !== undefined && known.has(before)) return before;
  const was = past.at(-1)?.topology;
  const near = was && before !== undefined ? heirs(was, before) : [];
  return near.find((id) => known.has(id)) ?? all[0]?.id;
}

/** What had a cable to a thing that is gone, then what it stood in. */
function heirs({ devices, links }: Topology, gone: string): readonly string[] {
  const ends = links
    .filter(
      ({ id, a, b }) => id === gone || [a, b].some((end) => 'device' in end && end.device === gone),
    )
    .flatMap(({ a, b }) => [a, b])
    .filter(isPlugged)
    .map(({ device }) => device);
  const host = devices.find(({ id }) => id === gone)?.in;
  return host === undefined ? ends : [...ends, host];
}
