/** Pressed keys, such as `Ctrl Z`. */
export function Keys({ keys, spoken }: { readonly keys: string; readonly spoken?: boolean }) {
  return (
    <kbd
      aria-hidden={!spoken}
      className="rounded-[4px] border border-line bg-surface-2 px-1 font-mono text-[11px] leading-[15px] whitespace-nowrap text-ink-2"
    >
      {keys}
    </kbd>
  );
}
