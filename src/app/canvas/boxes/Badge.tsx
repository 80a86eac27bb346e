import type { Badge as Problems } from '../projection/badges.ts';
import { count } from '../projection/describe.ts';

/** How many problems a device has; the box's own label says it to screen readers. */
export function Badge({ badge }: { readonly badge: Problems }) {
  return (
    <span
      aria-hidden
      className="badge"
      data-severity={badge.severity}
      title={count(badge.count, 'problem')}
    >
      {badge.count}
    </span>
  );
}
