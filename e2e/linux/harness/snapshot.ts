import type { Sandbox } from './sandbox.ts';

/** Everything that an export could leave behind, as text to compare. */
const reads: Readonly<Record<string, string>> = {
  devices: 'ip -d addr | sed "s/ qlen .*//"',
  groups: 'ip -o link',
  routes: 'ip -4 route show table all; ip -6 route show table all; ip rule; ip -6 rule',
  bridges: 'bridge -d link; bridge vlan; brctl show',
  namespaces: 'ls /run/netns',
  firewall: 'if command -v nft >/dev/null; then nft list ruleset; fi',
  'Open vSwitch':
    'for t in Bridge Port Interface; do ovs-vsctl --timeout=5 list $t; done 2>/dev/null',
  settings:
    'sysctl -a 2>/dev/null | grep "^net\\." | grep -v -e random -e fastopen_key -e netns_ok',
  files:
    'find /run /tmp /etc /var/lib/libvirt -xdev ! -type s ! -name "*.log" ! -name conf.db | sort',
  processes: 'ps -eo args= --sort pid | grep -v -e "ps -eo" -e grep -e "sh -c"',
};

export type Snapshot = Readonly<Record<string, string>>;

export async function takeSnapshot(box: Sandbox): Promise<Snapshot> {
  const entries = Object.entries(reads).map(async ([what, command]) => {
    const { stdout } = await box.run(['sh', '-c', command]);
    return [what, stdout] as const;
  });
  return Object.fromEntries(await Promise.all(entries));
}

/**
 * Takes snapshots until one equals `before`, as the kernel takes a moment to drop the devices of a
 * deleted namespace. Returns the last.
 */
export async function settleTo(box: Sandbox, before: Snapshot): Promise<Snapshot> {
  for (let tries = 0; ; tries += 1) {
    const now = await takeSnapshot(box);
    if (tries === 12 || Object.keys(before).every((what) => now[what] === before[what])) return now;
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
}
