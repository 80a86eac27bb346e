import { createContext, useContext } from 'react';
import type { ReactNode } from 'react';
import type { Message, Wording } from '../../core/index.ts';

/** Where a value stands in its device, link or note. */
export type Path = readonly (string | number)[];

export interface Problem {
  readonly severity: 'error' | 'warning' | 'hint';
  readonly message: Wording;
}

export type Item = Readonly<Record<string, unknown>> & { readonly id: string };

/** What inputs know of the thing they belong to, and how they change it. */
export interface Form {
  /** `undefined` removes the key. Changes of one path in a burst are one undo step. */
  change(path: Path, value: unknown, label: Message): void;
  /** What is used where nothing was typed, once it is known. */
  automatic(path: Path): string | undefined;
  /** Of several things at once: whether they differ there. */
  mixed?(path: Path): boolean;
  /** Problems of this very value; with `within`, those of what is in it too. */
  problems(path: Path, within: boolean): readonly Problem[];
  addItem(path: Path, noun: Message): void;
  removeItem(path: Path, id: string): void;
  /** `path` leads to the item itself. */
  renameItem(path: Path, from: string, to: string): void;
  /** In the head of an item. */
  itemChip(item: Item): ReactNode;
  /** Under the inputs of an item. */
  itemNote(item: Item): ReactNode;
}

export const FormContext = createContext<Form | undefined>(undefined);

export function useForm(): Form {
  const form = useContext(FormContext);
  if (!form) throw new Error('an input outside of a form');
  return form;
}

export function samePath(a: Path, b: Path): boolean {
  return a.length === b.length && startsWith(a, b);
}

export function startsWith(path: Path, start: Path): boolean {
  return start.every((part, index) => path[index] === part);
}
