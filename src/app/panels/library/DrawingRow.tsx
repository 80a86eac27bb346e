import { Ellipsis } from 'lucide-react';
import { useMemo, useState } from 'react';
import { topologyIn } from '../../../core/index.ts';
import { useTexts } from '../../i18n/texts.ts';
import type { Kept } from '../../store/drawings/record.ts';
import { MenuButton } from '../../ui/MenuButton.tsx';
import { Pill } from '../../ui/Pill.tsx';
import { TextInput } from '../../ui/TextInput.tsx';
import { Preview } from './Preview.tsx';
import { shownTime } from './time.ts';

interface DrawingRowProps {
  readonly drawing: Kept;
  readonly isOpen: boolean;
  readonly onOpen: () => void;
  readonly onRename: (name: string) => void;
  readonly onDuplicate: () => void;
  readonly onSaveFile: () => void;
  readonly onDelete: () => void;
}

/** One drawing of the list: a press opens it, the menu has the rest. */
export function DrawingRow(props: DrawingRowProps) {
  const { drawing, isOpen, onOpen, onRename, onDuplicate, onSaveFile, onDelete } = props;
  const texts = useTexts().drawings;
  const [renaming, setRenaming] = useState(false);
  const topology = useMemo(() => topologyIn(drawing.text), [drawing.text]);
  const name = drawing.name || texts.unnamed;
  return (
    <li className="flex items-center gap-3 rounded-lg border border-transparent p-1.5 hover:border-line hover:bg-surface-2">
      {renaming ? (
        <>
          <Preview topology={topology} />
          <NameInput
            name={drawing.name}
            label={texts.newName(name)}
            onEnd={(text) => {
              setRenaming(false);
              if (text !== undefined && text !== drawing.name) onRename(text);
            }}
          />
        </>
      ) : (
        <button
          type="button"
          aria-label={texts.open(name)}
          aria-current={isOpen || undefined}
          onClick={onOpen}
          className="flex min-w-0 flex-1 items-center gap-3 rounded-md text-left"
        >
          <Preview topology={topology} />
          <span className="min-w-0">
            <span className="flex items-center gap-2">
              <span className="truncate font-semibold text-ink">{name}</span>
              {isOpen && <Pill tone="accent">{texts.isOpen}</Pill>}
            </span>
            <span className="block text-[11.5px] text-ink-2">
              {topology
                ? texts.holds(topology.devices.length, topology.links.length)
                : texts.unreadable}
            </span>
            <span className="block text-[11.5px] text-ink-2">{shownTime(drawing.at)}</span>
          </span>
        </button>
      )}
      <MenuButton
        label={texts.more(name)}
        align="end"
        icon={<Ellipsis aria-hidden size={16} />}
        entries={() => [
          {
            id: 'rename',
            title: texts.rename,
            disabled: !topology,
            perform: () => setRenaming(true),
          },
          {
            id: 'duplicate',
            title: texts.duplicate,
            disabled: !topology,
            perform: onDuplicate,
          },
          { id: 'save', title: texts.saveFile, perform: onSaveFile },
          'separator',
          { id: 'delete', title: texts.delete, danger: true, perform: onDelete },
        ]}
      />
    </li>
  );
}

interface NameInputProps {
  readonly name: string;
  readonly label: string;
  /** Nothing where it was given up. */
  readonly onEnd: (text: string | undefined) => void;
}

function NameInput({ name, label, onEnd }: NameInputProps) {
  const [text, setText] = useState(name);
  return (
    <TextInput
      autoFocus
      aria-label={label}
      value={text}
      onChange={setText}
      onFocus={(event) => event.currentTarget.select()}
      onBlur={() => onEnd(text)}
      onKeyDown={(event) => {
        if (event.key === 'Enter') onEnd(text);
        if (event.key !== 'Escape') return;
        // It would close the dialog.
        event.preventDefault();
        onEnd(undefined);
      }}
    />
  );
}
