import type { Diagnostic, Severity } from '../../../core/index.ts';

/** How many problems a device or a link has, and the worst of them. */
export interface Badge {
  readonly count: number;
  readonly severity: Severity;
}

const RANK: Readonly<Record<Severity, number>> = { hint: 0, warning: 1, error: 2 };
const cache = new WeakMap<readonly Diagnostic[], ReadonlyMap<string, Badge>>();

/** By id of the device, link or note; a diagnostic counts once for each thing it is about. */
export function badgesOf(diagnostics: readonly Diagnostic[]): ReadonlyMap<string, Badge> {
  const known = cache.get(diagnostics);
  if (known) return known;
  const badges = new Map<string, Badge>();
  for (const { anchors, severity } of diagnostics) {
    const ids = new Set(anchors.flatMap((anchor) => ('id' in anchor ? [anchor.id] : [])));
    for (const id of ids) add(badges, id, { count: 1, severity });
  }
  cache.set(diagnostics, badges);
  return badges;
}

/** What is wrong in collapsed containers is told there. */
export function foldBadges(
  badges: ReadonlyMap<string, Badge>,
  hidden: ReadonlyMap<string, string>,
): ReadonlyMap<string, Badge> {
  if (hidden.size === 0) return badges;
  const shown = new Map<string, Badge>();
  for (const [id, badge] of badges) add(shown, hidden.get(id) ?? id, badge);
  return shown;
}

function add(badges: Map<string, Badge>, id: string, { count, severity }: Badge): void {
  const before = badges.get(id);
  const worst = before && RANK[before.severity] > RANK[severity] ? before.severity : severity;
  badges.set(id, { count: (before?.count ?? 0) + count, severity: worst });
}
