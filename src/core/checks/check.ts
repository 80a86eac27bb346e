import type { Anchor, Diagnostic, Fix, Severity } from '../diagnostics/diagnostic.ts';
import type { View } from '../view/view.ts';
import type { Values } from './values.ts';

export interface CheckContext {
  readonly view: View;
  /** Every value of the drawing, by what it is. */
  readonly values: Values;
}

export interface Finding {
  readonly message: string;
  readonly anchors: readonly Anchor[];
  readonly fixes?: readonly Fix[];
}

/** One rule. Its code says what is wrong, and is its file's name. */
export interface Check {
  readonly code: string;
  readonly severity: Severity;
  /** Why it matters, for the documentation and the inspector's "more". */
  readonly why: string;
  /** What it anchors cannot be built: the plan leaves these devices and links out. */
  readonly leavesOut?: boolean;
  readonly find: (context: CheckContext) => Iterable<Finding>;
}

export function toDiagnostic(check: Check, finding: Finding): Diagnostic {
  return { code: check.code, severity: check.severity, ...finding };
}
