import type { EndRef } from '../view/view.ts';

/** Whether a cable makes a network device of the host a port of a switch: a network stands on it. */
export function isPort({ far }: Pick<EndRef, 'far'>): boolean {
  return far?.at.kind.family === 'switch' && !far.at.kind.roles.includes('network');
}
