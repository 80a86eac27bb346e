import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Result, Sandbox } from './sandbox.ts';

export type FaultKind = 'kill-before' | 'kill-after' | 'fail' | 'fail-after';

/** What happens at the Nth command that changes something; see tools/fault-shim.sh. */
export interface Fault {
  readonly at: number;
  readonly how: FaultKind;
}

const tools = [
  ...[
    'ip',
    'bridge',
    'ovs-vsctl',
    'brctl',
    'ifconfig',
    'route',
    'nft',
    'sysctl',
    'dnsmasq',
    'vde_switch',
  ],
  ...['cp', 'mkdir', 'mv', 'rm', 'rmdir'],
];
const path = '/run/openvswitch/bin:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin';

export async function installFaults(box: Sandbox): Promise<void> {
  const shim = readFileSync(fileURLToPath(new URL('../tools/fault-shim.sh', import.meta.url)));
  const { stdout } = await box.run([
    'sh',
    '-c',
    `for tool in ${tools.join(' ')}; do command -v "$tool"; done`,
  ]);
  for (const real of stdout.split('\n').filter(Boolean)) {
    const tool = real.replace(/.*\//, '');
    box.write(`/lab/fault/real/${tool}`, `${real}\n`);
    box.write(`/lab/fault/bin/${tool}`, String(shim), true);
  }
}

interface Struck extends Result {
  /** The commands that changed something, the last one perhaps not. */
  readonly commands: readonly string[];
}

/** Runs a script with faults, at most two. */
export async function runWithFaults(
  box: Sandbox,
  argv: readonly string[],
  cwd: string,
  faults: readonly Fault[] = [],
): Promise<Struck> {
  const state = [...faults, { at: 0, how: 'fail' }, { at: 0, how: 'fail' }]
    .slice(0, 2)
    .map(({ at, how }) => `${at} ${how}`);
  const trace = box.outside('/lab/fault/trace');
  writeFileSync(trace, '');
  const start = `echo "0 $$ ${state.join(' ')}" > /lab/fault/state; exec "$@"`;
  const result = await box.run(['sh', '-c', start, 'sh', ...argv], {
    cwd,
    env: { PATH: `/lab/fault/bin:${path}` },
  });
  const commands = readFileSync(trace, 'utf8').split('\n').slice(0, -1);
  return { ...result, commands };
}
