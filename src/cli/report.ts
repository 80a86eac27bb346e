import { type Diagnostic, english, type Topology } from '../core/index.ts';
import { anchorPlaces } from '../core/opening.ts';

/** As JSON has it: a terminal is told nothing that it would take for a command, or that hides text. */
function visible(text: string): string {
  return text.replace(/(?!\n|[\uFE00-\uFE0F])[\p{Cc}\p{Cf}\p{Co}\p{Zl}\p{Zp}\p{DI}]/gu, (char) =>
    Array.from(
      { length: char.length },
      (_, i) => `\\u${char.charCodeAt(i).toString(16).padStart(4, '0')}`,
    ).join(''),
  );
}

/** `FILE:LINE:COLUMN: severity: message [code]`, a line each. */
export function report(
  file: string,
  text: string,
  topology: Topology | undefined,
  diagnostics: readonly Diagnostic[],
): string {
  const find = topology && anchorPlaces(text, topology);
  const lines = diagnostics.map(({ severity, message, code, anchors: [anchor] }) => {
    const place =
      anchor?.on === 'text' ? anchor : anchor && find ? find(anchor) : { line: 1, column: 1 };
    return `${file}:${place.line}:${place.column}: ${severity}: ${english(message)} [${code}]\n`;
  });
  return visible(lines.join(''));
}

/** The same as data, with the place of each anchor. */
export function reportJson(
  file: string,
  text: string,
  topology: Topology | undefined,
  diagnostics: readonly Diagnostic[],
): string {
  const find = topology && anchorPlaces(text, topology);
  const rows = diagnostics.map(({ anchors, message, fixes, ...diagnostic }) => ({
    ...diagnostic,
    message: english(message),
    anchors: anchors.map((anchor) => ({ ...anchor, ...find?.(anchor) })),
    ...(fixes ? { fixes: fixes.map((fix) => english(fix.title)) } : {}),
  }));
  return visible(`${JSON.stringify({ file, diagnostics: rows }, undefined, 2)}\n`);
}

export function hasErrors(diagnostics: readonly Diagnostic[]): boolean {
  return diagnostics.some((diagnostic) => diagnostic.severity === 'error');
}
