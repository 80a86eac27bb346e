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
    for (const id of ids) {
      const before = badges.get(id);
      const worst = before && RANK[before.severity] > RANK[severity] ? before.severity : severity;
      badges.set(id, { count: (before?.count ?? 0) + 1, severity: worst });
    }
  }
  cache.set(diagnostics, badges);
  return badges;
}
