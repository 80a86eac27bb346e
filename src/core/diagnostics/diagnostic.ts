import type { Message } from '../util/message.ts';

/**
 * A problem, as a value.
 *
 * Severity: `error` = the export would fail, be unsafe or cut a connection;
 * `warning` = it runs but does not do what the drawing says; `hint` = a better
 * choice exists.
 */
export type Severity = 'error' | 'warning' | 'hint';

/** Where: a place in the drawing, or a place in a file. */
export type Anchor =
  | { readonly on: 'topology' }
  | { readonly on: 'device'; readonly id: string; readonly path?: readonly (string | number)[] }
  | { readonly on: 'link'; readonly id: string; readonly path?: readonly (string | number)[] }
  | { readonly on: 'note'; readonly id: string }
  | { readonly on: 'text'; readonly line: number; readonly column: number };

/** One change of a ready-made edit. A `value` of undefined removes the key. */
export type FixStep =
  | {
      readonly do: 'set';
      readonly id: string;
      readonly path: readonly (string | number)[];
      readonly value: unknown;
    }
  | { readonly do: 'remove'; readonly id: string };

export interface Fix {
  readonly title: Message;
  readonly steps: readonly FixStep[];
}

export interface Diagnostic {
  readonly code: string;
  readonly severity: Severity;
  readonly message: Message;
  readonly anchors: readonly Anchor[];
  readonly fixes?: readonly Fix[];
}
