import { download } from './download.ts';
import { drawingFile } from './drawing-file.ts';

/** The drawing as a download: needs no picker and nothing of the page but the store. */
export function downloadDrawing(): void {
  const { name, blob } = drawingFile();
  download(blob, name);
}
