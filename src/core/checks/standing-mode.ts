import type { Device, Link } from '../model/topology.ts';

export interface StandingMode {
  /** How those on one card reach each other, as in ip-link(8). */
  readonly mode: string;
  /** The field that says so. */
  readonly key: 'mode' | 'flag';
}

/** With ipvlan the mode is about something else. */
export function modeOf({ kind, ...says }: Link | Device): StandingMode {
  const key = kind === 'ipvlan' ? 'flag' : 'mode';
  const mode = says[key];
  return { mode: typeof mode === 'string' ? mode : 'bridge', key };
}
