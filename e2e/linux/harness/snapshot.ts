import { setTimeout as sleep } from 'node:timers/promises';
import type { Host } from './vm-host.ts';

// STP (IEEE 802.1D) goes from listening to forwarding by itself, and tells of it for a while.
const spanning =
  's/state \\(listening\\|learning\\|forwarding\\)/state on/; s/topology_change[a-z_]* [01]//g';

/** Of one network namespace; `ip` and `inside` are how to ask it. Timers run on. */
const network = (ip: string, inside = '') => `
  { ${ip} -d addr; ${ip} -d -o link; } | sed "s/ qlen [0-9]*//; s/_timer  *[0-9.]*//g; s/_lft [0-9]*sec/_lft/g; ${spanning}"
  for family in 4 6; do ${ip} -$family route show table all; ${ip} -$family rule; done
  ${inside} nft list ruleset
  ${inside} grep -rs . /proc/sys/net | grep -v -e random -e fastopen_key -e conntrack_count`;

/** Everything that an export could leave behind, as lines to compare. */
const reads: Readonly<Record<string, string>> = {
  network: network('ip'),
  bridges: `bridge -d link | sed "${spanning}"; bridge vlan; brctl show`,
  namespaces: `
    for name in $(ls /run/netns); do
      echo "$name"
      { ${network('ip -n "$name"', 'ip netns exec "$name"')}
      } | sed "s/^/$name: /"
    done`,
  'Open vSwitch':
    'if [ -S /run/openvswitch/db.sock ]; then ovs-vsctl list Bridge -- list Port -- list Interface | grep -v "^stat"; fi',
  files:
    'find /run /tmp /etc /var/lib/libvirt -xdev ! -type s ! -name "*.log" ! -name conf.db | sort',
  processes:
    'ps -eo args= | grep -v -e "ps -eo" -e grep -e "sh -c" -e "sh /lab/[0-9]" -e defunct -e "^\\["',
};

/** One shell for all of them, one after the other: the last would see the others run. */
const script = Object.entries(reads)
  .map(([what, command]) => `echo "@@ ${what}"\n${command}`)
  .join('\n');

export type Snapshot = Readonly<Record<string, readonly string[]>>;

export async function takeSnapshot(host: Host): Promise<Snapshot> {
  const { stdout, stderr } = await host.run(['sh', '-c', script]);
  const found = stdout.split(/^@@ .*\n/m).slice(1);
  const names = Object.keys(reads);
  if (found.length < names.length) throw new Error(`no snapshot: ${stderr}`);
  return Object.fromEntries(names.map((what, i) => [what, found[i]!.split('\n')]));
}

/** Lines that came and went, such as `network: + 3: br0: ...`. */
export function changes(before: Snapshot, after: Snapshot): readonly string[] {
  return Object.keys(reads).flatMap((what) => {
    const [old, now] = [new Set(before[what]), new Set(after[what])];
    return [
      ...[...old].filter((line) => !now.has(line)).map((line) => `${what}: - ${line}`),
      ...[...now].filter((line) => !old.has(line)).map((line) => `${what}: + ${line}`),
    ];
  });
}

/** What no waiting changes. */
const settled = /^files: /;

/**
 * What differs from before, once the kernel had its moment: it drops the devices of a deleted
 * namespace a little later.
 */
export async function changesSince(host: Host, before: Snapshot): Promise<readonly string[]> {
  const end = Date.now() + 3000;
  for (let pause = 10; ; pause *= 2) {
    const found = changes(before, await takeSnapshot(host));
    if (Date.now() > end || found.every((line) => settled.test(line))) return found;
    await sleep(pause);
  }
}
