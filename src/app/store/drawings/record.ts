/** One drawing as this browser keeps it. */
export interface Kept {
  readonly id: string;
  readonly name: string;
  /** The bytes of its file. */
  readonly text: string;
  /** One more with each write: who writes on top of another one's work sees it by this. */
  readonly revision: number;
  /** When it was changed, in milliseconds since 1970. */
  readonly at: number;
  /** It came from somebody's link, so what is dangerous in it is off. */
  readonly fromLink?: boolean;
  readonly file?: KeptFile;
  /** When it was deleted; it can be brought back for a while. */
  readonly deleted?: number;
}

/** The file that saving writes back to. */
export interface KeptFile {
  readonly handle: FileSystemFileHandle;
  /** As it was when it was last read or written here, in milliseconds since 1970. */
  readonly modified: number;
}

/** What a drawing was before. */
export interface Snapshot {
  readonly drawing: string;
  readonly at: number;
  readonly text: string;
}

/** Nobody has written, deleted or brought back a drawing since it was read; or it is gone. */
export function isAsSeen(there: Kept | undefined, seen: Kept): boolean {
  return !there || (there.revision === seen.revision && there.deleted === seen.deleted);
}

export function freshId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(8));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
