import type { DnsHost } from '../../net/dns.ts';
import { netmask } from '../../net/netmask.ts';
import { nftTable } from '../../plan/plan.ts';
import type {
  Daemon,
  Dhcp,
  Filter,
  Forwarding,
  Lease,
  Nat,
  Slirpvde,
  VdePlug,
  VdeSwitch,
} from '../../plan/resource.ts';
import { sh, type ShText, word } from '../../text/shell.ts';
import type { StepContext } from './step-lines.ts';

const FORWARDING = { 4: 'net.ipv4.ip_forward', 6: 'net.ipv6.conf.all.forwarding' } as const;

/** A new namespace takes over what the host has: said in any case. */
export function forwardingLines({ namespace, family, value }: Forwarding): readonly ShText[] {
  const key = FORWARDING[family];
  const on = value ? 1 : 0;
  const set = sh`sysctl -qw ${word(key)}=${on}`;
  if (namespace !== undefined) {
    return [
      sh`want setting ${word(`${namespace}/${key}`)} value=${on}`,
      sh`run ip netns exec ${word(namespace)} ${set}`,
    ];
  }
  return [
    sh`want setting ${word(key)} value=${on}`,
    sh`save_setting ${word(key.replaceAll('.', '/'))} ${on}`,
    sh`run ${set}`,
  ];
}

/**
 * The table with its mark, the chain and the rule in one transaction of
 * nft(8). What is there of them is left as it is. With br_netfilter what a
 * bridge hands on passes here, too: it comes from no device, what is routed does.
 */
export function natLines({ bridge, network }: Nat, { lab, nats }: StepContext): readonly ShText[] {
  const table = nftTable(lab);
  // nft(8) shows one host without its prefix length.
  const from = network.replace(/\/32$/, '');
  const commands = [
    `add table ip ${table} { comment "vethloom:${lab.id}"; }`,
    `add chain ip ${table} postrouting { type nat hook postrouting priority srcnat; }`,
    `add rule ip ${table} postrouting iif != 0 ip saddr ${from} oifname != "${bridge}" masquerade`,
  ];
  return [
    sh`make nft ${word(table)} rules=${nats} masquerade=${word(`${from},${bridge}`)}`,
    sh`run nft ${word(commands.join('; '))}`,
  ];
}

interface FilterRule {
  /** What the survey calls a rule of this sort. */
  readonly fact: 'out' | 'in' | 'new';
  readonly rule: string;
}

/** As nft(8) shows them. What a bridge hands on comes from itself, also where br_netfilter is. */
export function filterRules({ bridge, rejects }: Filter): readonly FilterRule[] {
  const into = `oifname "${bridge}" iifname != "${bridge}"`;
  return rejects === 'new'
    ? [{ fact: 'new', rule: `${into} ct state invalid,new reject` }]
    : [
        { fact: 'out', rule: `iifname "${bridge}" oifname != "${bridge}" reject` },
        { fact: 'in', rule: `${into} reject` },
      ];
}

/** As with NAT. A rule knows its switch by name: it is there before that, and still after it. */
export function filterLines(filter: Filter, { lab, filters }: StepContext): readonly ShText[] {
  const table = nftTable(lab);
  const rules = filterRules(filter);
  const commands = [
    `add table inet ${table} { comment "vethloom:${lab.id}"; }`,
    `add chain inet ${table} forward { type filter hook forward priority filter; }`,
    ...rules.map(({ rule }) => `add rule inet ${table} forward ${rule}`),
  ];
  const facts = rules.reduce(
    (line, { fact }) => sh`${line} ${word(fact)}=${word(filter.bridge)}`,
    sh`rules=${filters}`,
  );
  return [
    sh`make filter ${word(table)} ${facts}`,
    sh`save_filter`,
    sh`run nft ${word(commands.join('; '))}`,
  ];
}

/** A name is answered also for who has its address without having asked for it. */
function reservation({ mac, address, name }: Lease, { domain }: Dhcp): readonly ShText[] {
  const host = sh`--dhcp-host=${word(mac)},${word(address)}`;
  if (name === undefined) return [host];
  return [sh`${host},${word(name)}`, hostRecord({ name, address }, domain)];
}

