import { X } from 'lucide-react';
import { useId, useLayoutEffect, useRef } from 'react';
import type { ReactNode } from 'react';
import { IconButton } from './IconButton.tsx';
import { join } from './join.ts';

interface DialogProps {
  readonly title: string;
  readonly closeLabel: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
  /** Buttons, the main one last. */
  readonly footer?: ReactNode;
  /** Id of what is spoken after the title. */
  readonly describedBy?: string;
  /** For what is to be read: a wider one, whose middle scrolls. */
  readonly wide?: boolean;
  /** For pictures side by side: the widest, and as high as the page lets it. */
  readonly gallery?: boolean;
}

/** A modal dialog that is open as long as it is mounted. */
export function Dialog(props: DialogProps) {
  const { title, closeLabel, onClose, children, footer, describedBy, wide, gallery } = props;
  const ref = useRef<HTMLDialogElement>(null);
  const heading = useId();
  useLayoutEffect(() => {
    const dialog = ref.current;
    if (dialog?.open === false) dialog.showModal();
    // Gives the focus back to what had it.
    return () => dialog?.close();
  }, []);
  return (
    <dialog
      ref={ref}
      aria-labelledby={heading}
      aria-describedby={describedBy}
      // That of a dialog within it comes by here, too.
      onCancel={(event) => event.target === event.currentTarget && onClose()}
      onPointerDown={(event) => event.target === event.currentTarget && onClose()}
      className={join(
        'm-auto max-h-[calc(100dvh-2rem)] flex-col overflow-hidden rounded-xl border border-line bg-surface p-0 text-ink shadow-2xl open:flex backdrop:bg-black/40',
        gallery
          ? 'h-[46rem] w-[min(58rem,calc(100vw-1.5rem))]'
          : wide
            ? 'w-[min(44rem,calc(100vw-1.5rem))]'
            : 'w-[min(28rem,calc(100vw-2rem))]',
      )}
    >
      <header className="flex items-center justify-between gap-3 px-4 pt-3 pb-1">
        <h2 id={heading} className="min-w-0 truncate text-[15px] font-semibold">
          {title}
        </h2>
        <IconButton label={closeLabel} icon={<X size={16} />} onClick={onClose} />
      </header>
      <div
        className="min-h-0 overflow-y-auto px-4 py-2 text-ink-2 focus-visible:-outline-offset-2"
        // Keys have to scroll what is to be read, though nothing in it takes the focus.
        {...(wide && { tabIndex: 0, role: 'group', 'aria-labelledby': heading })}
      >
        {children}
      </div>
      {footer !== undefined && (
        <footer
          className={join(
            'flex flex-wrap items-center justify-end gap-2 px-4',
            wide ? 'border-t border-line py-3' : 'pt-2 pb-4',
          )}
        >
          {footer}
        </footer>
      )}
    </dialog>
  );
}
