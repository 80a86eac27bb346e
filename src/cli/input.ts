import { readFileSync } from 'node:fs';
import type { Diagnostic, Topology } from '../core/index.ts';
import { parseTopology } from '../core/opening.ts';
import { drawingText } from '../core/pictures.ts';
import { EXIT, Stop } from './outcome.ts';
import { report } from './report.ts';

export interface Input {
  /** What to call it in messages. */
  readonly file: string;
  readonly text: string;
  readonly topology: Topology;
  /** Warnings of the parser. */
  readonly diagnostics: readonly Diagnostic[];
}

/** Reads a file, or standard input for `-`. */
export function readBytes(file: string): Buffer {
  try {
    return readFileSync(file === '-' ? 0 : file);
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    throw new Stop(EXIT.unreadable, `cannot read ${file}: ${code ?? message}`);
  }
}

/** The text of a drawing; of a picture, that of the drawing in it. */
function readText(file: string): string {
  const text = drawingText(readBytes(file), (utf8) => Buffer.from(utf8).toString());
  if (text === undefined) throw new Stop(EXIT.unreadable, `there is no drawing in ${nameOf(file)}`);
  return text;
}

export function nameOf(file: string): string {
  return file === '-' ? '<stdin>' : file;
}

export function readDrawing(file: string): Input {
  const text = readText(file);
  const { topology, diagnostics } = parseTopology(text);
  const name = nameOf(file);
  if (!topology)
    throw new Stop(EXIT.unreadable, report(name, text, undefined, diagnostics).trimEnd());
  return { file: name, text, topology, diagnostics };
}
