import { useTexts } from '../../i18n/texts.ts';
import { useExport } from '../../store/compilation.ts';
import { EffectList } from './EffectList.tsx';

/** What the export changes on each host, while it is drawn. */
export function ChangesPanel() {
  const { output: texts, export: words } = useTexts();
  const hosts = useExport().effects();
  return (
    <div
      tabIndex={0}
      role="group"
      aria-label={words.changes}
      className="h-full overflow-y-auto px-4 pb-3 focus-visible:-outline-offset-2"
    >
      {hosts.map((one, i) => (
        <EffectList key={i} {...one} dangers={[]} isolated={false} />
      ))}
      {hosts.length === 0 && <p className="py-3 text-ink-2">{texts.empty}</p>}
    </div>
  );
}
