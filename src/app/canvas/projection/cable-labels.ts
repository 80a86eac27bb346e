import { linkFaceOf } from '../../faces/index.ts';
import type { Link, Plan, Resource, Topology, Vlan } from '../../../core/index.ts';

const cache = new WeakMap<Plan, ReadonlyMap<string, readonly Resource[]>>();

/** What stands in the pill of each cable: its kind, the device it makes, its VLANs. */
export function cableLabel(link: Link, plan: Plan, topology: Topology): string {
  const resources = resourcesOf(plan).get(link.id) ?? [];
  return [nameOf(link, resources, topology), vlanOf(link)].filter(Boolean).join(' · ');
}

function nameOf(link: Link, resources: readonly Resource[], topology: Topology): string {
  const { word } = linkFaceOf(link.kind);
  switch (link.kind) {
    case 'tap': {
      const tap = resources.find((one) => one.kind === 'netdev' && one.type === 'tap');
      return tap?.kind === 'netdev' && tap.type === 'tap' ? `${word} ${tap.ifname}` : word;
    }
    case 'member': {
      const owner = switchOf(link, topology);
      return owner === undefined ? 'port' : `port of ${owner}`;
    }
    default:
      return word;
  }
}

function switchOf(link: Link, topology: Topology): string | undefined {
  const ids = [link.a, link.b].map((end) => ('device' in end ? end.device : undefined));
  const found = topology.devices.find(
    (device) => ids.includes(device.id) && (device.kind === 'bridge' || device.kind === 'ovs'),
  );
  return found?.name;
}

function vlanOf(link: Link): string {
  const texts = [link.a, link.b].flatMap((end) =>
    'device' in end && end.vlan ? [printVlan(end.vlan)] : [],
  );
  return [...new Set(texts)].join(' · ');
}

function printVlan(vlan: Vlan): string {
  return vlan.mode === 'access' ? `tag ${vlan.tag}` : `trunk ${vlan.tags.join(',') || 'all'}`;
}

function resourcesOf(plan: Plan): ReadonlyMap<string, readonly Resource[]> {
  const known = cache.get(plan);
  if (known) return known;
  const byOrigin = new Map<string, Resource[]>();
  for (const host of plan.hosts) {
    for (const resource of host.resources) {
      const list = byOrigin.get(resource.origin);
      if (list) list.push(resource);
      else byOrigin.set(resource.origin, [resource]);
    }
  }
  cache.set(plan, byOrigin);
  return byOrigin;
}
