import { execFileSync, spawnSync } from 'node:child_process';
import { describe, expect, test } from 'vitest';
import type { Resource } from '../../plan/resource.ts';
import type { Printed } from '../../text/writer.ts';
import { shellBrctl } from '../shell-brctl/shell-brctl.ts';
import type { EmitContext, Target } from '../target.ts';
import { contextOf, EVERYTHING } from './fixture.ts';
import { shellIp } from './shell-ip.ts';

const SHELLS = [['dash'], ['bash', '--posix'], ['busybox', 'sh']] as const;
const HOSTILE = '\u202e\'$(touch /tmp/x)`id`";\\\n\u001b[31m#';

function print(target: Target, context: EmitContext): Printed {
  const [artifact, ...others] = target.emit(context);
  expect(others).toEqual([]);
  expect(artifact).toMatchObject({ path: 'net.sh', language: 'sh', executable: true });
  return artifact?.print() ?? { text: '', spans: [] };
}

function sh(shell: readonly string[], options: readonly string[], script: string): string {
  const [program = 'sh', ...rest] = shell;
  return execFileSync(program, [...rest, ...options], {
    input: script,
    encoding: 'utf8',
    maxBuffer: 1 << 26,
  });
}

/** What `plan` prints on a machine whose network cards carry nothing. */
function planOf(script: string, shell: readonly string[]): string {
  return sh(shell, ['-s', 'plan'], `ip() { :; }\n${script}`);
}

/** The commands of `plan`, without their labels. */
function commands(script: string, shell: readonly string[] = ['dash']): string[] {
  const lines = planOf(script, shell).split('\n').slice(0, -1);
  return lines.map((line) => line.slice(line.indexOf('\t') + 1));
}

function only(...mine: readonly Resource[]): string[] {
  return commands(print(shellIp, contextOf(mine)).text);
}

const find = (id: string): Resource => {
  const found = EVERYTHING.find((resource) => resource.id === id);
  if (!found) throw new Error(id);
  return found;
};

