import { anchorPlaces, type Diagnostic, type Topology } from '../core/index.ts';

/** `FILE:LINE:COLUMN: severity: message [code]`, a line each. */
export function report(
  file: string,
  text: string,
  topology: Topology | undefined,
  diagnostics: readonly Diagnostic[],
): string {
  const find = topology && anchorPlaces(text, topology);
  return diagnostics
    .map(({ severity, message, code, anchors: [anchor] }) => {
      const place =
        anchor?.on === 'text' ? anchor : anchor && find ? find(anchor) : { line: 1, column: 1 };
      return `${file}:${place.line}:${place.column}: ${severity}: ${message} [${code}]\n`;
    })
    .join('');
}

/** The same as data, with the place of each anchor. */
export function reportJson(
  file: string,
  text: string,
  topology: Topology | undefined,
  diagnostics: readonly Diagnostic[],
): string {
  const find = topology && anchorPlaces(text, topology);
  const rows = diagnostics.map(({ anchors, fixes, ...diagnostic }) => ({
    ...diagnostic,
    anchors: anchors.map((anchor) => ({ ...anchor, ...find?.(anchor) })),
    ...(fixes ? { fixes: fixes.map((fix) => fix.title) } : {}),
  }));
  return `${JSON.stringify({ file, diagnostics: rows }, undefined, 2)}\n`;
}

export function hasErrors(diagnostics: readonly Diagnostic[]): boolean {
  return diagnostics.some((diagnostic) => diagnostic.severity === 'error');
}
