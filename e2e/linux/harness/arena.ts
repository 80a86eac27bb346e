import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { differences } from './expected.ts';
import { type Fault, installFaults, runWithFaults } from './faults.ts';
import { exportLab, type Lab, writeLab } from './lab.ts';
import { type NetworkState, readState, type State } from './readback.ts';
import type { ReferenceLab } from './reference-labs.ts';
import { openSandbox, type Result, type Sandbox, searchPath, succeed } from './sandbox.ts';
import { changes, changesSince, type Snapshot, takeSnapshot } from './snapshot.ts';
import type { Host } from './vm-host.ts';

/** The Nth of its name. */
interface ShellCall {
  readonly name: string;
  readonly nth: number;
}

/** A sandbox with a reference lab that is not up, where things may go wrong. */
export interface Arena {
  readonly box: Sandbox;
  readonly lab: Lab;
  readonly ovs: boolean;
  /** Runs a verb of net.sh; "up" with the flags of all its dangers. Waits while it is busy; `pathBefore` is searched first. */
  readonly net: (verb: string, pathBefore?: string) => Promise<Result>;
  /** Runs a verb that is struck by faults. */
  readonly strike: (verb: string, faults: readonly Fault[]) => ReturnType<typeof runWithFaults>;
  /** Kills a verb at a system call of the shell. */
  readonly cut: (verb: string, at: ShellCall) => Promise<Result>;
  /** Where the shell of a verb starts a program, waits for one, or writes a file. */
  readonly callsOf: (verb: string) => Promise<readonly ShellCall[]>;
  /** Runs shell commands that must succeed. */
  readonly sh: (script: string) => Promise<Result>;
  /** What differs from the plan. */
  readonly unbuilt: () => Promise<readonly string[]>;
  /** What differs from before, or from when it was looked at. */
  readonly left: (from?: Snapshot) => Promise<readonly string[]>;
  /** What was said since this was emptied. */
  readonly told: string[];
}

/** What a shell does when it starts a program, waits for one, or writes a file. */
const acts = 'clone,vfork,wait4,openat,write';

/** Addresses of IPv6 are usable at once, so that nothing of them changes with time. */
const quiet = 'for f in /proc/sys/net/ipv6/conf/*/accept_dad; do echo 0 > $f; done';

export async function openArena({
  topology,
  bundle,
  ovs,
  host = '',
}: ReferenceLab): Promise<Arena> {
  const lab = exportLab(topology, bundle);
  const box = await openSandbox({ ovs });
  writeLab(lab, box);
  const script = `set -e\n${quiet}\nip netns add outside\nip netns exec outside sh -c '${quiet}'\n${host}`;
  await succeed(box.run(['sh', '-c', script]));
  await installFaults(box);
  const before = await settled(box);
  const was = await readState(box);
  const told: string[] = [];
  const tell = <R extends Result>(what: string, result: R): R => {
    told.push(`${what}: exit ${result.status}\n${result.stdout}${result.stderr}`);
    return result;
  };
  const argvOf = (verb: string) => ['./net.sh', verb, ...(verb === 'up' ? lab.flags : [])];
  const traced = (verb: string, ...options: string[]) => {
    const strace = ['strace', '-I2', '-qq', '-e', `trace=${acts}`, ...options];
    return box.run([...strace, ...argvOf(verb)], { cwd: lab.folder });
  };
  return {
    box,
    lab,
    ovs,
    async net(verb, pathBefore = '') {
      const end = Date.now() + 5000;
      for (;;) {
        const env = { PATH: `${pathBefore}${searchPath}` };
        const result = await box.run(argvOf(verb), { cwd: lab.folder, env });
        if (result.status !== 4 || Date.now() > end) return tell(verb, result);
        await sleep(20);
      }
    },
    strike: async (verb, faults) =>
      tell(verb, await runWithFaults(box, argvOf(verb), lab.folder, faults)),
    async cut(verb, { name, nth }) {
      const inject = `inject=${name}:signal=KILL:when=${nth}`;
      return tell(verb, await traced(verb, '-o', '/dev/null', '-e', inject));
    },
    async callsOf(verb) {
      await succeed(traced(verb, '-o', '/lab/calls'));
      const counts = new Map<string, number>();
      const lines = readFileSync(box.outside('/lab/calls'), 'utf8').matchAll(/^(\w+)\(/gm);
      return [...lines].map(([, name = '']) => {
        const nth = (counts.get(name) ?? 0) + 1;
        counts.set(name, nth);
        return { name, nth };
      });
    },
    sh: (commands) => succeed(box.run(['sh', '-c', commands])),
    async unbuilt() {
      const state = await readState(box);
      const { unmoved, brought } = uplinks(lab, was, state);
      return [
        ...differences(lab.plan, state).filter((line) => !brought.includes(line)),
        ...unmoved,
      ];
    },
    left: (from = before) => changesSince(box, from),
    told,
  };
}

/** Of what cards of the host carried: what their bridges lack, and what these have that nobody drew. */
function uplinks(lab: Lab, { root: before }: State, { root: now }: State) {
  const unmoved: string[] = [];
  const brought: string[] = [];
  for (const port of lab.plan.hosts.flatMap(({ resources }) => resources)) {
    if (port.kind !== 'port' || port.of !== 'existing') continue;
    const { ifname, bridge } = port;
    for (const address of globalsOf(before, ifname)) {
      brought.push(`unplanned address ${address} on ${bridge}`);
      if (!globalsOf(now, bridge).includes(address)) unmoved.push(`${bridge} lacks ${address}`);
      if (globalsOf(now, ifname).includes(address)) unmoved.push(`${ifname} keeps ${address}`);
    }
    for (const { dst, dev, gateway } of before.routes) {
      if (dev !== ifname || gateway === undefined) continue;
      const moved = now.routes.some(
        (route) => route.dst === dst && route.dev === bridge && route.gateway === gateway,
      );
      if (!moved) unmoved.push(`no route to ${dst} by ${bridge}`);
    }
  }
  return { unmoved, brought };
}

function globalsOf({ links }: NetworkState, ifname: string): readonly string[] {
  const own = links.find((link) => link.ifname === ifname)?.addr_info ?? [];
  return own
    .filter(({ scope }) => scope === 'global')
    .map(({ local, prefixlen }) => `${local}/${prefixlen}`);
}

/** The kernel tells of a carrier up to a second late, and looks for doubles of an IPv6 address as long. */
export async function settled(box: Host): Promise<Snapshot> {
  for (let last = await takeSnapshot(box); ;) {
    await sleep(1100);
    const now = await takeSnapshot(box);
    const lines = [...(now['network'] ?? []), ...(now['namespaces'] ?? [])];
    const tentative = lines.some((line) => line.includes(' tentative'));
    if (!tentative && changes(last, now).length === 0) return now;
    last = now;
  }
}
