/**
 * Widths of the printable ASCII characters in hundredths of the font size: DejaVu Sans Bold, one of
 * the widest fonts a system uses, so that nothing runs over its frame in others either.
 */
const WIDTHS = [
  35, 46, 52, 84, 70, 100, 87, 31, 46, 46, 52, 84, 38, 42, 38, 37, 70, 70, 70, 70, 70, 70, 70, 70,
  70, 70, 40, 40, 84, 84, 84, 58, 100, 77, 76, 73, 83, 68, 68, 82, 84, 37, 37, 77, 64, 100, 84, 85,
  73, 85, 77, 72, 68, 81, 77, 110, 77, 72, 73, 46, 37, 46, 84, 50, 50, 67, 72, 59, 72, 68, 44, 72,
  71, 34, 34, 67, 34, 104, 71, 69, 72, 72, 49, 60, 48, 71, 65, 92, 65, 65, 58, 71, 37, 71, 84,
];

/** Of other Latin, Greek or Cyrillic letters and most symbols. */
const OTHER = 80;
const DOT = 38;
/** Chinese, Japanese, Korean, emoji: as wide as they are high. */
const SQUARE = 100;

export interface Font {
  readonly size: number;
  readonly weight: 'regular' | 'bold';
  readonly mono?: boolean;
}

const REGULAR = 0.91;
const MONO = 0.61;

/** About how wide a text is drawn, without asking a font. */
export function textWidth(text: string, font: Font): number {
  let sum = 0;
  for (const char of text) sum += charWidth(char, font.mono ?? false);
  return (sum * font.size * (font.weight === 'bold' || font.mono ? 1 : REGULAR)) / 100;
}

function charWidth(char: string, mono: boolean): number {
  const code = char.codePointAt(0) ?? 0;
  if (/\p{M}/u.test(char)) return 0;
  if (isSquare(code)) return SQUARE;
  if (mono) return MONO * 100;
  if (code === 0xb7) return DOT;
  return WIDTHS[code - 0x20] ?? OTHER;
}

function isSquare(code: number): boolean {
  return (code >= 0x1100 && code <= 0x115f) || code >= 0x2e80;
}

/** The text, or as much of its beginning as fits, with an ellipsis. */
export function fitText(text: string, room: number, font: Font): string {
  if (textWidth(text, font) <= room) return text;
  let left = room - textWidth('…', font);
  let kept = '';
  for (const char of text) {
    left -= textWidth(char, font);
    if (left < 0) break;
    kept += char;
  }
  return `${kept.trimEnd()}…`;
}

/** One line in lines no wider than `room`, broken at blanks where there are any. */
export function wrapText(text: string, room: number, font: Font): readonly string[] {
  const lines: string[] = [];
  let current = '';
  for (const char of text) {
    if (current !== '' && textWidth(current + char, font) > room) {
      const blank = current.lastIndexOf(' ');
      const cut = blank > 0 && char !== ' ' ? blank : current.length;
      lines.push(current.slice(0, cut));
      current = current.slice(cut).trimStart();
    }
    current += char;
  }
  return [...lines, current];
}
