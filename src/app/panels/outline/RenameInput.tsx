import { useLayoutEffect, useRef, useState } from 'react';
import { msg, setField } from '../../../core/index.ts';
import { cleanText, isMono } from '../../fields/TextFieldInput.tsx';
import { useTexts } from '../../i18n/texts.ts';
import { edit } from '../../store/store.ts';
import { TextInput } from '../../ui/TextInput.tsx';
import { kindOfDevice } from '../inspector/things.ts';
import { idOf } from './rows.ts';
import type { Row } from './rows.ts';

interface RenameInputProps {
  readonly row: Row;
  readonly name: string;
  readonly onDone: () => void;
}

/** The name of a row while it is changed: Enter keeps it, Escape does not. */
export function RenameInput({ row, name, onDone }: RenameInputProps) {
  const texts = useTexts();
  const [draft, setDraft] = useState(name);
  const input = useRef<HTMLInputElement>(null);
  const ended = useRef(false);
  const syntax = (row.what === 'device' && kindOfDevice(row.device)?.nameSyntax) || 'label';
  useLayoutEffect(() => {
    input.current?.focus();
    input.current?.select();
  }, []);

  function end(keep: boolean) {
    // Leaving the field ends it a second time.
    if (ended.current) return;
    ended.current = true;
    const text = cleanText(draft, syntax).trim();
    if (keep && text !== '' && text !== name) {
      const path = [row.what === 'note' ? 'text' : 'name'];
      edit(msg`Rename ${name}`, (topology) => setField(topology, idOf(row), path, text));
    }
    onDone();
  }

  return (
    <TextInput
      ref={input}
      aria-label={texts.outline.newName(name)}
      value={draft}
      mono={isMono(syntax)}
      onChange={setDraft}
      onBlur={() => end(true)}
      onClick={(event) => event.stopPropagation()}
      onDoubleClick={(event) => event.stopPropagation()}
      onKeyDown={(event) => {
        if (event.nativeEvent.isComposing) return;
        if (event.key !== 'Enter' && event.key !== 'Escape') return;
        event.preventDefault();
        event.stopPropagation();
        end(event.key === 'Enter');
      }}
      className="h-[22px]! w-56!"
    />
  );
}
