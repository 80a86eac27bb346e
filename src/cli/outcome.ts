/** Exit codes of the tool. */
export const EXIT = {
  fine: 0,
  /** Diagnostics of severity error. */
  problems: 1,
  usage: 2,
  /** A file that cannot be read, or is no drawing. */
  unreadable: 3,
  /** A file stands where one would be written. */
  exists: 4,
} as const;

/** Ends the run with a message on stderr. */
export class Stop extends Error {
  constructor(
    readonly exit: number,
    message: string,
  ) {
    super(message);
  }
}
