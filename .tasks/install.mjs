import { existsSync, readFileSync } from 'node:fs';
import { root, run } from './run.mjs';

/** Installs the node modules where package-lock.json asks for others than there are. */
export async function installModules() {
  if (modulesAreCurrent()) return;
  process.stderr.write('Installing node modules ...\n');
  // Not npm ci: it refuses a lock file without the optional packages of other platforms, which
  // not every registry carries. The versions are those of the lock file, which stays as it is.
  const { status, output } = await run(['npm', 'install', '--no-save', '--no-audit', '--no-fund'], {
    minutes: 15,
  });
  if (status === 0) return;
  process.stderr.write(output);
  throw new Error('npm install failed');
}

/** npm keeps a list of what it has put in place beside what it was asked for. */
function modulesAreCurrent() {
  const placed = `${root}node_modules/.package-lock.json`;
  if (!existsSync(placed)) return false;
  const wanted = JSON.parse(readFileSync(`${root}package-lock.json`, 'utf8')).packages;
  const found = JSON.parse(readFileSync(placed, 'utf8')).packages;
  return Object.entries(wanted).every(
    ([name, entry]) =>
      name === '' ||
      (found[name] ? found[name].version === entry.version : entry.optional === true),
  );
}
