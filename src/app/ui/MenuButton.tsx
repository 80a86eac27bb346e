import { useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { join } from './join.ts';
import { MenuPopup } from './Menu.tsx';
import type { MenuEntry } from './Menu.tsx';
import type { Box } from './place-beside.ts';
import { Tooltip } from './Tooltip.tsx';

interface MenuButtonProps {
  /** Spoken name; shown too where there are no children. */
  readonly label: string;
  readonly icon?: ReactNode;
  readonly children?: ReactNode;
  /** Asked when the menu opens. */
  readonly entries: () => readonly MenuEntry[];
  readonly align?: 'start' | 'end';
  readonly className?: string;
}

/** A button that opens a menu under itself. */
export function MenuButton(props: MenuButtonProps) {
  const { label, icon, children, entries, align = 'start', className } = props;
  const ref = useRef<HTMLButtonElement>(null);
  const [box, setBox] = useState<Box>();
  // A press on the button closes the popover before its click arrives.
  const wasOpen = useRef(false);

  function open() {
    if (ref.current) setBox(ref.current.getBoundingClientRect());
  }

  const button = (
    <button
      ref={ref}
      type="button"
      aria-label={children === undefined ? label : undefined}
      aria-haspopup="menu"
      aria-expanded={box !== undefined}
      onPointerDown={() => (wasOpen.current = box !== undefined)}
      onClick={() => {
        if (!wasOpen.current) open();
        wasOpen.current = false;
      }}
      onKeyDown={(event) => {
        if (event.key !== 'ArrowDown') return;
        event.preventDefault();
        open();
      }}
      className={join(
        'inline-flex h-[30px] shrink-0 items-center gap-1.5 rounded-[7px] font-medium text-ink-2',
        'transition-colors hover:bg-surface-2 hover:text-ink aria-expanded:bg-surface-2',
        children === undefined ? 'w-[30px] justify-center' : 'px-2.5',
        className,
      )}
    >
      {icon}
      {children}
    </button>
  );

  return (
    <>
      {children === undefined ? <Tooltip text={label}>{button}</Tooltip> : button}
      {box && (
        <MenuPopup
          label={label}
          entries={entries()}
          box={box}
          align={align}
          onClose={() => setBox(undefined)}
        />
      )}
    </>
  );
}
