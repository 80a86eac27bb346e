import { applyFix } from '../../core/index.ts';
import type { Fix } from '../../core/index.ts';
import { edit } from '../store/store.ts';
import { Button } from '../ui/Button.tsx';
import { useTexts } from '../i18n/texts.ts';

/** Ready-made edits; each is one undo step. */
export function FixButtons({ fixes }: { readonly fixes: readonly Fix[] | undefined }) {
  const { say } = useTexts();
  if (!fixes || fixes.length === 0) return null;
  return (
    <div className="flex flex-wrap gap-1 py-0.5">
      {fixes.map((fix, index) => (
        <Button
          key={index}
          size="small"
          onClick={() => edit(fix.title, (topology) => applyFix(topology, fix))}
        >
          {say(fix.title)}
        </Button>
      ))}
    </div>
  );
}
