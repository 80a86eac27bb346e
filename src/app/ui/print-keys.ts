const isMac = typeof navigator !== 'undefined' && /mac|iphone|ipad/iu.test(navigator.userAgent);

const names: Readonly<Record<string, string>> = {
  $mod: isMac ? '⌘' : 'Ctrl',
  Control: 'Ctrl',
  Meta: isMac ? '⌘' : 'Meta',
  Shift: isMac ? '⇧' : 'Shift',
  Alt: isMac ? '⌥' : 'Alt',
  Delete: 'Del',
  Escape: 'Esc',
  ArrowUp: '↑',
  ArrowDown: '↓',
  ArrowLeft: '←',
  ArrowRight: '→',
};

/** A shortcut as tinykeys writes it (`$mod+Shift+z`) as people read it (`Ctrl Shift Z`). */
export function printKeys(shortcut: string): string {
  return shortcut
    .split(/[+ ]/u)
    .map(
      (key) =>
        names[key] ??
        key.replace(/^(?:Key|Digit)/u, '').replace(/^[a-z]$/u, (letter) => letter.toUpperCase()),
    )
    .join(' ');
}
