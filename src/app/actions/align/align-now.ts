import { align, distribute } from '../../../core/arranging.ts';
import type { Alignment, Axis } from '../../../core/arranging.ts';
import { edit, useStore } from '../../store/store.ts';

export function alignNow(to: Alignment, label: string): void {
  const { selection } = useStore.getState();
  edit(label, (now) => align(now, selection, to));
}

export function distributeNow(axis: Axis, label: string): void {
  const { selection } = useStore.getState();
  edit(label, (now) => distribute(now, selection, axis));
}
