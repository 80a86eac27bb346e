import { StateEffect, StateField } from '@codemirror/state';
import type { EditorState, Extension } from '@codemirror/state';
import { Decoration, EditorView } from '@codemirror/view';
import type { DecorationSet } from '@codemirror/view';
import type { Printed } from '../../../core/exporting.ts';
import { linesOf, originOfLine } from './origins.ts';

interface Marks {
  readonly spans: Printed['spans'];
  readonly selection: ReadonlySet<string>;
  /** The cables of what is selected: they would go with it. */
  readonly near: ReadonlySet<string>;
}

/** Says which lines belong to whom, and who is selected. */
export const setMarks = StateEffect.define<Marks>();

const linked = Decoration.line({ class: 'cm-linked' });
const chosen = Decoration.line({ class: 'cm-linked cm-origin' });
const beside = Decoration.line({ class: 'cm-linked cm-origin-near' });

const nobody: ReadonlySet<string> = new Set();

const marks = StateField.define<Marks & { readonly decorations: DecorationSet }>({
  create: () => ({ spans: [], selection: nobody, near: nobody, decorations: Decoration.none }),
  update(value, transaction) {
    const effect = transaction.effects.find((candidate) => candidate.is(setMarks));
    if (!effect) return value;
    const next = effect.value as Marks;
    return { ...next, decorations: decorate(transaction.state, next) };
  },
  provide: (field) => EditorView.decorations.from(field, (value) => value.decorations),
});

function decorate(state: EditorState, { spans, selection, near }: Marks): DecorationSet {
  const ranges = [];
  for (const { first, last, origin } of spans) {
    const mark = selection.has(origin) ? chosen : near.has(origin) ? beside : linked;
    for (let line = first; line <= Math.min(last, state.doc.lines); line += 1) {
      ranges.push(mark.range(state.doc.line(line).from));
    }
  }
  return Decoration.set(ranges);
}

/** Scrolls the first line of what is selected into view, unless one is seen already. */
export function scrollToMarks(view: EditorView): void {
  const { spans, selection, near } = view.state.field(marks);
  const own = linesOf(spans, selection);
  const lines = own.length > 0 ? own : linesOf(spans, near);
  const [first] = lines;
  if (first === undefined || (lines.at(-1) ?? 0) > view.state.doc.lines) return;
  const top = view.scrollDOM.scrollTop;
  const bottom = top + view.scrollDOM.clientHeight;
  const seen = lines.some((line) => {
    const block = view.lineBlockAt(view.state.doc.line(line).from);
    return block.top >= top && block.bottom <= bottom;
  });
  if (seen) return;
  const at = view.state.doc.line(first).from;
  view.dispatch({ effects: EditorView.scrollIntoView(at, { y: 'start', yMargin: 36 }) });
}

/** A click or Enter on a line calls `onPick` with whom it was written for. */
export function originLines(onPick: (origin: string) => void): Extension {
  function pick(view: EditorView, position: number): boolean {
    const { spans } = view.state.field(marks);
    const origin = originOfLine(spans, view.state.doc.lineAt(position).number);
    if (origin === undefined) return false;
    onPick(origin);
    return true;
  }
  return [
    marks,
    EditorView.domEventHandlers({
      click(event, view) {
        // Dragging selects text; so does a double click.
        if (event.detail > 1 || !view.state.selection.main.empty) return false;
        const position = view.posAtCoords({ x: event.clientX, y: event.clientY });
        return position !== null && pick(view, position);
      },
      keydown(event, view) {
        return event.key === 'Enter' && pick(view, view.state.selection.main.head);
      },
    }),
  ];
}
