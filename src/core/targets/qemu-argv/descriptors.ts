import type { Attachment, Machine } from '../../plan/resource.ts';

/** POSIX: a shell need not know descriptors of two digits. The guest's script has use for 8 and 9. */
const DESCRIPTORS = [3, 4, 5, 6, 7] as const;

/** The descriptors by which QEMU is handed the macvtaps of a guest: one for each queue. */
export function descriptorsOf({ nics }: Machine): ReadonlyMap<Attachment, readonly number[]> {
  const opened = new Map<Attachment, readonly number[]>();
  let next = 0;
  for (const nic of nics) {
    if (nic.backend.type !== 'macvtap') continue;
    opened.set(nic, DESCRIPTORS.slice(next, next + nic.queues));
    next += nic.queues;
  }
  return opened;
}

/** Queues that it has more than a shell can hand over. */
export function queuesTooMany({ nics }: Machine): number {
  const queues = nics.map(({ backend, queues }) => (backend.type === 'macvtap' ? queues : 0));
  return Math.max(0, queues.reduce((sum, count) => sum + count, 0) - DESCRIPTORS.length);
}
