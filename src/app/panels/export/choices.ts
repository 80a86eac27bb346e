import type { Danger, HostEffects } from '../../../core/exporting.ts';

/** One flag of net.sh, and on which hosts it is asked for. */
export interface Offer extends Danger {
  readonly hosts: readonly string[];
}

/**
 * `asked` for by net.sh, left `out`, harmless `inside` a namespace of its own,
 * or `moot` as long as another one is left out.
 */
export type DangerState = 'asked' | 'out' | 'inside' | 'moot';

/** The dangers of an export, each flag once. */
export function offersOf(effects: readonly HostEffects[]): readonly Offer[] {
  const offers = new Map<string, Offer>();
  for (const { host, dangers } of effects) {
    for (const danger of dangers) {
      const hosts = offers.get(danger.flag)?.hosts ?? [];
      offers.set(danger.flag, { ...danger, hosts: [...hosts, host] });
    }
  }
  return [...offers.values()];
}

/** What is switched off before anybody was asked: all of it in somebody else's drawing. */
export function offAtFirst(offers: readonly Offer[], fromLink: boolean): ReadonlySet<string> {
  return new Set(fromLink ? offers.map(({ flag }) => flag) : []);
}

/** Whether it is about what a throw-away network stack has not: cards of the host, other hosts. */
export function isBeyond({ kind }: Offer): boolean {
  return kind === 'touch' || kind === 'tunnel';
}

/** Of what is switched off, what is beyond. */
export function untouched(offers: readonly Offer[], off: ReadonlySet<string>): ReadonlySet<string> {
  const touches = offers.filter((one) => isBeyond(one) && off.has(one.flag));
  return new Set(touches.map(({ flag }) => flag));
}

/** What is no danger any more once what is beyond is left out. */
export function mootOf(
  offers: readonly Offer[],
  withoutTouches: readonly HostEffects[],
): ReadonlySet<string> {
  const left = new Set(offersOf(withoutTouches).map(({ flag }) => flag));
  const gone = offers.filter((one) => !isBeyond(one) && !left.has(one.flag));
  return new Set(gone.map(({ flag }) => flag));
}

export function switched(
  off: ReadonlySet<string>,
  flag: string,
  allowed: boolean,
): ReadonlySet<string> {
  const next = new Set(off);
  if (allowed) next.delete(flag);
  else next.add(flag);
  return next;
}
