import { HighlightStyle, syntaxHighlighting } from '@codemirror/language';
import { EditorView } from '@codemirror/view';
import { tags } from '@lezer/highlight';

const look = EditorView.theme({
  '&': { height: '100%', backgroundColor: 'transparent', color: 'var(--ink)', fontSize: '11.5px' },
  '&.cm-focused': { outline: '2px solid var(--accent)', outlineOffset: '-2px' },
  '.cm-scroller': { fontFamily: 'var(--font-code)', lineHeight: '18px' },
  '.cm-content': { padding: '8px 0', caretColor: 'var(--accent)' },
  '.cm-line': { padding: '0 14px 0 8px' },
  '.cm-cursor': { borderLeftColor: 'var(--accent)' },
  '.cm-gutters': { backgroundColor: 'var(--surface)', color: 'var(--ink-3)', border: 'none' },
  '.cm-lineNumbers .cm-gutterElement': {
    padding: '0 6px 0 12px',
    minWidth: '34px',
  },
  '.cm-selectionBackground, &.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground':
    { backgroundColor: 'color-mix(in srgb, var(--veth) 26%, transparent)' },
  '.cm-line.cm-origin': {
    backgroundColor: 'color-mix(in srgb, var(--accent) 14%, transparent)',
    boxShadow: 'inset 3px 0 var(--accent)',
  },
  '.cm-line.cm-origin-near': {
    backgroundColor: 'color-mix(in srgb, var(--accent) 6%, transparent)',
    boxShadow: 'inset 3px 0 color-mix(in srgb, var(--accent) 40%, transparent)',
  },
  '.cm-line.cm-linked:hover': { backgroundColor: 'var(--surface-2)' },
  '.cm-line.cm-linked.cm-origin:hover': {
    backgroundColor: 'color-mix(in srgb, var(--accent) 20%, transparent)',
  },
  '.cm-linked': { cursor: 'pointer' },
  '.cm-panels': { backgroundColor: 'var(--surface-2)', color: 'var(--ink)' },
  '.cm-panels-top': { borderBottom: '1px solid var(--line)' },
  '.cm-panel.cm-search': { padding: '5px 28px 5px 10px', fontFamily: 'var(--font-ui)' },
  '.cm-panel.cm-search label': { fontSize: '11.5px', color: 'var(--ink-2)' },
  '.cm-panel.cm-search [name=close]': { color: 'var(--ink-2)', fontSize: '16px', right: '6px' },
  '.cm-panel.cm-search input[type=checkbox]': { accentColor: 'var(--accent)' },
  '.cm-panel :focus-visible': { outline: '2px solid var(--accent)', outlineOffset: '1px' },
  '.cm-textfield': {
    backgroundColor: 'var(--surface)',
    border: '1px solid var(--line)',
    borderRadius: '6px',
    padding: '3px 7px',
    fontSize: '12px',
  },
  '.cm-button': {
    backgroundImage: 'none',
    backgroundColor: 'var(--surface)',
    border: '1px solid var(--line)',
    borderRadius: '6px',
    padding: '3px 8px',
    fontSize: '12px',
  },
  '.cm-searchMatch': { backgroundColor: 'color-mix(in srgb, var(--warn) 30%, transparent)' },
  '.cm-searchMatch-selected': {
    backgroundColor: 'color-mix(in srgb, var(--warn) 55%, transparent)',
  },
});

const colors = HighlightStyle.define([
  { tag: [tags.keyword, tags.tagName, tags.standard(tags.variableName)], color: 'var(--bridge)' },
  { tag: [tags.string, tags.attributeValue, tags.special(tags.string)], color: 'var(--accent)' },
  { tag: [tags.comment, tags.processingInstruction], color: 'var(--ink-3)' },
  {
    tag: [tags.number, tags.attributeName, tags.definition(tags.variableName)],
    color: 'var(--ovs)',
  },
  { tag: [tags.angleBracket], color: 'var(--ink-3)' },
]);

export const codeTheme = [look, syntaxHighlighting(colors)];
