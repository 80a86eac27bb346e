import { Search } from 'lucide-react';
import { useLayoutEffect, useRef, useState } from 'react';
import { templates } from '../../../core/templates.ts';
import { openTemplate } from '../../actions/open-template.ts';
import { useTexts } from '../../i18n/texts.ts';
import { closeDialog } from '../../store/store.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { TextInput } from '../../ui/TextInput.tsx';
import { findTemplates } from './find-templates.ts';
import { TemplateCard } from './TemplateCard.tsx';
import { neighbourOf } from './neighbour-of.ts';

/** All labs to start from, with pictures. */
export function TemplatesDialog() {
  const { templates: texts, say } = useTexts();
  const [search, setSearch] = useState('');
  const field = useRef<HTMLInputElement>(null);
  const list = useRef<HTMLUListElement>(null);
  // Behind the dialog, which gives the focus to its first button.
  useLayoutEffect(() => field.current?.focus(), []);
  const shown = findTemplates(templates, search, say);
  const cards = () => [...(list.current?.querySelectorAll('button') ?? [])];

  const choose = (id: string) => {
    const template = templates.find((one) => one.id === id);
    if (!template) return;
    closeDialog();
    openTemplate(template);
  };

  return (
    <Dialog gallery title={texts.title} closeLabel={texts.close} onClose={closeDialog}>
      <div className="sticky -top-2 z-10 -mx-4 bg-surface px-4 py-2">
        <div className="relative">
          <Search
            aria-hidden
            size={13}
            className="pointer-events-none absolute inset-y-0 left-2.5 my-auto text-ink-3"
          />
          <TextInput
            ref={field}
            value={search}
            onChange={setSearch}
            placeholder={texts.search}
            aria-label={texts.search}
            className="pl-7"
            onKeyDown={(event) => {
              const [first] = shown;
              if (event.key === 'Enter' && first) choose(first.id);
              if (event.key !== 'ArrowDown') return;
              event.preventDefault();
              cards()[0]?.focus();
            }}
          />
        </div>
      </div>
      <ul
        ref={list}
        aria-label={texts.title}
        className="grid grid-cols-[repeat(auto-fill,minmax(15rem,1fr))] gap-3 pb-2"
        onKeyDown={(event) => {
          const next = neighbourOf(document.activeElement, cards(), event.key);
          if (!next) return;
          event.preventDefault();
          next.focus();
        }}
      >
        {shown.map((template) => (
          <TemplateCard key={template.id} template={template} onChoose={choose} />
        ))}
      </ul>
      <p role="status" className="text-center">
        {shown.length === 0 && texts.nothing}
      </p>
    </Dialog>
  );
}
