import type { Brand } from '../util/brand.ts';

/** One word of a POSIX shell command, quoted where it must be. */
export type ShWord = Brand<string, 'ShWord'>;

/** Words with blanks between them: a command, or a part of one. */
export type ShText = Brand<string, 'ShText'>;

const SAFE = new Uint8Array(128);
for (const char of 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_%+,./:=@-') {
  SAFE[char.charCodeAt(0)] = 1;
}

function isSafe(text: string): boolean {
  for (let i = 0; i < text.length; i++) if (SAFE[text.charCodeAt(i)] !== 1) return false;
  return text.length > 0;
}

/** A word that the shell hands on byte for byte. What no word can hold, NUL, is left out. */
export function word(text: string): ShWord {
  return (isSafe(text) ? text : quote(text)) as ShWord;
}

function quote(text: string): string {
  if (!text.includes("'") && !text.includes('\0')) return `'${text}'`;
  return `'${text.replaceAll('\0', '').replaceAll("'", String.raw`'\''`)}'`;
}

/** A command from fixed text, words and parts of commands: no other text can get in. */
export function sh(
  fixed: TemplateStringsArray,
  ...parts: readonly (ShWord | ShText | number)[]
): ShText {
  let text = fixed[0] ?? '';
  for (let i = 0; i < parts.length; i++) text += String(parts[i]) + (fixed[i + 1] ?? '');
  return text as ShText;
}

/**
 * Free text as printable ASCII, for comments and terminals: what is outside of
 * it shows as `\u202e`, a backslash as two. Nothing can hide or move text. A
 * backquote shows by its code too: who looks for one in a script finds none.
 */
export function visible(text: string): string {
  let shown = '';
  let kept = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code >= 0x20 && code <= 0x7e && code !== 0x5c && code !== 0x60) continue;
    shown += text.slice(kept, i);
    shown += code === 0x5c ? '\\\\' : `\\u${code.toString(16).padStart(4, '0')}`;
    kept = i + 1;
  }
  return kept === 0 ? text : shown + text.slice(kept);
}

/** Free text as a word that is safe to show on a terminal. */
export function title(text: string): ShWord {
  return quote(visible(text)) as ShWord;
}

/** What Vim (modeline) and Emacs (file variables) take for settings, in a comment too. */
const SETTINGS = /(?<=\b(?:vim?|ex)[<=>]?\d*):|(?<=-)\*(?=-)/gi;

/**
 * A comment that only people read. It must not begin with text of a drawing,
 * which could be a directive of ShellCheck.
 */
export function comment(text: string): string {
  const shown = visible(text).replace(SETTINGS, (mark) => (mark === ':' ? '\\u003a' : '\\u002a'));
  return `# ${shown}`.trimEnd();
}
