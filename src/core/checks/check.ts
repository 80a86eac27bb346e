import type { Anchor, Diagnostic, Fix, Severity } from '../diagnostics/diagnostic.ts';
import type { ChoiceField, IntegerField, Option, Syntax } from '../model/field.ts';
import type { Link, Vlan } from '../model/topology.ts';
import type { CableRef, DeviceView, PortItem, View } from '../view/view.ts';
import type { Message } from '../util/message.ts';

export interface Finding {
  readonly message: Message;
  readonly anchors: readonly Anchor[];
  readonly fixes?: readonly Fix[];
}

export type Found = Finding | readonly Finding[] | undefined;

/** Where the walk over all values stands; what it returns is made when asked for. */
export interface Here {
  /** Of this value, or of what lies at `path` inside it. */
  anchor(...path: readonly (string | number)[]): Anchor;
  /** A fix that sets this value, or what lies at `path` inside it; undefined removes it. */
  set(title: Message, value: unknown, ...path: readonly (string | number)[]): Fix;
  /** What a choice may be here. */
  options(field: ChoiceField): readonly Option[];
}

/** Judges one value on its own; most drawings pass, so nothing is made before something is wrong. */
export interface ValueTests {
  readonly text?: Partial<
    Readonly<Record<Syntax, (text: string, here: Here) => Finding | undefined>>
  >;
  readonly integer?: (value: number, field: IntegerField, here: Here) => Finding | undefined;
  readonly choice?: (text: string, field: ChoiceField, here: Here) => Finding | undefined;
  readonly vlan?: (vlan: Vlan, here: Here) => Finding | undefined;
  /** One network card or interface of a device. */
  readonly port?: (port: PortItem, of: DeviceView, here: Here) => Finding | undefined;
}

/** One rule. Its code says what is wrong, and is its file's name. */
export interface Check {
  readonly code: string;
  readonly severity: Severity;
  /** Why it matters, for the documentation and the inspector's "more". */
  readonly why: string;
  /** What it anchors cannot be built: the plan leaves these devices and links out. */
  readonly leavesOut?: boolean;
  /** The kinds of device that `device` and `values.port` judge; all, where it is not said. */
  readonly of?: (kind: DeviceView['kind']) => boolean;
  /** Judges values one by one. */
  readonly values?: ValueTests;
  /** Judge one thing with what is around it. */
  readonly device?: (device: DeviceView, view: View) => Found;
  readonly link?: (link: Link, view: View) => Found;
  readonly cable?: (cable: CableRef, view: View) => Found;
  /** Judges the drawing as a whole. */
  readonly find?: (view: View) => Iterable<Finding>;
}

export function toDiagnostic(check: Check, finding: Finding): Diagnostic {
  return { code: check.code, severity: check.severity, ...finding };
}
