import { ChevronRight, Trash2 } from 'lucide-react';
import { useId, useState } from 'react';
import { useTexts } from '../i18n/texts.ts';
import { IconButton } from '../ui/IconButton.tsx';
import { join } from '../ui/join.ts';
import { TextInput } from '../ui/TextInput.tsx';
import type { ItemsProps } from './field-props.ts';
import { FieldFrame } from './FieldFrame.tsx';
import { useForm } from './form.ts';
import type { Item } from './form.ts';

interface ItemCardProps extends Pick<ItemsProps, 'field' | 'path' | 'parent' | 'Fields'> {
  readonly item: Item;
  /** Ids of the items beside it. */
  readonly others: readonly string[];
  readonly open: boolean;
  readonly onToggle: () => void;
}

export function ItemCard(props: ItemCardProps) {
  const { item, others, field, path, parent, Fields, open, onToggle } = props;
  const form = useForm();
  const texts = useTexts().fields;
  const id = useId();
  const worst = form.problems(path, true)[0]?.severity;
  return (
    <li className="overflow-hidden first:rounded-t-[8px] last:rounded-b-[8px]">
      <div className="flex items-center bg-surface-2 pr-1">
        <button
          type="button"
          aria-expanded={open}
          aria-controls={id}
          onClick={onToggle}
          className="flex h-8 min-w-0 flex-1 items-center gap-1.5 pr-1.5 pl-2 text-left font-semibold focus-visible:-outline-offset-2"
        >
          <ChevronRight
            aria-hidden
            size={13}
            className={join('shrink-0 text-ink-2 transition-transform', open && 'rotate-90')}
          />
          <span className="truncate">{item.id}</span>
          {!open && worst && worst !== 'hint' && (
            <span
              aria-hidden
              className={join('size-1.5 rounded-full', worst === 'error' ? 'bg-error' : 'bg-warn')}
            />
          )}
          <span className="ml-auto">{form.itemChip(item)}</span>
        </button>
        <IconButton
          small
          label={texts.remove(item.id)}
          icon={<Trash2 size={13} />}
          onClick={() => form.removeItem(path.slice(0, -1), item.id)}
        />
      </div>
      <div id={id} hidden={!open} className="space-y-2 px-2.5 pt-2 pb-2.5">
        {open && (
          <>
            <ItemName item={item} others={others} field={field} path={path} />
            <Fields
              fields={field.item.filter((inner) => inner.key !== 'id')}
              path={path}
              owner={item}
              parent={parent}
            />
            {form.itemNote(item)}
          </>
        )}
      </div>
    </li>
  );
}

/** Cables hold on to this name, so it changes only when it is whole. */
function ItemName(props: Pick<ItemCardProps, 'item' | 'others' | 'field' | 'path'>) {
  const { item, others, field, path } = props;
  const form = useForm();
  const texts = useTexts().fields;
  const [draft, setDraft] = useState<string>();
  const label = field.item.find((inner) => inner.key === 'id')?.label ?? 'id';
  const slip =
    draft === ''
      ? texts.needsName
      : draft !== undefined && others.includes(draft)
        ? texts.taken(draft)
        : undefined;

  function commit() {
    if (draft !== undefined && draft !== item.id && slip === undefined) {
      form.renameItem(path, item.id, draft);
    }
    setDraft(undefined);
  }

  return (
    <FieldFrame
      label={label}
      problems={[
        ...(slip === undefined ? [] : [{ severity: 'error', message: slip } as const]),
        ...form.problems([...path, 'id'], true),
        ...form.problems(path, false),
      ]}
    >
      {(control) => (
        <TextInput
          {...control}
          mono
          value={draft ?? item.id}
          onChange={(text) => setDraft(text.replace(/\s/gu, ''))}
          onBlur={commit}
          onKeyDown={(event) => {
            if (event.key === 'Enter') commit();
            if (event.key !== 'Escape' || draft === undefined) return;
            // The inspector would be left.
            event.preventDefault();
            setDraft(undefined);
          }}
        />
      )}
    </FieldFrame>
  );
}
