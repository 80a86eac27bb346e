import type { Link } from '../model/topology.ts';

export interface StandingMode {
  /** How those on one card reach each other, as in ip-link(8). */
  readonly mode: string;
  /** The field of the link that says so. */
  readonly key: 'mode' | 'flag';
}

/** With ipvlan the mode is about something else. */
export function modeOf({ kind, ...link }: Link): StandingMode {
  const key = kind === 'ipvlan' ? 'flag' : 'mode';
  const mode = link[key];
  return { mode: typeof mode === 'string' ? mode : 'bridge', key };
}
