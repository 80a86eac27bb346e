import { readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { root } from './run.mjs';

/** Whether `built` is missing or older than anything in `sources` (files or folders, relative). */
export function isStale(built, sources) {
  const made = changed(built);
  return made === undefined || sources.some((source) => newest(source) > made);
}

function changed(file) {
  return statSync(path.join(root, file), { throwIfNoEntry: false })?.mtimeMs;
}

function newest(source) {
  const stat = statSync(path.join(root, source), { throwIfNoEntry: false });
  if (!stat) return 0;
  if (!stat.isDirectory()) return stat.mtimeMs;
  // A folder's own time changes when a file in it goes away.
  return readdirSync(path.join(root, source)).reduce(
    (latest, name) => Math.max(latest, newest(path.join(source, name))),
    stat.mtimeMs,
  );
}
