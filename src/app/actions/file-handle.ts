let current: FileSystemFileHandle | undefined;

/** The file that saving writes back to, where the browser can. */
export function fileHandle(): FileSystemFileHandle | undefined {
  return current;
}

export function rememberFile(handle: FileSystemFileHandle): void {
  current = handle;
}

export function forgetFile(): void {
  current = undefined;
}
