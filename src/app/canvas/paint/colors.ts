const cache = new Map<string, string>();
const listeners = new Set<() => void>();
let observer: MutationObserver | undefined;

/** What `var(--name)` is in the theme that is shown: a 2D canvas knows no variables. */
export function colorOf(css: string): string {
  const known = cache.get(css);
  if (known !== undefined) return known;
  const name = /^var\((--[\w-]+)\)$/.exec(css)?.[1];
  const style = getComputedStyle(document.documentElement);
  const color = name === undefined ? css : style.getPropertyValue(name).trim();
  cache.set(css, color);
  return color;
}

/** Calls back when the theme has changed; the result ends that. */
export function onThemeChange(listener: () => void): () => void {
  listeners.add(listener);
  if (!observer) {
    observer = new MutationObserver(() => {
      cache.clear();
      for (const each of listeners) each();
    });
    observer.observe(document.documentElement, { attributeFilter: ['data-theme'] });
  }
  return () => listeners.delete(listener);
}
