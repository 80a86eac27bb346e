import type { Badge as Problems } from '../projection/badges.ts';
import { useTexts } from '../../i18n/texts.ts';

/** How many problems a device has; the box's own label says it to screen readers. */
export function Badge({ badge }: { readonly badge: Problems }) {
  const texts = useTexts().canvas;
  return (
    <span
      aria-hidden
      className="badge"
      data-severity={badge.severity}
      title={texts.problems(badge.count)}
    >
      {badge.count}
    </span>
  );
}
