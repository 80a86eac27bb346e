/** Pressed keys, such as `Ctrl Z`. */
export function Keys({ keys }: { readonly keys: string }) {
  return (
    <kbd
      aria-hidden
      className="rounded-[4px] border border-line bg-surface-2 px-1 font-mono text-[11px] leading-[15px] whitespace-nowrap text-ink-2"
    >
      {keys}
    </kbd>
  );
}
