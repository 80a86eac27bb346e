import { printTopology, restoreNewer, slug } from '../../core/index.ts';
import type { Topology } from '../../core/index.ts';
import { compileInSteps } from '../store/compilation.ts';
import { keeper } from '../store/drawings/keeping.ts';
import { browserShelf } from '../store/drawings/shelf.ts';
import { notify, openDrawing, showFileProblems, useStore } from '../store/store.ts';
import { rememberText } from '../store/drawings/drawing-text.ts';
import type { Kept } from '../store/drawings/record.ts';
import { rememberFile } from './file-handle.ts';
import { texts } from '../i18n/texts.ts';
import { viewport } from '../store/viewport.ts';

export const DRAWING_FILES = {
  description: 'Vethloom drawing',
  extensions: ['.json'],
  mimeTypes: ['application/json'],
};

/** Pictures have the drawing in them. */
export const OPENED_FILES = {
  description: 'Vethloom drawing or picture of one',
  extensions: ['.json', '.svg', '.png'],
  mimeTypes: ['application/json', 'image/svg+xml', 'image/png'],
};

/** The limit of what is read at all: a drawing of 2,000 devices is far below. */
const LARGEST_BYTES = 8 * 1024 * 1024;

/** The drawing as the bytes of its file. */
export function drawingFile(): { readonly name: string; readonly blob: Blob } {
  const { topology, bytes } = useStore.getState();
  return {
    name: `${slug(topology.name) || 'drawing'}.vethloom.json`,
    blob: new Blob([bytes ?? printTopology(topology)], { type: 'application/json' }),
  };
}

/** Whether it is a picture, to which no drawing is saved. */
function isPicture(file: File): boolean {
  return /\.(?:svg|png)$/i.test(file.name) || file.type.startsWith('image/');
}

async function textOf(file: File): Promise<string | undefined> {
  if (!isPicture(file)) return file.text();
  const { textInPicture } = await import('./picture/text-in-picture.ts');
  return textInPicture(file);
}

/**
 * Opens the drawing in a file beside the others, or says what is wrong with it and keeps
 * the one there is. With a handle, saving writes back to the file.
 */
export async function readDrawing(file: File, handle?: FileSystemFileHandle): Promise<boolean> {
  const words = texts().files;
  if (file.size > LARGEST_BYTES) {
    notify(words.tooLarge(file.name), 'error');
    return false;
  }
  const text = await textOf(file);
  if (text === undefined) {
    notify(words.noDrawing(file.name), 'error');
    return false;
  }
  const { parseTopology } = await import('../../core/opening.ts');
  const { topology, diagnostics } = parseTopology(text);
  const newer = topology ? undefined : restoreNewer(text, texts().say);
  const shown = topology ?? newer?.topology;
  if (!shown) {
    showFileProblems({ file: file.name, diagnostics });
    notify(words.notOpened(`${file.name}: ${texts().say(diagnostics[0]?.message ?? '')}`), 'error');
    return false;
  }
  if (diagnostics.length === 0 && !isPicture(file)) rememberText(shown, text);
  // The same file once more is not another drawing.
  const same = await keptLike(shown, text, newer === undefined);
  if (!same) await compileInSteps(shown);
  viewport()?.fitTo(shown);
  if (!same || !keeper.show(same)) openDrawing(shown, newer && { bytes: text });
  if (handle && !isPicture(file)) await rememberFile(handle);
  if (diagnostics.length > 0) {
    showFileProblems({ file: file.name, diagnostics, opened: true });
  }
  notify(newer ? words.newer(file.name, newer.kinds.slice(0, 5)) : words.opened(file.name));
  return true;
}

/** Where `shown` is the `whole` of what the text says, it may be spelled otherwise. */
async function keptLike(shown: Topology, text: string, whole: boolean): Promise<Kept | undefined> {
  await keeper.flush();
  const kept = await browserShelf.list().catch(() => []);
  const alike = kept.filter(({ name, deleted }) => name === shown.name && deleted === undefined);
  const same = alike.find((drawing) => drawing.text === text);
  if (same || !whole || alike.length === 0) return same;
  const printed = printTopology(shown);
  return alike.find((drawing) => drawing.text === printed);
}
