import { create } from 'zustand';
import { growContainers, sampleTopology } from '../../core/index.ts';
import type { Export, ExportOptions } from '../../core/exporting.ts';
import type { BundleId, Diagnostic, Plan, Topology, Wording } from '../../core/index.ts';
import { en, type Texts } from '../i18n/en.ts';
import { texts } from '../i18n/texts.ts';
import { record, stepBack, stepForward } from './history.ts';
import type { History } from './history.ts';
import { freshId } from './drawings/record.ts';
import type { KeptFile } from './drawings/record.ts';
import { loadPreferences, savePreferences } from './preferences.ts';
import type { CableStyle, Preferences, Theme } from './preferences.ts';

export type { Theme } from './preferences.ts';

export interface Notice {
  readonly text: Wording;
  readonly tone: 'info' | 'error';
}

/** Work that takes a while. */
export interface Progress {
  readonly what: 'arrange';
  /** Of the work that is done, from 0 to 1. */
  readonly share: number;
  readonly cancel: () => void;
}

/** What a file has wrong with it. */
export interface FileProblems {
  readonly file: Wording;
  /** What can be shown of it is. */
  readonly opened?: true;
  readonly diagnostics: readonly Diagnostic[];
}

export type Dialog = 'docs' | 'drawings' | 'export' | 'history' | 'picture' | 'share' | 'templates';

export type Exporter = (
  topology: Topology,
  plan: Plan,
  bundle: BundleId,
  options: ExportOptions,
) => Export;

/** Topology with its history, session (never shared) and preferences (kept in this browser). */
export interface State extends History, Preferences {
  /** Under which the drawing is kept in this browser. */
  readonly drawing: string;
  /** It is only looked at: nothing changes it, and it is not kept. */
  readonly readOnly: boolean;
  /** The file of a newer Vethloom, of which only a part can be shown: it is kept as it came. */
  readonly bytes: string | undefined;

  /** Of the chosen language, once they are here. */
  readonly texts: Texts;
  /** Path of the artifact shown in the code view. */
  readonly openFile: string | undefined;
  readonly dock: 'output' | 'problems' | 'reachability' | 'datapath' | 'changes' | 'outline';
  readonly saved: 'saved' | 'saving' | 'failed' | 'full';
  /** The canvas scrolls there; a new object each time it is asked for. */
  readonly focusRequest: { readonly id: string } | undefined;
  readonly notice: Notice | undefined;
  readonly progress: Progress | undefined;
  readonly fileProblems: FileProblems | undefined;
  /** What is open over the page. */
  readonly dialog: Dialog | undefined;
  /** What is about to be deleted, while it is asked what happens to what stands in it. */
  readonly deleting: ReadonlySet<string> | undefined;
  /** Makes files of a plan; loaded behind the first picture. */
  readonly exporter: Exporter | undefined;
  /** Puts the new version of the designer that is there in the place of this one. */
  readonly update: (() => void) | undefined;
  /** The drawing came from somebody's link: what is dangerous in it is off until it is allowed. */
  readonly fromLink: boolean;
  /** The file that saving writes back to. */
  readonly file: KeptFile | undefined;
  /** The file that somebody else has changed, while it is asked what to do about it. */
  readonly fileChanged: KeptFile | undefined;
}

/** Keystrokes and nudges closer together than this are one undo step. */
const BURST_MS = 1000;

const nothing: ReadonlySet<string> = new Set();

export const useStore = create<State>()(() => ({
  drawing: freshId(),
  readOnly: false,
  bytes: undefined,
  topology: sampleTopology,
  selection: nothing,
  past: [],
  future: [],
  ...loadPreferences(),
  texts: en,
  openFile: undefined,
  dock: 'output',
  saved: 'saved',
  focusRequest: undefined,
  notice: undefined,
  progress: undefined,
  fileProblems: undefined,
  dialog: undefined,
  deleting: undefined,
  exporter: undefined,
  update: undefined,
  fromLink: false,
  file: undefined,
  fileChanged: undefined,
}));

const { getState, setState } = useStore;

export function isEmpty({ topology }: State): boolean {
  return topology.devices.length + topology.links.length + topology.notes.length === 0;
}

/** This browser does not keep what is drawn. */
export function isUnsaved(saved: State['saved']): saved is 'failed' | 'full' {
  return saved === 'failed' || saved === 'full';
}

let burst: { key: string; at: number } | undefined;

/**
 * Changes the drawing as one undo step. Edits with the same `merge` key in a
 * burst are one step; `select` replaces the selection. Containers open
 * and grow for what is put into them, except where the result is taken as it is.
 */
