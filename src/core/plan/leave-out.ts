import { type Danger, DANGER_KINDS, dangersOf, listenName } from './dangers.ts';
import { typedSocket } from './effect-words.ts';
import { groupName, isJoinedByOthers } from './mcast-groups.ts';
import type { Plan, PlanHost } from './plan.ts';
import type { Attachment, Resource, ResourceId } from './resource.ts';
import { withMaker } from './tap-maker.ts';

/** An MTU waits for the ports of its device, but does not need them. */
function falls(resource: Resource, gone: ReadonlySet<ResourceId>): boolean {
  const waits = resource.kind === 'setting' && typeof resource.set === 'object';
  return !waits && resource.needs.some((need) => gone.has(need));
}

function without(resources: readonly Resource[], dangers: readonly Danger[]): readonly Resource[] {
  if (dangers.length === 0) return resources;
  const gone = new Set(dangers.flatMap((danger) => danger.resources));
  const kept: Resource[] = [];
  // In their order whatever is needed comes first.
  for (const resource of resources) {
    if (gone.has(resource.id) || falls(resource, gone)) gone.add(resource.id);
    else kept.push(resource);
  }
  return kept;
}

/** A tap is made, and opened, as where nobody has chosen by whom. */
function ordinary(resource: Resource, kind: Danger['kind'], names: ReadonlySet<string>): Resource {
  if (kind === 'root')
    return withMaker(resource, (maker, ifname) => (names.has(ifname) ? undefined : maker));
  if (resource.kind !== 'netdev' || resource.type !== 'tap' || !names.has(resource.ifname))
    return resource;
  return { ...resource, owner: undefined, group: undefined };
}

/** A guest stays, without the ports that lead to it, and what has its memory. */
function closed(resource: Resource, kind: Danger['kind'], names: ReadonlySet<string>): Resource {
  if (kind === 'root' || kind === 'lend') return ordinary(resource, kind, names);
  if (resource.kind !== 'machine') return resource;
  const nics = resource.nics.map((nic): Attachment => {
    const { backend } = nic;
    const path = backend.type === 'vdpa' ? backend.path : typedSocket(backend);
    if (path !== undefined && names.has(path)) return { ...nic, backend: { type: 'none' } };
    if (isJoinedByOthers(backend) && names.has(groupName(backend)))
      return { ...nic, backend: { type: 'none' } };
    if (backend.type !== 'user') return nic;
    const forwards = backend.forwards.filter((one) => !names.has(listenName(one)));
    return { ...nic, backend: { ...backend, forwards } };
  });
  return { ...resource, nics };
}

/** The plan without what these dangers bring about, and without all that needs it. */
export function leaveOut(plan: Plan, flags: ReadonlySet<string>): Plan {
  if (flags.size === 0) return plan;
  const hosts = plan.hosts.map((host): PlanHost => {
    let { resources } = host;
    for (const kind of DANGER_KINDS) {
      const off = dangersOf(resources, [kind]).filter(({ flag }) => flags.has(flag));
      resources = without(resources, off);
      const open = off.filter((danger) => danger.resources.length === 0).map(({ name }) => name);
      if (open.length > 0) resources = resources.map((one) => closed(one, kind, new Set(open)));
    }
    return { ...host, resources };
  });
  return { ...plan, hosts };
}
