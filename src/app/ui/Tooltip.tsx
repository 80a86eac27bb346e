import { useRef } from 'react';
import type { ReactNode } from 'react';
import { Keys } from './Keys.tsx';
import { placeBeside } from './place-beside.ts';

interface TooltipProps {
  readonly text: string;
  readonly keys?: string | undefined;
  readonly children: ReactNode;
}

const DELAY = 350;

/** Shows what its one child is called, on hover and on keyboard focus. */
export function Tooltip({ text, keys, children }: TooltipProps) {
  const around = useRef<HTMLSpanElement>(null);
  const tip = useRef<HTMLDivElement>(null);
  const timer = useRef(0);

  function show(delay: number) {
    window.clearTimeout(timer.current);
    timer.current = window.setTimeout(() => {
      const anchor = around.current?.firstElementChild;
      if (!anchor || !tip.current) return;
      tip.current.showPopover();
      placeBeside(tip.current, anchor.getBoundingClientRect(), 'centre');
    }, delay);
  }
  function hide() {
    window.clearTimeout(timer.current);
    if (tip.current?.matches(':popover-open')) tip.current.hidePopover();
  }

  return (
    <span
      ref={around}
      className="contents"
      onPointerEnter={() => show(DELAY)}
      onPointerLeave={hide}
      onPointerDown={hide}
      onFocus={(event) => event.target.matches(':focus-visible') && show(0)}
      onBlur={hide}
      onKeyDown={hide}
    >
      {children}
      <div
        ref={tip}
        popover="manual"
        role="tooltip"
        className="pointer-events-none fixed inset-auto m-0 rounded-md border border-line bg-surface px-2 py-1 text-[12px] text-ink shadow-md"
      >
        <span className="flex items-center gap-1.5">
          {text}
          {keys !== undefined && <Keys keys={keys} />}
        </span>
      </div>
    </span>
  );
}
