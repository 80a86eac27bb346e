import { StreamLanguage } from '@codemirror/language';
import { xml } from '@codemirror/legacy-modes/mode/xml';
import { shell } from '@codemirror/legacy-modes/mode/shell';
import type { Extension } from '@codemirror/state';
import type { Artifact } from '../../../core/exporting.ts';

/** Markdown is read as plain text: an export holds one short page of it. */
export const languages: Readonly<Record<Artifact['language'], Extension>> = {
  sh: StreamLanguage.define(shell),
  xml: StreamLanguage.define(xml),
  // A comment looks as in a shell.
  conf: StreamLanguage.define(shell),
  markdown: [],
};
