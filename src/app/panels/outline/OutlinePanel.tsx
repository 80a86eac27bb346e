import { useCallback, useEffect, useId, useLayoutEffect, useMemo, useRef } from 'react';
import type { MouseEvent } from 'react';
import { useTexts } from '../../i18n/texts.ts';
import { useProblems } from '../../store/compilation.ts';
import { useCursor } from '../../store/cursor.ts';
import { land, useLandingIn } from '../../store/landing.ts';
import { onTreeKey } from './keys.ts';
import { OutlineRow } from './OutlineRow.tsx';
import { OutlineTools } from './OutlineTools.tsx';
import { idOf } from './rows.ts';
import type { Row } from './rows.ts';
import { useOutline } from './use-outline.ts';
import { countsOf, wordsOf } from './words.ts';

/** All that is drawn as a tree: to read, and to draw without the canvas. */
export function OutlinePanel() {
  const texts = useTexts();
  const outline = useOutline();
  const { rows, active, topology, selection, renaming, setRenaming } = outline;
  const problems = useProblems();
  const words = useMemo(
    () => rows.map((row) => wordsOf(row, topology, texts)),
    [rows, topology, texts],
  );
  const counts = useMemo(() => countsOf(problems), [problems]);
  const tree = useRef<HTMLDivElement>(null);
  const base = useId();
  const idOfRow = (row: Row) => `${base}${row.key}`;

  useLandingIn('outline', () => tree.current?.focus());
  useLayoutEffect(() => {
    tree.current?.querySelector('[data-active]')?.scrollIntoView({ block: 'nearest' });
  }, [active?.key]);
  useEffect(() => () => useCursor.setState({ seen: undefined }), []);

  const latest = useRef(outline);
  useLayoutEffect(() => {
    latest.current = outline;
  });
  const onGo = useCallback((row: Row, event: MouseEvent) => {
    const several = event.shiftKey || event.ctrlKey || event.metaKey;
    latest.current.go(row, several ? 'extend' : 'select');
  }, []);
  const onToggle = useCallback((row: Row) => latest.current.toggle(row), []);
  const onOpen = useCallback(() => land('inspector'), []);
  const onRenamed = useCallback(() => {
    setRenaming(undefined);
    tree.current?.focus();
  }, [setRenaming]);

  return (
    <div className="grid h-full grid-rows-[32px_minmax(0,1fr)]">
      <OutlineTools
        onRename={() => active && setRenaming(active.key)}
        renamable={active?.what === 'device' || active?.what === 'note'}
      />
      <div
        ref={tree}
        role="tree"
        aria-label={texts.outline.label}
        aria-multiselectable
        aria-activedescendant={active && idOfRow(active)}
        tabIndex={0}
        onFocus={() => active && useCursor.setState({ at: idOf(active), seen: 'outline' })}
        onBlur={() => useCursor.setState({ seen: undefined })}
        onKeyDown={(event) => onTreeKey(event, outline, words)}
        className="group min-h-0 overflow-y-auto px-2 py-1 outline-none"
      >
        {rows.map((row, index) => (
          <OutlineRow
            key={row.key}
            id={idOfRow(row)}
            row={row}
            words={words[index]!}
            active={row === active}
            selected={row.what !== 'port' && selection.has(idOf(row))}
            count={row.what === 'port' ? undefined : counts.get(idOf(row))}
            renaming={row.key === renaming}
            onGo={onGo}
            onToggle={onToggle}
            onOpen={onOpen}
            onRenamed={onRenamed}
          />
        ))}
        {rows.length === 0 && (
          <div role="treeitem" aria-selected={false} className="px-1 py-1.5 text-ink-2">
            {texts.outline.empty}
          </div>
        )}
      </div>
    </div>
  );
}
