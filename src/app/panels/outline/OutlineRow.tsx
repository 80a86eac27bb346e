import { CircleDashed, ChevronRight, StickyNote } from 'lucide-react';
import { memo } from 'react';
import type { MouseEvent, ReactNode } from 'react';
import { faceOf, GlyphBadge, linkFaceOf } from '../../faces/index.ts';
import { useTexts } from '../../i18n/texts.ts';
import { join } from '../../ui/join.ts';
import { Pill } from '../../ui/Pill.tsx';
import { RenameInput } from './RenameInput.tsx';
import type { Row } from './rows.ts';
import type { Count, Words } from './words.ts';

interface OutlineRowProps {
  readonly id: string;
  readonly row: Row;
  readonly words: Words;
  readonly active: boolean;
  readonly selected: boolean;
  readonly count: Count | undefined;
  readonly renaming: boolean;
  readonly onGo: (row: Row, event: MouseEvent) => void;
  readonly onToggle: (row: Row) => void;
  readonly onOpen: (row: Row) => void;
  readonly onRenamed: () => void;
}

const INDENT = 18;

export const OutlineRow = memo(function OutlineRow(props: OutlineRowProps) {
  const { id, row, words, active, selected, count, renaming, onGo, onToggle, onOpen } = props;
  const texts = useTexts().canvas;
  return (
    <div
      id={id}
      role="treeitem"
      aria-level={row.level}
      aria-posinset={row.place}
      aria-setsize={row.of}
      aria-expanded={row.open}
      aria-selected={selected}
      data-active={active || undefined}
      onClick={(event) => onGo(row, event)}
      onDoubleClick={() => onOpen(row)}
      style={{ paddingLeft: 4 + (row.level - 1) * INDENT }}
      className={join(
        // Of thousands those that are seen are laid out; searches and screen readers find all.
        'flex h-[26px] items-center gap-1.5 rounded-md pr-2 whitespace-nowrap [content-visibility:auto]',
        '-outline-offset-2 outline-accent group-focus-visible:data-active:outline-2',
        selected ? 'bg-accent-soft text-ink' : 'hover:bg-surface-2',
      )}
    >
      <span
        aria-hidden
        className="grid size-5 shrink-0 place-items-center text-ink-3"
        onClick={(event) => {
          event.stopPropagation();
          onToggle(row);
        }}
      >
        {row.open !== undefined && (
          <ChevronRight
            size={14}
            className={join('transition-transform', row.open && 'rotate-90')}
          />
        )}
      </span>
      <Sign row={row} />
      {renaming ? (
        <RenameInput row={row} name={words.title} onDone={props.onRenamed} />
      ) : (
        <span className="min-w-0 truncate font-medium">{words.title}</span>
      )}
      <span className="shrink-0 text-[11.5px] text-ink-2">{words.kind}</span>
      {words.detail !== '' && (
        <span className="min-w-0 truncate font-mono text-[11px] text-ink-2">{words.detail}</span>
      )}
      {count && (
        <span className="ml-auto">
          <Pill tone={count.worst === 'hint' ? 'plain' : count.worst}>
            <span aria-hidden>{count.problems}</span>
            <span className="sr-only">{texts.problems(count.problems)}</span>
          </Pill>
        </span>
      )}
    </div>
  );
});

function Sign({ row }: { readonly row: Row }): ReactNode {
  if (row.what === 'device') return <GlyphBadge face={faceOf(row.device.kind)} />;
  if (row.what === 'cable') return <GlyphBadge face={linkFaceOf(row.link.kind)} />;
  const Icon = row.what === 'note' ? StickyNote : CircleDashed;
  return <Icon aria-hidden size={16} className="mx-0.5 shrink-0 text-ink-2" />;
}
