import type { NoteId } from '../model/ids.ts';
import type { Note, Topology } from '../model/topology.ts';
import { freshId, takenIds } from './change.ts';

/** Puts a text, or a box with a size, onto the canvas. */
export function addNote(
  topology: Topology,
  note: Omit<Note, 'id'>,
): { readonly topology: Topology; readonly id: NoteId } {
  const id = freshId('t', takenIds(topology)) as NoteId;
  return { topology: { ...topology, notes: [...topology.notes, { id, ...note }] }, id };
}
