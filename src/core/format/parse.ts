import type { Anchor, Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Topology } from '../model/topology.ts';
import { msg } from '../util/message.ts';
import { locate, type Located } from './locate.ts';
import { jsonOf, readDrawing, TEXT_MAX } from './read.ts';
import type { ShapeProblem } from './shape.ts';

export interface ParseResult {
  /** Present exactly when no diagnostic is an error. */
  readonly topology?: Topology;
  readonly diagnostics: readonly Diagnostic[];
}

function toDiagnostic(problem: ShapeProblem, place: Located): Diagnostic {
  const { code, severity, message } = problem;
  const anchor: Anchor = { on: 'text', ...place };
  return { code, severity, message, anchors: [anchor] };
}

/**
 * Text of a `.vethloom.json` file in, topology or located diagnostics out.
 * Never throws. Lines and columns count from 1.
 */
export function parseTopology(text: string): ParseResult {
  if (text.length > TEXT_MAX) {
    const message = msg`The file has ${text.length} characters; the limit is ${TEXT_MAX}.`;
    const anchors: Anchor[] = [{ on: 'text', line: 1, column: 1 }];
    return { diagnostics: [{ code: 'file-too-large', severity: 'error', message, anchors }] };
  }
  let value: unknown;
  try {
    value = jsonOf(text);
  } catch {
    const { message, ...place } = locate(text).syntax();
    const problem: ShapeProblem = { code: 'file-not-json', severity: 'error', message, path: [] };
    return { diagnostics: [toDiagnostic(problem, place)] };
  }
  const { problems, ...read } = readDrawing(value);
  const places = problems.length > 0 ? locate(text) : undefined;
  const diagnostics = problems.map((problem) =>
    toDiagnostic(problem, places?.place(problem.path) ?? { line: 1, column: 1 }),
  );
  return { ...read, diagnostics };
}
