import { linkKindOf } from '../links/index.ts';
import { isPlugged } from '../model/topology.ts';
import type { Link, Vlan } from '../model/topology.ts';
import type { Plan } from '../plan/plan.ts';
import type { Resource, Tunnel } from '../plan/resource.ts';
import { msg } from '../util/message.ts';
import type { Wording } from '../util/message.ts';

const cache = new WeakMap<Plan, ReadonlyMap<string, readonly Resource[]>>();

/** What stands in the pill of each cable: its kind, the device it makes, its VLANs. */
export function cableLabel(link: Link, plan: Plan, switches: ReadonlyMap<string, string>): Wording {
  const name = nameOf(link, resourcesOf(plan).get(link.id) ?? [], switches);
  const vlan = vlanOf(link);
  if (vlan === '') return name;
  return name === '' ? vlan : msg`${name} · ${vlan}`;
}

function nameOf(
  link: Link,
  resources: readonly Resource[],
  switches: ReadonlyMap<string, string>,
): Wording {
  const { word } = linkKindOf(link).look;
  switch (link.kind) {
    case 'tap':
    case 'network':
    case 'macvtap': {
      const made = resources.find((one) => one.kind === 'netdev');
      return made && 'ifname' in made ? `${word} ${made.ifname}` : word;
    }
    case 'tunnel': {
      const end = resources.flatMap(wayOf)[0];
      if (end) return `${end.type} ${end.vni}`;
      return typeof link['type'] === 'string' ? link['type'] : word;
    }
    case 'socket':
      return typeof link['form'] === 'string' ? `${word} ${link['form']}` : word;
    case 'l2tpv3':
      return link['over'] === 'ip' ? `${word} ip` : word;
    case 'vfio':
      return typeof link['vf'] === 'number' ? `vf ${link['vf']}` : word;
    case 'member': {
      const owner = [link.a, link.b]
        .map((end) => (isPlugged(end) ? switches.get(end.device) : undefined))
        .find((name) => name !== undefined);
      return owner === undefined ? msg`port` : msg`port of ${owner}`;
    }
    default:
      return word;
  }
}

function wayOf(one: Resource): Tunnel[] {
  if (one.kind === 'ovs-port' && one.tunnel) return [one.tunnel];
  return one.kind === 'netdev' && 'vni' in one ? [one] : [];
}

/** What the kernel calls the two devices that a cable makes, where it makes two. */
export function endNames(link: Link, plan: Plan): readonly [string, string] | undefined {
  for (const one of resourcesOf(plan).get(link.id) ?? []) {
    if (one.kind !== 'netdev' || one.type !== 'veth') continue;
    const [{ ifname: first }, { ifname: second }] = one.ends;
    // The end that is lent comes second, and the container's card may be either side.
    const swapped = one.lent === true && isPlugged(link.a) && link.a.port !== undefined;
    return swapped ? [second, first] : [first, second];
  }
  return undefined;
}

function vlanOf(link: Link): string {
  const texts = [link.a, link.b].flatMap((end) =>
    isPlugged(end) && end.vlan ? [printVlan(end.vlan)] : [],
  );
  // Of a virtual function the host's card puts it on, whichever end that is.
  if (typeof link['vlan'] === 'number') texts.push(`tag ${link['vlan']}`);
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