export function edit(
  label: Wording,
  change: (topology: Topology) => Topology,
  options: { merge?: string; select?: Iterable<string>; asIs?: boolean } = {},
): void {
  const state = getState();
  if (state.readOnly) {
    notify(texts().drawings.readOnly);
    return;
  }
  const now = performance.now();
  const { merge } = options;
  const merged =
    merge !== undefined && burst !== undefined && burst.key === merge && now - burst.at < BURST_MS;
  const changed = change(state.topology);
  const topology = options.asIs ? changed : growContainers(state.topology, changed);
  const selection = options.select ? new Set(options.select) : state.selection;
  const next = record(state, { label, topology, selection: present(topology, selection), merged });
  burst = merge === undefined ? undefined : { key: merge, at: now };
  setState(next);
}

export function undo(): void {
  burst = undefined;
  setState(stepBack(getState()));
}

export function redo(): void {
  burst = undefined;
  setState(stepForward(getState()));
}

/** Selects exactly these devices, links and notes. */
export function select(ids: Iterable<string>): void {
  const { topology, selection } = getState();
  const next = present(topology, new Set(ids));
  if (next.size === selection.size && [...next].every((id) => selection.has(id))) return;
  burst = undefined;
  setState({ selection: next });
}

/** Selects one thing and scrolls the canvas to it. */
export function reveal(id: string): void {
  select([id]);
  show(id);
}

/** Scrolls the canvas to a thing. */
export function show(id: string): void {
  setState({ focusRequest: { id } });
}

/** Puts another drawing in the place of this one, as one undo step. */
export function replaceTopology(topology: Topology, label: Wording): void {
  edit(label, () => topology, { select: [], asIs: true });
  setState({ fileProblems: undefined, openFile: undefined });
}

export interface Opening {
  readonly from?: 'link';
  /** It is only looked at and not kept, until it is opened again without this. */
  readonly preview?: boolean;
  /** The file of a newer Vethloom, of which the topology is a part. */
  readonly bytes?: string;
}

/**
 * Opens a drawing beside the others, which stay kept: it is one of its own from now on,
 * with nothing to undo.
 */
export function openDrawing(topology: Topology, opening: Opening = {}): void {
  const { from, preview = false, bytes } = opening;
  burst = undefined;
  setState({
    ...opened(topology, bytes),
    ...(preview && { readOnly: true }),
    drawing: freshId(),
    fromLink: from === 'link',
  });
}

/** What is the same whenever another drawing comes onto the canvas. */
export function opened(topology: Topology, bytes?: string) {
  return {
    topology,
    readOnly: bytes !== undefined,
    bytes,
    file: undefined,
    selection: nothing,
    past: [],
    future: [],
    openFile: undefined,
    fileProblems: undefined,
  };
}

export function notify(text: Wording, tone: Notice['tone'] = 'info'): void {
  setState({ notice: { text, tone } });
}

export function dismissNotice(): void {
  setState({ notice: undefined });
}

export function showProgress(progress: Progress | undefined): void {
  setState({ progress });
}

export function openDock(dock: State['dock']): void {
  setState({ dock });
}

/** Shows an artifact in the code view. */
export function openFile(path: string | undefined): void {
  setState({ openFile: path });
}

export function setBundle(bundle: string): void {
  prefer({ bundle });
}

export function setTheme(theme: Theme): void {
  prefer({ theme });
}

export function setCables(cables: CableStyle): void {
  prefer({ cables });
}

export function prefer(change: Partial<Preferences>): void {
  setState(change);
  savePreferences(getState());
}

/** Lists what is wrong with a file. */
export function showFileProblems(problems: FileProblems | undefined): void {
  setState(problems ? { fileProblems: problems, dock: 'problems' } : { fileProblems: undefined });
}

/** Asks what happens to what stands in the containers among these. */
export function askDeleting(ids: ReadonlySet<string>): void {
  setState({ deleting: ids });
}

export function stopDeleting(): void {
  setState({ deleting: undefined });
}

export function openDialog(dialog: Dialog): void {
  setState({ dialog });
}

export function closeDialog(): void {
  setState({ dialog: undefined });
}

/** Offers a new version of the designer. */
export function offerUpdate(update: State['update']): void {
  setState({ update });
}

/** What of the selection is in the drawing. */
function present(topology: Topology, selection: ReadonlySet<string>): ReadonlySet<string> {
  if (selection.size === 0) return nothing;
  const ids = new Set<string>();
  for (const { id } of [...topology.devices, ...topology.links, ...topology.notes]) {
    if (selection.has(id)) ids.add(id);
  }
  return ids.size === selection.size ? selection : ids;
}
