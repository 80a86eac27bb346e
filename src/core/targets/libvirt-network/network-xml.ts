import type { Plan } from '../../plan/plan.ts';
import type {
  Address,
  Bandwidth,
  Dhcp,
  MacvlanMode,
  Network,
  Portgroup,
  Resource,
} from '../../plan/resource.ts';
import { createWriter, type Printed, type Writer } from '../../text/writer.ts';
import { xml } from '../../text/xml.ts';
import { hash32 } from '../../util/hash.ts';
import { printVlan } from '../vlan-xml.ts';

/** `parts` are of one that libvirt makes: what that holds, and what it needs of the host. */
export function printNetwork(network: Network, parts: readonly Resource[], plan: Plan): Printed {
  const writer = createWriter();
  writer.from(network.origin, () => {
    writer.line('<network>');
    writer.line(xml`  <name>${network.name}</name>`);
    writer.line(xml`  <uuid>${networkUuid(plan.lab.id, network)}</uuid>`);
    if (network.forward === 'macvtap') printCards(writer, network.mode, network.cards);
    else if (network.forward === 'hostdev') {
      writer.line("  <forward mode='hostdev' managed='yes'>");
      writer.line(xml`    <pf dev='${network.card}'/>`);
      writer.line('  </forward>');
    } else if (network.forward === 'bridge') {
      writer.line("  <forward mode='bridge'/>");
      writer.line(xml`  <bridge name='${network.bridge}'/>`);
      if (network.technology === 'openvswitch') writer.line("  <virtualport type='openvswitch'/>");
    } else {
      // Otherwise libvirt would switch forwarding on, and leave it so.
      if (parts.some(({ kind }) => kind === 'forwarding')) printForward(writer, network.forward);
      printMade(writer, parts);
    }
    if ('bridge' in network) printBandwidth(writer, network.bandwidth ?? {}, '  ');
    if ('portgroups' in network) printPortgroups(writer, network.portgroups ?? []);
    writer.line('</network>');
  });
  return writer.finish();
}

function printCards(writer: Writer, mode: MacvlanMode, cards: readonly string[]): void {
  writer.line(xml`  <forward mode='${mode === 'passthru' ? 'passthrough' : mode}'>`);
  for (const card of cards) writer.line(xml`    <interface dev='${card}'/>`);
  writer.line('  </forward>');
}

function printBandwidth(
  writer: Writer,
  { inbound, outbound }: { readonly [K in keyof Bandwidth]: Bandwidth[K] | undefined },
  indent: string,
): void {
  if (!inbound && !outbound) return;
  writer.line(`${indent}<bandwidth>`);
  for (const [way, rate] of Object.entries({ inbound, outbound })) {
    if (!rate) continue;
    let line = `<${way}`;
    for (const key of ['average', 'peak', 'burst'] as const)
      if (rate[key] !== undefined) line += xml` ${key}='${rate[key]}'`;
    writer.line(`${indent}  ${line}/>`);
  }
  writer.line(`${indent}</bandwidth>`);
}

function printPortgroups(writer: Writer, groups: readonly Portgroup[]): void {
  for (const { id, default: isDefault, vlan, inbound, outbound } of groups) {
    const group = `${xml`  <portgroup name='${id}'`}${isDefault ? " default='yes'" : ''}`;
    if (!vlan && !inbound && !outbound) {
      writer.line(`${group}/>`);
      continue;
    }
    writer.line(`${group}>`);
    if (vlan) printVlan(writer, vlan, '    ');
    printBandwidth(writer, { inbound, outbound }, '    ');
    writer.line('  </portgroup>');
  }
}

/** The ports are libvirt's own: an active network tells of them, whether they were said or not. */
function printForward(writer: Writer, mode: Network['forward']): void {
  if (mode === 'nat') {
    writer.line("  <forward mode='nat'>");
    writer.line('    <nat>');
    writer.line("      <port start='1024' end='65535'/>");
    writer.line('    </nat>');
    writer.line('  </forward>');
  } else if (mode !== 'isolated') writer.line(xml`  <forward mode='${mode}'/>`);
}

/** The switch and what is served on it. */
function printMade(writer: Writer, parts: readonly Resource[]): void {
  const dhcp = parts.find((one) => one.kind === 'dhcp');
  for (const one of parts) {
    if (one.kind === 'netdev' && one.type === 'bridge') {
      const stp = one.stp ? 'on' : 'off';
      writer.line(xml`  <bridge name='${one.ifname}' stp='${stp}' delay='${one.forwardDelay}'/>`);
    }
  }
  for (const one of parts) {
    if (one.kind === 'setting' && typeof one.set === 'object')
      writer.line(xml`  <mtu size='${one.set.mtu}'/>`);
  }
  if (dhcp?.domain !== undefined)
    writer.line(xml`  <domain name='${dhcp.domain}' localOnly='yes'/>`);
  printDns(writer, dhcp);
  for (const one of parts) if (one.kind === 'address') printAddress(writer, one, dhcp);
}

/** Names of an address stand together: libvirt takes one <host> for each. */
function printDns(writer: Writer, dhcp: Dhcp | undefined): void {
  if (!dhcp) {
    writer.line("  <dns enable='no'/>");
    return;
  }
  const names = new Map<string, Set<string>>();
  for (const { address, name } of [...dhcp.leases, ...(dhcp.hosts ?? [])]) {
    if (name === undefined) continue;
    const known = names.get(address);
    if (known) known.add(name);
    else names.set(address, new Set([name]));
  }
  if (names.size === 0) return;
  writer.line('  <dns>');
  for (const [address, all] of names) {
    writer.line(xml`    <host ip='${address}'>`);
    for (const name of all) writer.line(xml`      <hostname>${name}</hostname>`);
    writer.line('    </host>');
  }
  writer.line('  </dns>');
}

function printAddress(writer: Writer, { family, cidr }: Address, dhcp: Dhcp | undefined): void {
  const [address = '', prefix = ''] = cidr.split('/');
  const ip = xml`  <ip family='ipv${family}' address='${address}' prefix='${prefix}'`;
  if (dhcp?.address !== address || String(dhcp.prefix) !== prefix) {
    writer.line(`${ip}/>`);
    return;
  }
  writer.line(`${ip}>`);
  writer.line('    <dhcp>');
  writer.line(xml`      <range start='${dhcp.first}' end='${dhcp.last}'/>`);
  for (const { mac, address: given, name } of dhcp.leases) {
    const named = name === undefined ? '' : xml` name='${name}'`;
    writer.line(`${xml`      <host mac='${mac}'`}${named}${xml` ip='${given}'/>`}`);
  }
  writer.line('    </dhcp>');
  writer.line('  </ip>');
}

/** RFC 9562, version 8: what is in it is our own affair. */
function networkUuid(lab: string, network: Network): string {
  const key = `${lab}/${network.machine}/${network.name}`;
  let hex = '';
  for (let i = 0; i < 4; i++) hex += hash32(`network ${i} ${key}`).toString(16).padStart(8, '0');
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    `a${hex.slice(17, 20)}`,
    hex.slice(20),
  ].join('-');
}
