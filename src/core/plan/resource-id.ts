import type { Origin } from '../model/ids.ts';
import type { Brand } from '../util/brand.ts';

/** `ORIGIN/PART`, such as `l1/tap`: stable, unique in a plan. */
export type ResourceId = Brand<string, 'ResourceId'>;

export function resourceId(origin: Origin, part: string): ResourceId {
  return `${origin}/${part}` as ResourceId;
}
