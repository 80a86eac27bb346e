import { keeper } from '../store/drawings/keeping.ts';
import type { KeptFile } from '../store/drawings/record.ts';
import { browserShelf } from '../store/drawings/shelf.ts';
import { useStore } from '../store/store.ts';

/** What of the File System Access API is not in TypeScript's DOM. */
interface Asking {
  requestPermission?(wanted: { mode: 'readwrite' }): Promise<PermissionState>;
}

/** Saving writes back to this file from now on, after a reload, too, where the browser can. */
export async function rememberFile(handle: FileSystemFileHandle): Promise<void> {
  const { drawing } = useStore.getState();
  const { lastModified } = await handle.getFile();
  const file: KeptFile = { handle, modified: lastModified };
  if (useStore.getState().drawing !== drawing) return;
  useStore.setState({ file });
  await keeper.flush();
  // A browser that cannot keep a handle asks again where to save.
  await browserShelf.mark(drawing, { file }).catch(() => {});
}

export function forgetFile(): void {
  useStore.setState({ file: undefined });
}

/** Somebody else has written it, or it is gone, since it was read or written here. */
export async function fileState({
  handle,
  modified,
}: KeptFile): Promise<'same' | 'changed' | 'gone'> {
  await (handle as Asking).requestPermission?.({ mode: 'readwrite' });
  try {
    return (await handle.getFile()).lastModified === modified ? 'same' : 'changed';
  } catch (problem) {
    if (problem instanceof DOMException && problem.name === 'NotFoundError') return 'gone';
    throw problem;
  }
}
