import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readFileSync, rmdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Readable, Writable } from 'node:stream';
import { fileURLToPath } from 'node:url';

/** What a command said and how it ended; status 128 + N for signal N. */
export interface Result {
  readonly status: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Fails with all that the command said, unless it ended well. */
export async function succeed<R extends Result>(running: Promise<R>): Promise<R> {
  const result = await running;
  if (result.status === 0) return result;
  throw new Error(`status ${result.status}\n${result.stdout}\n${result.stderr}`);
}

interface RunOptions {
  readonly env?: Readonly<Record<string, string>>;
  /** Inside the sandbox. */
  readonly cwd?: string;
  /** After these the command is killed; status 124. */
  readonly seconds?: number;
}

/** A command that goes on in the sandbox. */
export interface Running {
  readonly done: Promise<Result>;
  readonly input: Writable;
  readonly output: Readable;
  /** What it has written so far. */
  said(): string;
  kill(): void;
}

/** A throw-away copy of this machine: see tools/sandbox.sh. */
export interface Sandbox {
  run(argv: readonly string[], options?: RunOptions): Promise<Result>;
  spawn(argv: readonly string[], options?: RunOptions): Running;
  /** Where a path of the sandbox is found from outside; works for files and sockets. */
  outside(path: string): string;
  /** The file of its network namespace, for ip(8) outside. */
  readonly network: string;
  write(path: string, text: string, executable?: boolean): void;
  /** Ends everything in it. */
  close(): Promise<void>;
}

const tools = fileURLToPath(new URL('../tools/', import.meta.url));
export const searchPath =
  '/run/openvswitch/bin:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin';

interface SandboxOptions {
  /** Starts an Open vSwitch in it, with the datapath in user space. */
  readonly ovs?: boolean | 'dpdk';
}

export async function openSandbox({ ovs = false }: SandboxOptions = {}): Promise<Sandbox> {
  const namespaces = ['--net', '--mount', '--pid', '--ipc', '--uts'];
  const keeper = spawn(
    'unshare',
    [...namespaces, '--fork', '--kill-child', '--', 'sh', `${tools}sandbox.sh`],
    { stdio: ['pipe', 'pipe', 'inherit'] },
  );
  const [ready] = (await Promise.race([
    once(keeper.stdout, 'data'),
    once(keeper, 'exit').then(() => Promise.reject(new Error('no sandbox could be made'))),
  ])) as [Buffer];
  const top = ready.toString().trim();
  const inner = childOf(childOf(keeper.pid));
  const enter = ['--target', String(inner), '--root', ...namespaces];

  const start = (argv: readonly string[], { env = {}, cwd = '/lab' }: RunOptions) => {
    const all = { PATH: searchPath, HOME: '/root', LC_ALL: 'C.UTF-8', ...env };
    const words = Object.entries(all).map(([key, value]) => `${key}=${value}`);
    return spawn('nsenter', [...enter, '--', 'env', '-i', '-C', cwd, ...words, ...argv]);
  };
  const sandbox: Sandbox = {
    run: (argv, options = {}) => {
      const running = follow(start(argv, options), options.seconds ?? 60);
      running.input.end();
      return running.done;
    },
    spawn: (argv, options = {}) => follow(start(argv, options), options.seconds),
    outside: (inside) => `/proc/${inner}/root${inside}`,
    network: `/proc/${inner}/ns/net`,
    write(inside, text, executable = false) {
      const file = sandbox.outside(inside);
      mkdirSync(path.dirname(file), { recursive: true });
      writeFileSync(file, text, { mode: executable ? 0o755 : 0o644 });
    },
    async close() {
      if (keeper.exitCode !== null || keeper.signalCode !== null) return;
      const gone = once(keeper, 'exit');
      keeper.kill('SIGKILL');
      await gone;
      rmdirSync(top);
    },
  };
  if (ovs) {
    // Handed in, as the project may lie where the sandbox has a folder of its own, such as /tmp.
    sandbox.write('/lab/.tools/start-ovs.sh', readFileSync(`${tools}start-ovs.sh`, 'utf8'));
    const { status, stderr } = await sandbox.run([
      'sh',
      '/lab/.tools/start-ovs.sh',
      ovs === 'dpdk' ? ovs : 'netdev',
    ]);
    if (status !== 0) throw new Error(`Open vSwitch did not start: ${stderr}`);
  }
  return sandbox;
}

function childOf(pid: number | undefined): number {
  const [first] = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').split(' ');
  if (!first) throw new Error(`process ${pid} has no child`);
  return Number(first);
}

function follow(child: ChildProcessWithoutNullStreams, seconds: number | undefined): Running {
  let stdout = '';
  let stderr = '';
  let killed: number | undefined;
  child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
  const kill = (status: number) => {
    killed ??= status;
    // nsenter only waits for the command; the command itself must go.
    try {
      process.kill(childOf(child.pid), 'SIGKILL');
    } catch {
      child.kill('SIGKILL');
    }
  };
  // A command that has gone takes no more input.
  child.stdin.on('error', () => {});
  const timer = seconds && setTimeout(() => kill(124), seconds * 1000);
  const done = new Promise<Result>((resolve) => {
    const finish = (code: number | null) => {
      clearTimeout(timer);
      // Without a code it was killed by another.
      resolve({ status: killed ?? code ?? 137, stdout, stderr });
    };
    child.on('close', finish);
    // Its own children may live on and hold its streams open.
    child.on('exit', (code) => killed && setTimeout(finish, 50, code));
  });
  return {
    done,
    input: child.stdin,
    output: child.stdout,
    said: () => stdout + stderr,
    kill: () => kill(137),
  };
}
