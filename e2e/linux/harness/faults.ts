import { readFileSync } from 'node:fs';
import type { Result, Sandbox } from './sandbox.ts';

/** What happens at the Nth command that changes something. */
export interface Fault {
  readonly at: number;
  /** The script is killed before or after the command, or the command fails. */
  readonly how: 'kill-before' | 'kill-after' | 'fail';
}

const tools = ['ip', 'ovs-vsctl', 'brctl', 'ifconfig', 'route', 'nft', 'sysctl', 'dnsmasq'];
const changing = [
  'add',
  'set',
  'del',
  'replace',
  'add-br',
  'add-port',
  'addbr',
  'addif',
  'up',
  'stp',
  'delete',
  '-qw',
  '--bind-interfaces',
];

/**
 * Stands in front of a tool: counts the commands that change something, and strikes at one. The
 * lines of an `ip -batch -` are commands of their own.
 */
const shim = `#!/bin/sh
real=$(PATH=\${PATH#/lab/fault:} command -v "\${0##*/}")
strike() { # COMMAND...: runs it, or what is to happen instead
  read -r count at how pid < /lab/fault/state
  count=$((count + 1))
  echo "$count $at $how $pid" > /lab/fault/state
  [ "$count" = "$at" ] || { "$@"; return; }
  case $how in
  fail) return 1 ;;
  kill-after) "$@" ;;
  esac
  kill -9 "$pid"
  exit
}
case " $* " in
*" -d -o "* | *" probe[0-9] "*) exec "$real" "$@" ;;
*" -batch - "*)
  lines=$(cat)
  # In a namespace of its own, to see what the kernel can do.
  case $lines in *probe[0-9]*) echo "$lines" | "$real" "$@"; exit ;; esac
  number=0
  one() { echo "$line" | "$real" "$@"; }
  while IFS= read -r line; do
    number=$((number + 1))
    [ -n "$line" ] || continue
    strike one "$@" || { echo "Command failed -:$number" >&2; exit 1; }
  done <<END
$lines
END
  exit 0 ;;
${changing.map((word) => `*" ${word} "*`).join('|')}) ;;
*) exec "$real" "$@" ;;
esac
strike "$real" "$@"
`;

export function installFaults(box: Sandbox): void {
  for (const tool of tools) box.write(`/lab/fault/${tool}`, shim, true);
}

/** Runs a script with a fault; tells how it ended and how many commands changed something. */
export async function runWithFault(
  box: Sandbox,
  argv: readonly string[],
  cwd: string,
  { at, how }: Fault,
): Promise<Result & { readonly count: number }> {
  const path = '/lab/fault:/run/openvswitch/bin:/usr/sbin:/usr/bin:/sbin:/bin';
  const start = `echo "0 ${at} ${how} $$" > /lab/fault/state; exec "$@"`;
  const result = await box.run(['sh', '-c', start, 'sh', ...argv], { cwd, env: { PATH: path } });
  const [count] = readFileSync(box.outside('/lab/fault/state'), 'utf8').split(' ');
  return { ...result, count: Number(count) };
}
