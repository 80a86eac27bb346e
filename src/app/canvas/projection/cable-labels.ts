import { linkFaceOf } from '../../faces/index.ts';
import type { Texts } from '../../i18n/en.ts';
import { isPlugged } from '../../../core/index.ts';
import type { Link, Plan, Resource, Vlan } from '../../../core/index.ts';

const cache = new WeakMap<Plan, ReadonlyMap<string, readonly Resource[]>>();

/** What stands in the pill of each cable: its kind, the device it makes, its VLANs. */
export function cableLabel(
  link: Link,
  plan: Plan,
  switches: ReadonlyMap<string, string>,
  texts: Texts,
): string {
  const resources = resourcesOf(plan).get(link.id) ?? [];
  return [nameOf(link, resources, switches, texts), vlanOf(link)].filter(Boolean).join(' · ');
}

function nameOf(
  link: Link,
  resources: readonly Resource[],
  switches: ReadonlyMap<string, string>,
  { canvas }: Texts,
): string {
  const { word } = linkFaceOf(link.kind);
  switch (link.kind) {
    case 'tap': {
      const tap = resources.find((one) => one.kind === 'netdev' && one.type === 'tap');
      return tap?.kind === 'netdev' && tap.type === 'tap' ? `${word} ${tap.ifname}` : word;
    }
    case 'member': {
      const owner = [link.a, link.b]
        .map((end) => (isPlugged(end) ? switches.get(end.device) : undefined))
        .find((name) => name !== undefined);
      return owner === undefined ? canvas.port : canvas.portOf(owner);
    }
    default:
      return word;
  }
}

/** What the kernel calls the two devices that a cable makes, where it makes two. */
export function endNames(link: Link, plan: Plan): readonly [string, string] | undefined {
  for (const one of resourcesOf(plan).get(link.id) ?? []) {
    if (one.kind === 'netdev' && one.type === 'veth')
      return [one.ends[0].ifname, one.ends[1].ifname];
  }
  return undefined;
}

function vlanOf(link: Link): string {
  const texts = [link.a, link.b].flatMap((end) =>
    isPlugged(end) && end.vlan ? [printVlan(end.vlan)] : [],
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
