import type { Machine, OvsPort, Port } from '../plan/resource.ts';
import type { Ip } from './stack.ts';

/** Whether a port leads out of the host. */
export function leads({ of }: Port | OvsPort): boolean {
  return of === 'existing' || of === 'tunnel';
}

/** No namespace is called so. */
export function insideOf({ name }: Machine): string {
  return `guest ${name}`;
}

export function keyOf({ family, value }: Ip): string {
  return `${family}/${value}`;
}
