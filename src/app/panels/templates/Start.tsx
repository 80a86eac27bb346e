import { FolderOpen, LayoutTemplate } from 'lucide-react';
import { templates } from '../../../core/templates.ts';
import { openTemplate } from '../../actions/open-template.ts';
import { addFromPalette } from '../../store/placing.ts';
import { useTexts } from '../../i18n/texts.ts';
import { Button } from '../../ui/Button.tsx';
import { Keys } from '../../ui/Keys.tsx';
import { performAction } from '../actions.ts';
import { RecentDrawings } from '../library/RecentDrawings.tsx';
import { TemplateCard } from './TemplateCard.tsx';

const OFFERED = 3;

/** What to do with a canvas that has nothing on it. */
export function Start() {
  const texts = useTexts().canvas;
  return (
    <div className="pointer-events-none absolute inset-0 grid grid-cols-[minmax(0,1fr)] place-items-center overflow-hidden">
      <div className="pointer-events-auto grid max-h-full max-w-full grid-cols-[minmax(0,1fr)] justify-items-center gap-3 overflow-y-auto px-4 py-2 text-center">
        <p className="text-[15px] font-semibold">{texts.empty}</p>
        <p className="max-w-sm text-ink-2">{texts.start}</p>
        <div className="flex flex-wrap justify-center gap-2">
          <Button look="primary" onClick={() => addFromPalette({ device: 'host' })}>
            {texts.addHost}
          </Button>
          <Button
            icon={<LayoutTemplate aria-hidden size={14} />}
            onClick={() => performAction('showTemplates')}
          >
            {texts.templates(templates.length)}
          </Button>
          <Button
            icon={<FolderOpen aria-hidden size={14} />}
            onClick={() => performAction('openFile')}
          >
            {texts.open}
          </Button>
        </div>
        <RecentDrawings />
        <ul
          aria-label={texts.labs}
          className="grid w-[36rem] max-w-full grid-cols-3 gap-3 max-sm:hidden [@media(max-height:46rem)]:hidden"
        >
          {templates.slice(0, OFFERED).map((template) => (
            <TemplateCard
              key={template.id}
              template={template}
              onChoose={() => openTemplate(template)}
            />
          ))}
        </ul>
        <p className="text-ink-2 max-sm:hidden">
          {texts.helpBefore} <Keys keys="?" spoken /> {texts.helpAfter}
        </p>
      </div>
    </div>
  );
}
