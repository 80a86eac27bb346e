import { setTimeout as sleep } from 'node:timers/promises';
import type { Host } from './vm-host.ts';

/** Everything that an export could leave behind, as lines to compare. */
const reads: Readonly<Record<string, string>> = {
  devices: 'ip -d addr | sed "s/ qlen .*//"',
  groups: 'ip -o link',
  routes: 'ip -4 route show table all; ip -6 route show table all; ip rule; ip -6 rule',
  bridges: 'bridge -d link; bridge vlan; brctl show',
  namespaces: 'ls /run/netns',
  firewall: 'if command -v nft >/dev/null; then nft list ruleset; fi',
  'Open vSwitch':
    'if [ -S /run/openvswitch/db.sock ]; then for t in Bridge Port Interface; do ovs-vsctl list $t; done; fi',
  settings: 'sysctl -a | grep "^net\\." | grep -v -e random -e fastopen_key',
  files:
    'find /run /tmp /etc /var/lib/libvirt -xdev ! -type s ! -name "*.log" ! -name conf.db | sort',
  processes:
    'ps -eo args= | grep -v -e "ps -eo" -e grep -e "sh -c" -e "sh /lab/[0-9]" -e defunct -e "^\\["',
};

export type Snapshot = Readonly<Record<string, readonly string[]>>;

export async function takeSnapshot(host: Host): Promise<Snapshot> {
  const found: Record<string, readonly string[]> = {};
  // One after the other, as the last would see the others run.
  for (const [what, command] of Object.entries(reads)) {
    const { stdout } = await host.run(['sh', '-c', command]);
    found[what] = stdout.split('\n');
  }
  return found;
}

/** Lines that came and went, such as `devices: + 3: br0: ...`. */
export function changes(before: Snapshot, after: Snapshot): readonly string[] {
  return Object.keys(reads).flatMap((what) => {
    const [old = [], now = []] = [before[what], after[what]];
    return [
      ...old.filter((line) => !now.includes(line)).map((line) => `${what}: - ${line}`),
      ...now.filter((line) => !old.includes(line)).map((line) => `${what}: + ${line}`),
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
  for (;;) {
    const found = changes(before, await takeSnapshot(host));
    if (Date.now() > end || found.every((line) => settled.test(line))) return found;
    await sleep(250);
  }
}
