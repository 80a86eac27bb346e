import { useId, useLayoutEffect, useRef, useState } from 'react';
import type { KeyboardEvent, ReactNode } from 'react';
import { Dialog } from './Dialog.tsx';
import { Keys } from './Keys.tsx';
import { TextInput } from './TextInput.tsx';

export interface Choice {
  readonly id: string;
  readonly title: string;
  readonly note?: string | undefined;
  readonly badge?: ReactNode;
  readonly keys?: string | undefined;
  readonly disabled?: boolean;
  readonly pick: () => void;
}

interface PickerProps {
  readonly title: string;
  readonly placeholder: string;
  /** Said where nothing fits what was typed. */
  readonly nothing: string;
  readonly closeLabel: string;
  readonly choices: readonly Choice[];
  readonly onClose: () => void;
}

const MOST_SHOWN = 100;

/** A dialog with a list to choose from by typing. */
export function Picker({ title, placeholder, nothing, closeLabel, choices, onClose }: PickerProps) {
  const [search, setSearch] = useState('');
  const [active, setActive] = useState(0);
  const list = useId();
  const shown = matching(choices, search).slice(0, MOST_SHOWN);
  const current = shown[Math.min(active, shown.length - 1)];
  const row = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    row.current?.scrollIntoView({ block: 'nearest' });
  }, [current]);

  function pick(choice: Choice | undefined) {
    if (!choice || choice.disabled) return;
    onClose();
    choice.pick();
  }
  function onKeyDown(event: KeyboardEvent) {
    if (event.nativeEvent.isComposing) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (event.key === 'Enter') pick(current);
    else if (step !== undefined && shown.length > 0) {
      setActive((shown.indexOf(current ?? shown[0]!) + step + shown.length) % shown.length);
    } else return;
    event.preventDefault();
  }

  return (
    <Dialog title={title} closeLabel={closeLabel} onClose={onClose}>
      <TextInput
        ref={(input) => input?.setAttribute('autofocus', '')}
        role="combobox"
        aria-label={placeholder}
        aria-expanded
        aria-controls={list}
        aria-activedescendant={current && `${list}-${current.id}`}
        placeholder={placeholder}
        value={search}
        onChange={(text) => {
          setSearch(text);
          setActive(0);
        }}
        onKeyDown={onKeyDown}
      />
      <div
        id={list}
        role="listbox"
        aria-label={title}
        className="-mx-2 mt-2 h-[min(20rem,50dvh)] overflow-y-auto"
      >
        {shown.map((choice) => (
          <div
            key={choice.id}
            ref={choice === current ? row : undefined}
            id={`${list}-${choice.id}`}
            role="option"
            aria-selected={choice === current}
            aria-disabled={choice.disabled || undefined}
            onPointerMove={() => setActive(shown.indexOf(choice))}
            onClick={() => pick(choice)}
            className="flex min-h-8 items-center gap-[9px] rounded-[7px] px-2 text-ink aria-disabled:opacity-55 aria-selected:bg-surface-2"
          >
            {choice.badge}
            <span className="min-w-0 flex-1 truncate">{choice.title}</span>
            {choice.note !== undefined && (
              <span className="max-w-[55%] truncate text-[11px] text-ink-2">{choice.note}</span>
            )}
            {choice.keys !== undefined && <Keys keys={choice.keys} />}
          </div>
        ))}
      </div>
      {shown.length === 0 && (
        <p role="status" className="-mt-[min(19rem,49dvh)] mb-[min(17.5rem,47dvh)] px-1">
          {nothing}
        </p>
      )}
    </Dialog>
  );
}

/** All words have to be there; what begins with the first comes first. */
export function matching(choices: readonly Choice[], search: string): readonly Choice[] {
  const words = search.toLowerCase().split(/\s+/u).filter(Boolean);
  const [first] = words;
  if (first === undefined) return choices;
  const found = choices.filter(({ title, note = '' }) => {
    const text = `${title} ${note}`.toLowerCase();
    return words.every((word) => text.includes(word));
  });
  const begins = ({ title }: Choice) => (title.toLowerCase().startsWith(first) ? 0 : 1);
  return found.toSorted((a, b) => begins(a) - begins(b));
}
