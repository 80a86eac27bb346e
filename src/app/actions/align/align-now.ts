import { align, distribute } from '../../../core/arranging.ts';
import type { Alignment, Axis } from '../../../core/arranging.ts';
import type { Message } from '../../../core/index.ts';
import { edit, useStore } from '../../store/store.ts';

export function alignNow(to: Alignment, label: Message): void {
  const { selection } = useStore.getState();
  edit(label, (now) => align(now, selection, to));
}

export function distributeNow(axis: Axis, label: Message): void {
  const { selection } = useStore.getState();
  edit(label, (now) => distribute(now, selection, axis));
}
