import { search, searchKeymap } from '@codemirror/search';
import { Compartment, EditorState } from '@codemirror/state';
import {
  drawSelection,
  EditorView,
  highlightSpecialChars,
  keymap,
  lineNumbers,
} from '@codemirror/view';
import { useEffect, useMemo, useRef, useState } from 'react';
import type { KeyboardEvent } from 'react';
import type { Artifact } from '../../../core/exporting.ts';
import { useTexts } from '../../i18n/texts.ts';
import { printedOf } from '../../store/compilation.ts';
import { reveal, useStore } from '../../store/store.ts';
import { codeTheme } from './code-theme.ts';
import { languages } from './languages.ts';
import { cablesOf } from './cables-of.ts';
import { originLines, scrollToMarks, setMarks } from './origin-lines.ts';

const language = new Compartment();
const label = new Compartment();

function createView(parent: HTMLElement): EditorView {
  return new EditorView({
    parent,
    // A shadow root takes style sheets as objects, which the page's policy allows.
    root: parent.getRootNode() as ShadowRoot,
    state: EditorState.create({
      extensions: [
        EditorState.readOnly.of(true),
        lineNumbers(),
        highlightSpecialChars(),
        drawSelection(),
        search({ top: true }),
        keymap.of(searchKeymap),
        language.of([]),
        label.of([]),
        originLines(reveal),
        codeTheme,
      ],
    }),
  });
}

/** Outside, what happens in a shadow root looks like keys pressed on a plain box. */
function keepKeys(event: KeyboardEvent) {
  const isOurs = (event.ctrlKey || event.metaKey) && /^[eosk]$/iu.test(event.key);
  if (!isOurs) event.stopPropagation();
}

/** The text of one file, its lines tied to the drawing. */
export function CodeView({ artifact }: { readonly artifact: Artifact }) {
  const texts = useTexts().output;
  const selection = useStore((state) => state.selection);
  const links = useStore((state) => state.topology.links);
  const near = useMemo(() => cablesOf(links, selection), [links, selection]);
  const ref = useRef<HTMLDivElement>(null);
  const [view, setView] = useState<EditorView>();
  const printed = printedOf(artifact);
  const code = texts.code(artifact.path);

  useEffect(() => {
    const host = ref.current;
    if (!host) return undefined;
    const root = host.shadowRoot ?? host.attachShadow({ mode: 'open' });
    const parent = document.createElement('div');
    parent.style.height = '100%';
    root.append(parent);
    const created = createView(parent);
    setView(created);
    return () => {
      created.destroy();
      parent.remove();
    };
  }, []);

  useEffect(() => {
    view?.dispatch({
      effects: [
        language.reconfigure(languages[artifact.language]),
        label.reconfigure(
          EditorView.contentAttributes.of({
            'aria-label': code,
            'aria-readonly': 'true',
            tabindex: '0',
          }),
        ),
        EditorView.scrollIntoView(0),
      ],
    });
  }, [view, artifact.path, artifact.language, code]);

  useEffect(() => {
    if (!view) return;
    const { doc } = view.state;
    const same = doc.length === printed.text.length && doc.toString() === printed.text;
    view.dispatch({
      ...(same ? {} : { changes: { from: 0, to: doc.length, insert: printed.text } }),
      effects: setMarks.of({ spans: printed.spans, selection, near }),
    });
  }, [view, printed, selection, near]);

  useEffect(() => {
    if (view && selection.size > 0) scrollToMarks(view);
  }, [view, selection, artifact.path]);

  return <div ref={ref} className="h-full min-w-0 overflow-hidden" onKeyDown={keepKeys} />;
}
