import type { Arrangement } from '../../../core/arranging.ts';

/** What the worker says; it is sent the topology, once. */
export type Message =
  | { readonly done: number; readonly all: number }
  | { readonly arrangement: Arrangement };