/** A name without a dot is answered with the domain, too. */
function hostRecord({ name, address }: DnsHost, domain: string | undefined): ShText {
  const names = domain === undefined || name.includes('.') ? name : `${name},${name}.${domain}`;
  return sh`--host-record=${word(names)},${word(address)}`;
}

/**
 * dnsmasq(8), heard by the switch alone. Its pid file is the mark: it stands
 * in /proc/PID/cmdline. Names of the lab and of /etc/hosts stay where they are.
 */
export function dhcpLines(dhcp: Dhcp): readonly ShText[] {
  const { bridge, address, prefix, first, last, leases, mtu, domain, hosts = [], closed } = dhcp;
  const name = word(`dnsmasq-${bridge}`);
  const range = word(`${first},${last},${netmask(prefix)},1h`);
  const options = [
    sh`--conf-file=/dev/null`,
    sh`--pid-file="$STATE"/${name}.pid`,
    sh`--bind-interfaces`,
    sh`--interface=${word(bridge)}`,
    sh`--except-interface=lo`,
    sh`--no-hosts`,
    sh`--domain-needed`,
    sh`--dhcp-leasefile="$STATE"/${name}.leases`,
    sh`--dhcp-range=${range}`,
    // Option 26 is the MTU; 3 is the gateway, which it would call itself were that not empty.
    ...(mtu === undefined ? [] : [sh`--dhcp-option=26,${mtu}`]),
    ...(closed ? [sh`--dhcp-option=3`, sh`--no-resolv`] : []),
    ...(domain === undefined
      ? []
      : [sh`--domain=${word(domain)}`, sh`--local=${word(`/${domain}/`)}`]),
    ...leases.flatMap((lease) => reservation(lease, dhcp)),
    ...hosts.map((host) => hostRecord(host, domain)),
  ];
  return [
    sh`opens port ${word(`${address}:53`)} DNS`,
    sh`opens port ${word(`${bridge}:67`)} DHCP`,
    options.reduce((line, option) => sh`${line} ${option}`, sh`daemon ${name} dnsmasq`),
  ];
}

/**
 * vde_switch(1), without its configuration files. Its pid file is the mark. Where it
 * returns its socket is there, for root alone: it is lent to who runs the guests. The
 * folder stays root's: vde_switch changes owners in it by name, and follows links.
 */
function vdeLines({ name, socket, ports, hub }: VdeSwitch): readonly ShText[] {
  const own = word(`vde-${name}`);
  const options = [
    sh`--daemon`,
    sh`--pidfile="$STATE"/${own}.pid`,
    sh`--rcfile=/dev/null`,
    sh`--sock=${word(socket)}`,
    sh`--mode=0600`,
    sh`--dirmode=0711`,
    sh`--numports=${ports}`,
    ...(hub ? [sh`--hub`] : []),
  ];
  return [
    sh`run mkdir -p ${word(socket.slice(0, socket.lastIndexOf('/')))}`,
    options.reduce((line, option) => sh`${line} ${option}`, sh`daemon ${own} vde_switch`),
    sh`lend ${word(socket)}`,
  ];
}

/** slirpvde(1). It cuts its own arguments at a slash of --host, so that it has its own network. */
function slirpvdeLines({ name, socket }: Slirpvde): readonly ShText[] {
  const own = word(`slirpvde-${name}`);
  return [
    sh`daemon ${own} slirpvde --daemon --pidfile="$STATE"/${own}.pid --sock=${word(socket)} --dhcp`,
  ];
}

/** vde_plug2tap(1). It ends with its switch. */
function vdePlugLines({ name, socket }: VdePlug): readonly ShText[] {
  const own = word(`vde_plug2tap-${name}`);
  return [
    sh`daemon ${own} vde_plug2tap --daemon --pidfile="$STATE"/${own}.pid --sock=${word(socket)} ${word(name)}`,
  ];
}

export function daemonLines(daemon: Daemon): readonly ShText[] {
  switch (daemon.program) {
    case 'vde_switch':
      return vdeLines(daemon);
    case 'slirpvde':
      return slirpvdeLines(daemon);
    case 'vde_plug2tap':
      return vdePlugLines(daemon);
  }
}
