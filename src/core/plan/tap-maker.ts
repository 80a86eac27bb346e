import type { Backend, TapMaker } from './backend.ts';
import type { Resource } from './resource.ts';

type Change = (maker: TapMaker, ifname: string) => TapMaker | undefined;

/** The tap, its port or the guest behind it, as if another had been drawn to make the tap. */
export function withMaker(resource: Resource, change: Change): Resource {
  switch (resource.kind) {
    case 'netdev':
      return resource.type === 'tap' ? made(resource, resource.ifname, change) : resource;
    case 'port':
      return made(resource, resource.ifname, change);
    case 'ovs-port':
      return made(resource, resource.name, change);
    case 'machine':
      return {
        ...resource,
        nics: resource.nics.map((nic) => ({ ...nic, backend: behind(nic.backend, change) })),
      };
    default:
      return resource;
  }
}

function behind(backend: Backend, change: Change): Backend {
  return backend.type === 'tap' ? made(backend, backend.ifname, change) : backend;
}

function made<T extends { readonly maker?: TapMaker | undefined }>(
  one: T,
  ifname: string,
  change: Change,
): T {
  return one.maker === undefined ? one : { ...one, maker: change(one.maker, ifname) };
}
