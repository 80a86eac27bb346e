import { lstatSync, rmSync, writeFileSync } from 'node:fs';
import { EXIT, Stop } from './outcome.ts';

/** Whether anything stands there, be it a link to nowhere. */
function exists(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false }) !== undefined;
}

/** Ends the run where a file would be overwritten without leave. */
export function refuseToOverwrite(paths: readonly string[], force: boolean): void {
  const [first, ...others] = force ? [] : paths.filter(exists);
  if (first === undefined) return;
  const more = others.length > 0 ? ` and ${others.length} more` : '';
  throw new Stop(
    EXIT.exists,
    `${first}${more} exist${more ? '' : 's'} already; --force overwrites`,
  );
}

/** What stands there is removed first, so that a link in the way is replaced and not followed. */
export function writeAnew(path: string, text: string, mode = 0o644): void {
  if (exists(path)) rmSync(path);
  writeFileSync(path, text, { mode, flag: 'wx' });
}