describe.each([shellIp, shellBrctl])('$id', (target) => {
  const printed = print(target, contextOf(EVERYTHING, { title: HOSTILE }));

  test(
    'is the language of every shell, and ShellCheck has nothing to say',
    { timeout: 60_000 },
    () => {
      for (const shell of SHELLS) sh(shell, ['-n'], printed.text);
      const checked = spawnSync('shellcheck', ['-s', 'sh', '-o', 'all', '-'], {
        input: printed.text,
        encoding: 'utf8',
      });
      expect(checked.stdout).toBe('');
    },
  );

  test('has one plan in every shell, and needs no root for it', () => {
    const plans = SHELLS.map((shell) => planOf(printed.text, shell));
    expect(new Set(plans).size).toBe(1);
    expect(plans[0]).toMatch(/^[\x20-\x7e\n\t]*$/);
  });

  test('holds neither eval, backquotes nor programs that fetch, and only printable text', () => {
    const ours = print(target, contextOf(EVERYTHING)).text;
    expect(ours).not.toMatch(/`|\beval\b|\bcurl\b|\bwget\b|\bmktemp\b|\/tmp\b/);
    expect(printed.text).toMatch(/^[\x20-\x7e\n]*$/);
  });

  test('knows for whom each line of a step was written', () => {
    const lines = printed.text.split('\n');
    const spanned = new Set<number>();
    const origins: (string | undefined)[] = [];
    const wanted: string[] = [];
    for (const { first, last, origin } of printed.spans) {
      for (let i = first; i <= last; i++) {
        spanned.add(i);
        const step = /^ {2}step (\S+)\//.exec(lines[i - 1] ?? '');
        if (!step) continue;
        origins.push(step[1]);
        wanted.push(origin);
      }
    }
    expect(origins).toEqual(wanted);
    expect(new Set(origins)).toEqual(new Set(EVERYTHING.map(({ origin }) => origin)));
    const from = lines.indexOf('steps_1() {') + 2;
    const steps = lines.slice(from, lines.indexOf('}', from));
    expect(steps.filter((_, i) => !spanned.has(from + i + 1))).toEqual([]);
  });

  test('makes what is needed first', () => {
    const ids = [...printed.text.matchAll(/^ {2}step (\S+) /gm)].map(([, id = '']) => id);
    const late = EVERYTHING.filter(({ id }) => ids.includes(id)).flatMap(({ id, needs }) =>
      needs.filter((need) => ids.indexOf(need) > ids.indexOf(id)),
    );
    expect(late).toEqual([]);
    expect(EVERYTHING.some(({ needs }) => needs.length > 0)).toBe(true);
  });

  test('loses exactly the lines of what is taken out', () => {
    const without = EVERYTHING.filter((resource) => resource.origin !== 'l2');
    const steps = (mine: readonly Resource[], drop?: string): string[] => {
      const { text, spans } = print(target, contextOf(mine));
      const lines = text.split('\n');
      return spans
        .filter((span) => span.origin !== drop)
        .flatMap((span) => lines.slice(span.first - 1, span.last));
    };
    expect(steps(without)).toEqual(steps(EVERYTHING, 'l2'));
  });

  test('takes for "up" only the flags of dangers', () => {
    const up = (...flags: string[]) =>
      spawnSync('dash', ['-s', 'up', ...flags], { input: printed.text, encoding: 'utf8' }).status;
    expect(up('--yes-touch')).toBe(64);
    expect(up('--yes-serve')).toBe(64);
    expect(up('--yes-tunnel')).toBe(64);
    expect(up('--yes-socket')).toBe(64);
    expect(up('--yes-vdpa')).toBe(64);
    expect(up('--yes-forward', '--yes')).toBe(64);
    expect(up('eno1')).toBe(64);
  });

  test('is the same text each time', () => {
    expect(print(target, contextOf(EVERYTHING, { title: HOSTILE })).text).toBe(printed.text);
  });

  test('has a script even where there is nothing to do', () => {
    const { text, spans } = print(target, contextOf([]));
    expect(spans).toEqual([]);
    for (const shell of SHELLS) expect(commands(text, shell)).toEqual([]);
  });

  test('names the effects in its header', () => {
    const head = printed.text.slice(0, printed.text.indexOf('\n\n'));
    expect(head).toContain('eno1 becomes a port of br0');
    expect(head).toContain('probe/eth0');
    expect(head).toContain('192.0.2.10/24 on br0');
    expect(head).toContain('/run/vethloom/test-lab');
    expect(head).toContain('with DPDK (openvswitch-switch-dpdk, other_config:dpdk-init=true)');
    for (const line of head.split('\n')) expect(line).toMatch(/^#/);
  });

  test('walks ten thousand guests in every shell', () => {
    const mine: Resource[] = [];
    for (let i = 0; i < 10_000; i++) {
      const origin = find('l1/tap').origin;
      mine.push({ ...(find('l1/tap') as Resource & { kind: 'netdev' }), origin } as Resource);
    }
    const { text } = print(target, contextOf(mine));
    for (const shell of SHELLS) expect(commands(text, shell)).toHaveLength(40_000);
  }, 60_000);
});

test('bridges: times in hundredths of a second, one command makes and marks', () => {
  expect(only(find('b1/bridge'))).toEqual([
    'ip link add name br0 group 1979711489 type bridge stp_state 1 forward_delay 400 vlan_filtering 1',
    'ip link set dev br0 alias vethloom:test-lab:b1 up',
  ]);
});

test('taps: queues, owner; up at once only where they are no port', () => {
  const tap = find('l1/tap');
  expect(only(tap).at(-1)).toBe('ip link set dev web1 up');
  const [made, marked, mtu, ...port] = only(tap, find('l1/port'));
  expect(made).toMatch(/^ip tuntap add dev web1 mode tap user \d+ multi_queue$/);
  expect(marked).toBe('ip link set dev web1 group 1979711489 alias vethloom:test-lab:l1');
  expect(mtu).toBe('ip link set dev web1 mtu 1400');
  expect(port).toEqual([
    'ip link set dev web1 master br0',
    'bridge vlan add dev web1 vid 1',
    'bridge vlan add dev web1 vid 20-22',
    'bridge vlan add dev web1 vid 5 pvid untagged',
    'ip link set dev web1 up',
  ]);
});

test('veth: both ends marked as they are made, in their namespaces', () => {
  expect(only(find('l2/veth'))).toEqual([
    'ip link add name probe0 group 1979711489 type veth peer name eth0 netns probe group 1979711489',
    'ip link set dev probe0 alias vethloom:test-lab:l2 up',
    'ip -n probe link set dev eth0 alias vethloom:test-lab:l2 up',
  ]);
});

test('VLAN 1 is left where a port is not in it', () => {
  const port = { ...find('l1/port'), vlan: { mode: 'access', tag: 20 } } as Resource;
  expect(only(port).slice(1, -1)).toEqual([
    'bridge vlan del dev web1 vid 1',
    'bridge vlan add dev web1 vid 20 pvid untagged',
  ]);
});

test('Open vSwitch: marked in the transaction that makes', () => {
  const vsctl = 'ovs-vsctl --timeout=10';
  const mark = 'external_ids:vethloom=test-lab';
  expect(only(find('o1/ovs-bridge'), find('l2/port'), find('l4/port-a'), find('l5/port'))).toEqual([
    `${vsctl} add-br ovs0 -- set bridge ovs0 datapath_type=netdev fail_mode=secure stp_enable=false ${mark} -- set interface ovs0 mtu_request=1400`,
    'ip link set dev ovs0 up',
    `${vsctl} add-port ovs0 probe0 vlan_mode=access tag=20 ${mark}`,
    'ip link set dev probe0 up',
    `${vsctl} add-port ovs0 pa vlan_mode=trunk trunks=20,30 ${mark} -- set interface pa type=patch options:peer=pb`,
    `${vsctl} add-port ovs0 in0 vlan_mode=native-untagged tag=7 trunks=20 ${mark} -- set interface in0 type=internal mtu_request=1300`,
    'ip link set dev in0 netns probe',
    'ip -n probe link property add dev in0 altname eth1',
    'ip -n probe link set dev in0 alias vethloom:test-lab:l5 up',
  ]);
});

test('a moved internal port is called by the name the kernel has for it', () => {
  const address = { ...find('s1/a6'), ifname: 'eth1' } as Resource;
  expect(only(find('l5/port'), address).at(-1)).toBe(
    'ip -n probe address replace 2001:db8::9/64 dev in0 nodad',
  );
});

test('a trunk of its native VLAN alone lets no other VLAN in', () => {
  const port = { ...find('l4/port-a'), vlan: { mode: 'trunk', tags: [], native: 5 } } as Resource;
  expect(only(port)[0]).toContain('vlan_mode=native-untagged tag=5 trunks=5 ');
});

test('addresses and routes', () => {
  expect(only(find('b1/a4'), find('s1/a6'), find('s1/r4'), find('s1/r6'))).toEqual([
    'ip address replace 192.0.2.10/24 dev br0',
    'ip -n probe address replace 2001:db8::9/64 dev eth0 nodad',
    'ip -n probe route add 10.1.1.1/32 via 192.0.2.10 dev eth0',
    'ip -n probe -6 route add default via 2001:db8::1 dev eth0',
  ]);
});

test('forwarding: said of each namespace, of the host only where it is drawn', () => {
  expect(only(find('s1/forwarding'), find('s1/forwarding6'), find('b1/forwarding'))).toEqual([
    'sysctl -qw net.ipv4.ip_forward=1',
    'ip netns exec probe sysctl -qw net.ipv4.ip_forward=0',
    'ip netns exec probe sysctl -qw net.ipv6.conf.all.forwarding=1',
  ]);
});

test('NAT: table, mark, chain and rule in one transaction', () => {
  const table = 'ip vethloom_76000001';
  expect(only(find('b1/nat'))).toEqual([
    `nft 'add table ${table} { comment "vethloom:test-lab"; }; add chain ${table} postrouting { type nat hook postrouting priority srcnat; }; add rule ${table} postrouting iif != 0 ip saddr 192.0.2.0/24 oifname != "br0" masquerade'`,
  ]);
});

test('DHCP: dnsmasq by its arguments alone, and no name that it reads as something else', () => {
  const [command = '', ...others] = only(find('b1/dhcp'));
  expect(others).toEqual([]);
  expect(command.split(' ')).toEqual([
    'dnsmasq',
    '--conf-file=/dev/null',
    '--pid-file=/run/vethloom/test-lab/dnsmasq-br0.pid',
    '--bind-interfaces',
    '--interface=br0',
    '--except-interface=lo',
    '--no-hosts',
    '--domain-needed',
    '--dhcp-leasefile=/run/vethloom/test-lab/dnsmasq-br0.leases',
    '--dhcp-range=192.0.2.100,192.0.2.199,255.255.255.0,1h',
    '--dhcp-host=52:54:00:00:00:01,192.0.2.20,web1',
    '--host-record=web1,192.0.2.20',
    '--dhcp-host=52:54:00:00:00:02,192.0.2.21',
    '--dhcp-host=52:54:00:00:00:03,192.0.2.22',
  ]);
});

test('ifconfig gives a bridge its addresses only where no network card brings some along', () => {
  const bridge = ['b1/a4', 'b1/b4'].map(find);
  const told = (...mine: readonly Resource[]) =>
    commands(print(shellBrctl, contextOf(mine)).text).filter((line) => line.includes('br0'));
  expect(told(...bridge)).toEqual([
    'ifconfig br0 192.0.2.10 netmask 255.255.255.0',
    'ifconfig br0:1 198.51.100.1 netmask 255.255.240.0',
  ]);
  expect(told(find('l3/port'), ...bridge)).toEqual([
    'brctl addif br0 eno1',
    'ip address replace 192.0.2.10/24 dev br0',
    'ip address replace 198.51.100.1/20 dev br0',
  ]);
});

test('the old tools say what they can', () => {
  expect(commands(print(shellBrctl, contextOf(EVERYTHING)).text)).toEqual(
    expect.arrayContaining([
      'brctl addbr br0',
      'ip link set dev br0 group 1979711489 alias vethloom:test-lab:b1',
      'brctl stp br0 on',
      'brctl setfd br0 4',
      'ip link set dev br0 type bridge vlan_filtering 1',
      'ifconfig br0 up',
      'brctl addif br0 eno1',
      'ifconfig br0 mtu 1400',
      'ip netns exec probe ifconfig eth0 add 2001:db8::9/64',
      'ip netns exec probe route add -host 10.1.1.1 gw 192.0.2.10 dev eth0',
      'ip netns exec probe route -A inet6 add default gw 2001:db8::1 dev eth0',
    ]),
  );
});
