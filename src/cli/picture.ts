import { compile } from '../core/index.ts';
import { type PictureFormatId, pictureFormats, type ThemeId } from '../core/pictures.ts';
import { readDrawing } from './input.ts';
import { EXIT, Stop } from './outcome.ts';
import { report } from './report.ts';
import { refuseToOverwrite, writeAnew } from './write.ts';

interface PictureOptions {
  readonly format?: string | undefined;
  readonly theme?: string | undefined;
  /** Standard output where there is none. */
  readonly output?: string | undefined;
  readonly force?: boolean | undefined;
}

const themes: readonly ThemeId[] = ['light', 'dark'];

function oneOf<T extends string>(what: string, known: readonly T[], asked: string): T {
  const found = known.find((one) => one === asked);
  if (found !== undefined) return found;
  const list = known.join(', ');
  throw new Stop(EXIT.usage, `there is no ${what} ${JSON.stringify(asked)}; there is ${list}`);
}

/** Draws a drawing, also one with errors in it. */
export function drawPicture(file: string, { force = false, ...options }: PictureOptions): number {
  const formats = Object.keys(pictureFormats) as PictureFormatId[];
  const format = pictureFormats[oneOf('format', formats, options.format ?? 'svg')];
  const theme = oneOf('theme', themes, options.theme ?? 'light');
  const input = readDrawing(file);
  process.stderr.write(report(input.file, input.text, input.topology, input.diagnostics));
  const text = format.draw(input.topology, compile(input.topology).plan, { theme });
  if (options.output === undefined || options.output === '-') {
    process.stdout.write(text);
    return EXIT.fine;
  }
  refuseToOverwrite([options.output], force);
  writeAnew(options.output, text);
  process.stdout.write(`${options.output}\n`);
  return EXIT.fine;
}
