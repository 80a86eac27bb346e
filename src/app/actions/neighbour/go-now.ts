import { absolutePosition, isPlugged, neighbourTowards } from '../../../core/index.ts';
import type { DeviceId, Direction, Link, Topology } from '../../../core/index.ts';
import { moveCursor, useCursor } from '../../store/cursor.ts';
import { reveal, useStore } from '../../store/store.ts';

/** Goes on from what is selected; where nothing is, the cursor goes and selects nothing. */
export function goNow(direction: Direction): void {
  const { topology, selection } = useStore.getState();
  const [selected] = selection;
  const from = selected ?? useCursor.getState().at;
  const link = topology.links.find(({ id }) => id === from);
  const to = link
    ? endTowards(topology, link, direction)
    : neighbourTowards(topology, from as DeviceId, direction);
  if (to === undefined) return;
  if (selected === undefined) moveCursor(to);
  else reveal(to);
}

/** From a cable to the device at its end. */
function endTowards(
  topology: Topology,
  { a, b }: Link,
  direction: Direction,
): DeviceId | undefined {
  const axis = direction === 'left' || direction === 'right' ? 0 : 1;
  const ends = [a, b]
    .filter(isPlugged)
    .map(({ device }) => device)
    .toSorted((one, two) => {
      return absolutePosition(topology, one)[axis] - absolutePosition(topology, two)[axis];
    });
  return direction === 'left' || direction === 'up' ? ends[0] : ends.at(-1);
}
