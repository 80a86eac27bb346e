import { useMemo } from 'react';
import { compile } from '../../../core/index.ts';
import { drawSvg } from '../../../core/pictures.ts';
import type { Template } from '../../../core/templates.ts';
import { useTexts } from '../../i18n/texts.ts';
import { useShownTheme } from '../../store/theme.ts';

interface TemplateCardProps {
  readonly template: Template;
  readonly onChoose: (id: string) => void;
}

/** A lab with its picture; a press opens it. */
export function TemplateCard({ template, onChoose }: TemplateCardProps) {
  const { id, title, note, topology } = template;
  const { say } = useTexts();
  const theme = useShownTheme();
  const picture = useMemo(() => {
    const { text } = drawSvg(topology, compile(topology).plan, { theme, say });
    return `data:image/svg+xml,${encodeURIComponent(text)}`;
  }, [topology, theme, say]);
  return (
    <li>
      <button
        type="button"
        onClick={() => onChoose(id)}
        className="flex size-full flex-col overflow-hidden rounded-lg border border-line bg-surface text-left transition-colors hover:border-accent focus-visible:border-accent"
      >
        <span className="block w-full border-b border-line bg-bg">
          <img alt="" src={picture} className="aspect-[16/10] w-full object-contain" />
        </span>
        <span className="block px-3 pt-2 font-semibold text-ink">{say(title)}</span>
        <span className="block px-3 pb-2.5 text-[12px] text-ink-2">{say(note)}</span>
      </button>
    </li>
  );
}
