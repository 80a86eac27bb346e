const STOPS = [
  'a[href]',
  'button:not(:disabled)',
  'input:not(:disabled)',
  'select:not(:disabled)',
  'textarea:not(:disabled)',
  '[tabindex]',
].join(', ');

/** Goes to the first tab stop of the next panel, or of the one before. */
export function goNow(step: 1 | -1): void {
  const panels = [...document.querySelectorAll<HTMLElement>('[data-panel]')];
  const at = panels.findIndex((panel) => panel.contains(document.activeElement));
  const from = at === -1 && step === -1 ? 0 : at;
  for (let i = 1; i <= panels.length; i += 1) {
    const panel = panels[(from + step * i + panels.length * 2) % panels.length];
    const stop = [...(panel?.querySelectorAll<HTMLElement>(STOPS) ?? [])].find(
      (element) => element.tabIndex >= 0 && element.checkVisibility(),
    );
    if (stop) {
      stop.focus();
      return;
    }
  }
}
