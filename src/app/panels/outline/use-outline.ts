import { useEffect, useMemo, useState } from 'react';
import { useCursor } from '../../store/cursor.ts';
import { reveal, select, useStore } from '../../store/store.ts';
import { findRow, idOf, rowsOf } from './rows.ts';
import type { Row } from './rows.ts';

/** What a step of the keys does to the selection. */
export type Going = 'select' | 'extend' | 'look';

/** The rows that are seen, and the one that the keys mean. */
export function useOutline() {
  const topology = useStore((state) => state.topology);
  const selection = useStore((state) => state.selection);
  const [toggled, setToggled] = useState<ReadonlySet<string>>(new Set());
  const [wanted, setWanted] = useState<string>();
  const [renaming, setRenaming] = useState<string>();
  const rows = useMemo(() => rowsOf(topology, toggled), [topology, toggled]);

  // Where a row is gone, the one that is in its place now.
  const [place, setPlace] = useState(0);
  const found = rows.findIndex(({ key }) => key === wanted);
  const at = Math.max(0, found === -1 ? Math.min(place, rows.length - 1) : found);
  const active = rows[at];
  if (at !== place) setPlace(at);

  // What is selected elsewhere is found here, once: the keys may look around then.
  const [only] = selection.size === 1 ? selection : [];
  const [followed, setFollowed] = useState<string>();
  if (only !== followed) {
    setFollowed(only);
    if (only !== undefined && !(active && idOf(active) === only)) {
      const next = findRow(topology, toggled, only);
      setToggled(next.toggled);
      setWanted(next.key);
    }
  }

  const meant = active && idOf(active);
  useEffect(() => {
    if (useCursor.getState().seen === 'outline' && meant !== undefined)
      useCursor.setState({ at: meant });
  }, [meant]);

  return {
    rows,
    active,
    topology,
    selection,
    renaming,
    setRenaming,
    go: (row: Row | undefined, how: Going = 'select'): void => {
      if (!row) return;
      setWanted(row.key);
      const id = idOf(row);
      if (how === 'select') reveal(id);
      if (how === 'extend') select([...selection, id]);
    },
    toggle: ({ key, open }: Row): void => {
      if (open === undefined) return;
      setWanted(key);
      const next = new Set(toggled);
      if (!next.delete(key)) next.add(key);
      setToggled(next);
    },
  };
}

export type Outline = ReturnType<typeof useOutline>;
