import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** The project's root directory. */
export const root = fileURLToPath(new URL('..', import.meta.url));

/**
 * Runs a command to its end.
 *
 * @param {readonly string[]} argv
 * @param {{ show?: boolean, env?: Record<string, string>, minutes?: number }} options `show` passes
 *   its streams through; else they are collected in `output`.
 * @returns {Promise<{ status: number, output: string }>} Status 127 where it could not be started.
 */
export function run(argv, { show = false, env = {}, minutes = 30 } = {}) {
  return new Promise((resolve) => {
    const [command, ...rest] = argv;
    const child = spawn(command, rest, {
      cwd: root,
      env: { ...process.env, ...env },
      stdio: show ? ['ignore', 'inherit', 'inherit'] : ['ignore', 'pipe', 'pipe'],
    });
    const chunks = [];
    child.stdout?.on('data', (chunk) => chunks.push(chunk));
    child.stderr?.on('data', (chunk) => chunks.push(chunk));
    const timer = setTimeout(() => {
      chunks.push(Buffer.from(`\nstopped after ${minutes} minutes\n`));
      child.kill('SIGKILL');
    }, minutes * 60_000);
    const finish = (status) => {
      clearTimeout(timer);
      resolve({ status, output: Buffer.concat(chunks).toString() });
    };
    child.on('error', (error) => {
      chunks.push(Buffer.from(String(error)));
      finish(127);
    });
    child.on('close', (code) => finish(code ?? 1));
  });
}

/** A program of node_modules. */
export const tool = (name) => `${root}node_modules/.bin/${name}`;
