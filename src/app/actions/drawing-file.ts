import { parseTopology, printTopology, slug, msg } from '../../core/index.ts';
import { notify, replaceTopology, showFileProblems, useStore } from '../store/store.ts';
import { viewport } from '../store/viewport.ts';

export const DRAWING_FILES = {
  description: 'Vethloom drawing',
  extensions: ['.json'],
  mimeTypes: ['application/json'],
};

/** The limit of what is read at all: a drawing of 2,000 devices is far below. */
const LARGEST_BYTES = 8 * 1024 * 1024;

/** The drawing as the bytes of its file. */
export function drawingFile(): { readonly name: string; readonly blob: Blob } {
  const { topology } = useStore.getState();
  return {
    name: `${slug(topology.name) || 'drawing'}.vethloom.json`,
    blob: new Blob([printTopology(topology)], { type: 'application/json' }),
  };
}

/** Shows the drawing in a file, or says what is wrong with it and keeps the one there is. */
export async function readDrawing(file: File): Promise<boolean> {
  if (file.size > LARGEST_BYTES) {
    notify(msg`${file.name} is too large to be a drawing.`, 'error');
    return false;
  }
  const { topology, diagnostics } = parseTopology(await file.text());
  if (!topology) {
    showFileProblems({ file: file.name, diagnostics });
    notify(
      msg`${file.name} was not opened: ${diagnostics[0]?.message ?? msg`it is no drawing`}`,
      'error',
    );
    return false;
  }
  replaceTopology(topology, msg`Open ${file.name}`);
  // When it is there to be seen.
  setTimeout(() => viewport()?.fitAll(), 50);
  if (diagnostics.length > 0) showFileProblems({ file: file.name, diagnostics });
  else notify(msg`Opened ${file.name}`);
  return true;
}
