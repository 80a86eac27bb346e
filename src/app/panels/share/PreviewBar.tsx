import { Eye } from 'lucide-react';
import { closePreview, copyPreview } from '../../actions/share/open-link.ts';
import { useTexts } from '../../i18n/texts.ts';
import { Button } from '../../ui/Button.tsx';

/** Above a drawing from somebody's link, as long as it is only looked at. */
export function PreviewBar() {
  const texts = useTexts().share;
  return (
    <section
      aria-label={texts.preview}
      className="absolute inset-x-3 top-3 z-20 mx-auto flex max-w-2xl flex-wrap items-center gap-x-3 gap-y-2 rounded-xl border border-line bg-surface px-3.5 py-2.5 shadow-lg"
    >
      <Eye aria-hidden size={16} className="shrink-0 text-accent" />
      <p role="status" className="min-w-0 flex-1 basis-52 text-[12.5px] text-ink-2">
        <strong className="font-semibold text-ink">{texts.preview}</strong> {texts.previewNote}
      </p>
      <Button onClick={closePreview}>{texts.closePreview}</Button>
      <Button look="primary" onClick={copyPreview}>
        {texts.makeCopy}
      </Button>
    </section>
  );
}
