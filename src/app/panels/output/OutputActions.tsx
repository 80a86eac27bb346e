import { Copy, Download } from 'lucide-react';
import { bundles, msg } from '../../../core/index.ts';
import { useTexts } from '../../i18n/texts.ts';
import { printedOf } from '../../store/compilation.ts';
import { notify, setBundle, useStore } from '../../store/store.ts';
import { Button } from '../../ui/Button.tsx';
import { Select } from '../../ui/Select.tsx';
import { performAction, useEnabled } from '../actions.ts';
import { useOpenArtifact } from './open-artifact.ts';

/** How the plan is written, and ways to take it home. */
export function OutputActions() {
  const { output: texts, say } = useTexts();
  const bundle = useStore((state) => state.bundle);
  const note = bundles.find(({ id }) => id === bundle)?.note;
  const { files, artifact } = useOpenArtifact();
  const isExportable = useEnabled('exportDrawing');

  async function copy() {
    if (!artifact) return;
    try {
      await navigator.clipboard.writeText(printedOf(artifact).text);
      notify(msg`Copied ${artifact.path}`);
    } catch {
      notify(msg`The browser did not let the text be copied.`, 'error');
    }
  }

  return (
    <div className="flex min-w-0 items-center gap-0.5">
      <Select
        small
        aria-label={texts.bundle}
        value={bundle}
        title={note && say(note)}
        options={bundles.map(({ id, title }) => ({ value: id, label: title }))}
        onChange={setBundle}
        className="mr-1 max-w-60 min-w-24"
      />
      <Button
        look="ghost"
        size="small"
        icon={<Copy aria-hidden size={13} />}
        disabled={!artifact}
        onClick={() => void copy()}
      >
        <span className="@max-lg:sr-only">{texts.copy}</span>
      </Button>
      <Button
        look="ghost"
        size="small"
        icon={<Download aria-hidden size={13} />}
        disabled={files.length === 0 || !isExportable}
        onClick={() => performAction('exportDrawing')}
      >
        <span className="@max-lg:sr-only">{texts.download}</span>
      </Button>
    </div>
  );
}
