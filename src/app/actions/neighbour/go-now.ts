import { neighbourTowards } from '../../../core/index.ts';
import type { Direction } from '../../../core/index.ts';
import { reveal, useStore } from '../../store/store.ts';

export function goNow(direction: Direction): void {
  const { topology, selection } = useStore.getState();
  const from = topology.devices.find(({ id }) => selection.has(id));
  const to = from && neighbourTowards(topology, from.id, direction);
  if (to !== undefined) reveal(to);
}
