import type { Resource } from '../../plan/resource.ts';
import { comment } from '../../text/shell.ts';
import type { EmitContext } from '../target.ts';
import { placeText } from './place.ts';

/** What a script does to the machine, by what a reader would ask. */
export interface Effects {
  readonly devices: readonly string[];
  readonly namespaces: readonly string[];
  readonly ovs: readonly string[];
  readonly touched: readonly string[];
  readonly addresses: readonly string[];
  readonly tools: readonly string[];
  /** What the kernel must be able to make. */
  readonly features: readonly string[];
}

/** Programs of the fixed part: iproute2, util-linux, awk, coreutils, grep, sed. */
const ALWAYS = ['ip', 'flock', 'unshare', 'awk', 'sed', 'grep'];

export function effectsOf(mine: readonly Resource[], dialectTools: readonly string[]): Effects {
  const devices: string[] = [];
  const namespaces: string[] = [];
  const ovs: string[] = [];
  const touched: string[] = [];
  const addresses: string[] = [];
  const tools = new Set([...ALWAYS, ...(mine.length > 0 ? dialectTools : [])]);
  const features = new Set<string>();
  for (const resource of mine) {
    switch (resource.kind) {
      case 'netdev':
        features.add(resource.type);
        if (resource.type === 'veth') devices.push(...resource.ends.map(placeText));
        else devices.push(resource.ifname);
        if (resource.type === 'bridge' && resource.vlanFiltering) features.add('vlan-filtering');
        break;
      case 'namespace':
        namespaces.push(resource.name);
        break;
      case 'port':
        if (resource.of === 'existing')
          touched.push(`${resource.ifname} becomes a port of ${resource.bridge}`);
        if (resource.vlan) tools.add('bridge');
        break;
      case 'ovs-bridge':
        ovs.push(resource.name);
        break;
      case 'ovs-port':
        if (resource.of === 'existing')
          touched.push(`${resource.name} becomes a port of ${resource.bridge}`);
        else if (resource.of === 'internal' || resource.of === 'patch') ovs.push(resource.name);
        break;
      case 'address':
        if (resource.namespace === undefined)
          addresses.push(`${resource.cidr} on ${resource.ifname}`);
        break;
      case 'route':
        if (resource.namespace === undefined)
          addresses.push(`route ${resource.to} via ${resource.via}`);
        break;
      default:
        break;
    }
  }
  if (ovs.length > 0) tools.add('ovs-vsctl').add('ovs-appctl');
  return {
    devices,
    namespaces,
    ovs,
    touched,
    addresses,
    tools: [...tools],
    features: [...features],
  };
}

const WIDTH = 92;

/** `# Title: a, b, c`, broken where a line gets long. */
function list(name: string, items: readonly string[]): string[] {
  const lines: string[] = [];
  let line = `${name}:`;
  items.forEach((item, i) => {
    const text = i < items.length - 1 ? `${item},` : item;
    if (line.length + text.length + 1 > WIDTH) {
      lines.push(line);
      line = '   ';
    }
    line += ` ${text}`;
  });
  if (items.length === 0) line += ' none';
  return [...lines, line].map(comment);
}

/** The comment that a person reads before running the script as root. */
export function header({ plan, host }: EmitContext, effects: Effects, title: string): string[] {
  const folder = `/run/vethloom/${plan.lab.id}`;
  return [
    '#!/bin/sh',
    comment(`Network of the drawing "${plan.lab.label}" on its host "${host.label}".`),
    comment(`Written by Vethloom: ${title}, drawing format 1.`),
    '#',
    comment('Effects of "up"; "down" takes all of them back:'),
    ...list('  Network devices made', effects.devices),
    ...list('  Namespaces made', effects.namespaces),
    ...list('  Open vSwitch bridges and ports made', effects.ovs),
    ...list('  Devices of this machine touched', effects.touched),
    ...list("  Addresses and routes of this machine's own stack", effects.addresses),
    comment('  Sysctl settings, firewall rules, listening ports: none'),
    ...list('  Files', [folder, ...(effects.namespaces.length > 0 ? ['/run/netns'] : [])]),
    ...list('  Programs used', effects.tools),
    '',
  ];
}
