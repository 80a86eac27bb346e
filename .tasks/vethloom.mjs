// npm run vethloom -- ARGS: the command line tool, built where it is stale.
import { spawn } from 'node:child_process';
import { installModules } from './install.mjs';

await installModules();
const { buildCli, nodeFlags } = await import('./build.mjs');
const file = await buildCli();
// npm runs its scripts in the project's root; paths are meant from where the person stands.
const cwd = process.env.INIT_CWD ?? process.cwd();
const child = spawn(process.execPath, [...nodeFlags, file, ...process.argv.slice(2)], {
  stdio: 'inherit',
  cwd,
});
child.on('exit', (code, signal) => {
  if (signal) process.kill(process.pid, signal);
  else process.exitCode = code ?? 1;
});
