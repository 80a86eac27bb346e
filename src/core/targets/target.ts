import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Feature } from '../plan/kernel.ts';
import type { Plan, PlanHost } from '../plan/plan.ts';
import type { Origin, Resource, ResourceKind } from '../plan/resource.ts';
import type { Printed } from '../text/writer.ts';
import type { QemuSyntax } from './qemu-syntax.ts';

export type Language = 'sh' | 'xml' | 'markdown' | 'conf';

/** One file of an export. Its text is made when it is asked for. */
export interface Artifact {
  /** Relative, `/` between the parts, each part `[a-z0-9][a-z0-9.-]*` or README.md. */
  readonly path: string;
  readonly language: Language;
  readonly executable: boolean;
  readonly print: () => Printed;
}

/**
 * What a target does about a resource: it *emits* it, it is *implied* by what
 * else the target writes, or it is *absent*: this format cannot say it.
 */
export type Answer = 'emits' | 'implied' | 'absent';

export type Answers = {
  readonly [K in ResourceKind]: Answer | ((resource: Extract<Resource, { kind: K }>) => Answer);
};

/** What a host must have for all files of an export, whoever of them needs it. */
export interface HostNeeds {
  readonly features: readonly Feature[];
  readonly programs: readonly string[];
}

export interface EmitContext {
  readonly plan: Plan;
  readonly host: PlanHost;
  /** What this target is to write, in the plan's order. */
  readonly mine: readonly Resource[];
  /** Whether it is built in a throw-away namespace without being told to. */
  readonly isolated?: boolean;
  /** How QEMU is told of network cards; the first of the syntaxes where it is absent. */
  readonly qemuSyntax?: QemuSyntax | undefined;
  /** Of all targets together. */
  readonly needs?: (() => HostNeeds) | undefined;
  /** The drawing as the fragment of a link, where it fits into one. */
  readonly link?: (() => string | undefined) | undefined;
}

/** Scripts of the host's folder by which lab.sh runs the guests of a target. */
export interface LabScripts {
  /** With the verbs define, undefine and status: what must be known before a guest can start. */
  readonly define?: string;
  /** In the plan's order; each with the verbs start, stop and status. */
  readonly guests: readonly LabGuest[];
}

export interface LabGuest {
  readonly origin: Origin;
  /** `[a-z0-9][a-z0-9-]{0,40}`. */
  readonly name: string;
  readonly script: string;
  /** Whether the script runs several guests, and so is told the name after the verb. */
  readonly byName?: boolean;
}

export interface Target {
  readonly id: string;
  readonly title: string;
  readonly note: string;
  readonly answers: Answers;
  /** What this format cannot carry, as diagnostics anchored to the drawing. */
  readonly refuse?: (context: EmitContext) => readonly Diagnostic[];
  /** What its files call on the host, beside coreutils. */
  readonly programs: (context: EmitContext) => readonly string[];
  /** Paths are relative to the host's folder. */
  readonly emit: (context: EmitContext) => readonly Artifact[];
  /** Only of targets that write guests. */
  readonly lab?: (context: EmitContext) => LabScripts;
}
