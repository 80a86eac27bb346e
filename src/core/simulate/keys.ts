import type { Machine } from '../plan/resource.ts';
import type { Ip } from './stack.ts';

/** No namespace is called so. */
export function insideOf({ name }: Machine): string {
  return `guest ${name}`;
}

export function keyOf({ family, value }: Ip): string {
  return `${family}/${value}`;
}
