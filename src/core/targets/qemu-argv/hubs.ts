import type { Machine, Origin } from '../../plan/resource.ts';

/** The hubs of a guest: the place of each is its number, which no other guest's process knows. */
export function hubsOf({ nics }: Machine): readonly Origin[] {
  return [...new Set(nics.flatMap(({ backend }) => (backend.type === 'hub' ? [backend.hub] : [])))];
}
