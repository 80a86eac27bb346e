import { StickyNote } from 'lucide-react';
import type { Note } from '../../../core/index.ts';
import { setField, msg } from '../../../core/index.ts';
import { FieldFrame } from '../../fields/FieldFrame.tsx';
import { useTexts } from '../../i18n/texts.ts';
import { edit } from '../../store/store.ts';
import { FormHeader } from './FormHeader.tsx';

export function NoteForm({ note }: { readonly note: Note }) {
  const texts = useTexts().inspector;
  return (
    <>
      <FormHeader
        badge={<StickyNote aria-hidden size={18} className="text-ink-2" />}
        title={texts.note}
        subtitle={texts.drawing}
        removable
      />
      <div className="px-3.5 py-2.5">
        <FieldFrame label={texts.text} problems={[]}>
          {(control) => (
            <textarea
              {...control}
              rows={5}
              value={note.text}
              onChange={(event) => {
                const { value } = event.currentTarget;
                edit(
                  msg`Change a note`,
                  (topology) => setField(topology, note.id, ['text'], value),
                  {
                    merge: `${note.id} text`,
                  },
                );
              }}
              className="w-full resize-y rounded-[7px] border border-line bg-surface-2 px-[9px] py-1.5 hover:border-ink-3"
            />
          )}
        </FieldFrame>
      </div>
    </>
  );
}
