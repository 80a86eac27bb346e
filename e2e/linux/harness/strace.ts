import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { type Sandbox, succeed } from './sandbox.ts';

/** A system call that succeeded, and where its process was. */
export interface Call {
  readonly name: string;
  /** As strace(1) prints them. */
  readonly args: string;
  readonly at: Where;
}

interface Where {
  /** Network namespace: `host`, the name of one, or `throw-away`. */
  readonly stack: string;
  /** Whether its mounts are its own. */
  readonly ownMounts: boolean;
  readonly cwd: string;
}

const traced = [
  ...['execve', 'clone', 'clone3', 'fork', 'vfork', 'chdir', 'setns', 'unshare'],
  ...['open', 'openat', 'creat', 'truncate', 'mkdir', 'mkdirat', 'mknod', 'mknodat'],
  ...['unlink', 'unlinkat', 'rmdir', 'rename', 'renameat', 'renameat2'],
  ...['link', 'linkat', 'symlink', 'symlinkat', 'mount', 'umount2'],
  ...['bind', 'ioctl', 'sendmsg', 'sendto'],
];

/** What a script and all that it starts ask of the kernel until it says `done`. */
export async function traceScript(
  box: Sandbox,
  argv: readonly string[],
  cwd: string,
  done: string,
): Promise<readonly Call[]> {
  const folder = '/lab/traces';
  // What the script leaves running would be traced for as long.
  const script = `rm -rf ${folder} && mkdir ${folder} && said=${folder}/said
    strace -I2 -ff -qq -yy -s 4096 -o ${folder}/t -e trace=${traced.join(',')} "$@" >$said 2>&1 &
    while kill -0 $! 2>/dev/null && ! grep -q '${done}' $said; do sleep 0.02; done
    kill $! 2>/dev/null
    wait
    cat $said
    grep -q '${done}' $said && readlink /proc/self/ns/net`;
  const { stdout } = await succeed(box.run(['sh', '-c', script, 'sh', ...argv], { cwd }));
  const host = stdout.trim().split('\n').at(-1)!;
  const outside = box.outside(folder);
  const lines = new Map(
    readdirSync(outside)
      .filter((file) => file.startsWith('t.'))
      .map((file) => {
        return [Number(file.slice(2)), readFileSync(path.join(outside, file), 'utf8').split('\n')];
      }),
  );
  const calls: Call[] = [];
  // The first process started all others.
  follow(Math.min(...lines.keys()), { stack: 'host', ownMounts: false, cwd });
  return calls;

  function follow(pid: number, start: Where): void {
    let at = start;
    for (const line of lines.get(pid) ?? []) {
      const [, name = '', args = '', result] = /^(\w+)\((.*)\) += (-?\w+)/.exec(line) ?? [];
      if (result === undefined || result.startsWith('-')) continue;
      if (/^(clone3?|v?fork)$/.test(name)) follow(Number(result), at);
      else if (name === 'chdir') at = { ...at, cwd: resolve(at, strings(args)[0]!) };
      else if (name === 'unshare') {
        if (args.includes('CLONE_NEWNET')) at = { ...at, stack: 'throw-away' };
        if (args.includes('CLONE_NEWNS')) at = { ...at, ownMounts: true };
      } else if (name === 'setns' && args.includes('CLONE_NEWNET')) {
        at = { ...at, stack: stackOf(args) };
      } else calls.push({ name, args, at });
    }
  }

  function stackOf(args: string): string {
    const [, entered = ''] = /^\d+<(.*)>/.exec(args) ?? [];
    if (entered.startsWith('/run/netns/')) return path.basename(entered);
    return entered === host ? 'host' : 'throw-away';
  }
}

/** The strings among the arguments. */
export function strings(args: string): readonly string[] {
  return [...args.matchAll(/"((?:[^"\\]|\\.)*)"/g)].map((match) => match[1]!);
}

export function resolve(at: Where, name: string): string {
  return path.resolve(at.cwd, name);
}
