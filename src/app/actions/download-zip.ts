import type { Artifact } from '../../core/exporting.ts';
import { printedOf } from '../store/compilation.ts';
import { notify } from '../store/store.ts';
import { download } from './download.ts';
import { messageOf } from './save-file.ts';
import { msg } from '../../core/index.ts';

/** All files of an export in one, with their executable bits. */
export async function downloadZip(name: string, files: readonly Artifact[]): Promise<void> {
  try {
    const { zipOf } = await import('./zip.ts');
    const bytes = zipOf(
      files.map((file) => ({
        path: file.path,
        text: printedOf(file).text,
        executable: file.executable,
      })),
    );
    download(new Blob([bytes], { type: 'application/zip' }), name);
  } catch (problem) {
    notify(msg`Not exported: ${messageOf(problem)}`, 'error');
  }
}
