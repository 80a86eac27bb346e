import { english, printTopology } from '../core/index.ts';
import { decodeShare, encodeShare } from '../core/sharing.ts';
import { nameOf, readDrawing, readBytes } from './input.ts';
import { EXIT, Stop } from './outcome.ts';
import { report } from './report.ts';

/** Prints the link that holds a drawing; the fragment alone where no page is named. */
export function printLink(file: string, page: string | undefined, withoutPlaces: boolean): number {
  const input = readDrawing(file);
  process.stderr.write(report(input.file, input.text, input.topology, input.diagnostics));
  const encoded = encodeShare(input.topology, { withoutPlaces });
  if ('why' in encoded) throw new Stop(EXIT.problems, english(encoded.why));
  process.stdout.write(`${(page ?? '').replace(/#.*$/s, '')}${encoded.text}\n`);
  return EXIT.fine;
}

/** Prints the drawing that is in a link. */
export function importLink(link: string): number {
  const text = link === '-' ? readBytes(link).toString() : link;
  const { topology, diagnostics } = decodeShare(text);
  const name = link === '-' ? nameOf(link) : 'link';
  const problems = report(name, '', undefined, diagnostics);
  if (!topology) throw new Stop(EXIT.unreadable, problems.trimEnd());
  process.stderr.write(problems);
  process.stdout.write(printTopology(topology));
  return EXIT.fine;
}
