import { useLayoutEffect, useRef } from 'react';
import type { KeyboardEvent, ReactNode } from 'react';
import { Check } from 'lucide-react';
import { join } from './join.ts';
import { Keys } from './Keys.tsx';
import { placeBeside } from './place-beside.ts';
import type { Box } from './place-beside.ts';

export interface MenuItem {
  readonly id: string;
  readonly title: string;
  readonly note?: string | undefined;
  readonly icon?: ReactNode;
  readonly keys?: string | undefined;
  readonly disabled?: boolean;
  /** Present for items of which one is chosen. */
  readonly checked?: boolean;
  readonly danger?: boolean;
  readonly perform: () => void;
}

export type MenuEntry = MenuItem | 'separator';

interface MenuPopupProps {
  readonly label: string;
  readonly entries: readonly MenuEntry[];
  /** Where it opens: the box of its button, or a point of the pointer. */
  readonly box: Box;
  readonly align?: 'start' | 'end';
  readonly onClose: () => void;
}

/**
 * A menu that is open as long as it is mounted. The popover API gives top layer,
 * Esc and closing by a click elsewhere; the component library's menu costs 70 kB.
 */
export function MenuPopup({ label, entries, box, align = 'start', onClose }: MenuPopupProps) {
  const ref = useRef<HTMLDivElement>(null);

  useLayoutEffect(() => {
    const menu = ref.current;
    if (!menu) return;
    const before = document.activeElement;
    menu.showPopover();
    placeBeside(menu, box, align);
    items(menu)[0]?.focus();
    return () => {
      const inside =
        menu.contains(document.activeElement) || document.activeElement === document.body;
      if (inside && before instanceof HTMLElement) before.focus();
    };
  }, [box, align]);

  return (
    <div
      ref={ref}
      role="menu"
      aria-label={label}
      popover="auto"
      tabIndex={-1}
      onToggle={(event) => event.newState === 'closed' && onClose()}
      onKeyDown={(event) => {
        event.stopPropagation();
        if (event.key === 'Tab') onClose();
        else moveFocus(event);
      }}
      className="fixed inset-auto m-0 min-w-48 rounded-lg border border-line bg-surface p-1 text-ink shadow-xl outline-none"
    >
      {entries.map((entry, index) =>
        entry === 'separator' ? (
          <div key={`separator-${index}`} role="separator" className="mx-1 my-1 h-px bg-line" />
        ) : (
          <Item key={entry.id} item={entry} onClose={onClose} />
        ),
      )}
    </div>
  );
}

function Item({ item, onClose }: { readonly item: MenuItem; readonly onClose: () => void }) {
  return (
    <button
      type="button"
      role={item.checked === undefined ? 'menuitem' : 'menuitemradio'}
      aria-checked={item.checked}
      aria-disabled={item.disabled || undefined}
      tabIndex={-1}
      onClick={() => {
        if (item.disabled) return;
        onClose();
        item.perform();
      }}
      onPointerMove={(event) => event.currentTarget.focus()}
      className={join(
        'flex w-full items-center gap-2 rounded-md px-2 py-1.5 text-left outline-none',
        'focus:bg-surface-2 aria-disabled:cursor-default aria-disabled:opacity-45',
        item.danger && 'text-error',
      )}
    >
      <span aria-hidden className="grid size-4 shrink-0 place-items-center text-ink-2">
        {item.checked ? <Check size={14} /> : item.icon}
      </span>
      <span className="min-w-0 flex-1">
        {item.title}
        {item.note !== undefined && (
          <span className="block max-w-64 text-[11.5px] text-ink-2">{item.note}</span>
        )}
      </span>
      {item.keys !== undefined && <Keys keys={item.keys} />}
    </button>
  );
}

function items(menu: HTMLElement): HTMLElement[] {
  return [...menu.querySelectorAll<HTMLElement>('[role^="menuitem"]')];
}

function moveFocus(event: KeyboardEvent<HTMLElement>) {
  const all = items(event.currentTarget);
  const at = all.findIndex((item) => item === document.activeElement);
  const steps: Record<string, number> = {
    ArrowDown: (at + 1) % all.length,
    ArrowUp: (at - 1 + all.length) % all.length,
    Home: 0,
    End: all.length - 1,
  };
  let to = steps[event.key];
  if (to === undefined && event.key.length === 1 && event.key !== ' ') {
    const letter = event.key.toLowerCase();
    const after = [...all.slice(at + 1), ...all.slice(0, at + 1)];
    const found = after.find((item) => item.textContent.trim().toLowerCase().startsWith(letter));
    to = found && all.indexOf(found);
  }
  if (to === undefined) return;
  event.preventDefault();
  all[to]?.focus();
}
