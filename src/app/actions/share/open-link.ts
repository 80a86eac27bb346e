import { decodeShare } from '../../../core/sharing.ts';
import { texts } from '../../i18n/texts.ts';
import { notify, openDrawing, opened, showFileProblems, useStore } from '../../store/store.ts';
import type { State } from '../../store/store.ts';
import { viewport } from '../../store/viewport.ts';

/** What was on the canvas before a link was opened: the drawing, not the rest of the page. */
let before: Partial<State> | undefined;

/** Shows the drawing in a link as a preview, or says why there is none; what is drawn here stays. */
export function openLink(fragment: string): void {
  const { topology, diagnostics } = decodeShare(fragment);
  const t = texts().share;
  if (!topology) {
    notify(t.notOpened(texts().say(diagnostics[0]?.message ?? '')), 'error');
    leaveAddress();
    return;
  }
  const state = useStore.getState();
  if (!isPreview(state)) before = drawn(state);
  viewport()?.fitTo(topology);
  openDrawing(topology, { from: 'link', preview: true });
  if (diagnostics.length > 0) showFileProblems({ file: t.link, diagnostics });
}

/** What `openDrawing` puts another in the place of. */
function drawn(state: State): Partial<State> {
  const replaced = [...Object.keys(opened(state.topology)), 'drawing', 'fromLink'];
  return Object.fromEntries(replaced.map((key) => [key, state[key as keyof State]]));
}

function isPreview({ fromLink, readOnly }: State): boolean {
  return fromLink && readOnly;
}

/** Makes the drawing of the link one of one's own. */
export function copyPreview(): void {
  openDrawing(useStore.getState().topology, { from: 'link' });
  before = undefined;
  leaveAddress();
}

/** Back to what was there before. */
export function closePreview(): void {
  if (before) useStore.setState({ ...before, notice: undefined });
  before = undefined;
  viewport()?.fitTo(useStore.getState().topology);
  leaveAddress();
}

/** Reloading the page is not to open the link again. */
function leaveAddress(): void {
  history.replaceState(null, '', location.pathname + location.search);
}
