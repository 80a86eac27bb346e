import { isUml } from '../nics/machines.ts';
import type { Plan } from './plan.ts';
import type { Attachment, Backend, Resource } from './resource.ts';

/** As it is told by name: `239.255.1.2:20000`. */
export function groupName({ address, port }: Extract<Backend, { type: 'mcast' }>): string {
  return `${address}:${port}`;
}

/** Whether a group is not kept on the host. */
export function isJoinedByOthers(backend: Backend): backend is Extract<Backend, { type: 'mcast' }> {
  return backend.type === 'mcast' && (backend.local !== undefined || backend.unbound === true);
}

/**
 * libvirt 9.0 and User-mode Linux (umcast_open()) have no word for the address by which a guest is
 * in a multicast group: theirs is where the host's route for it leads, also where QEMU alone would
 * keep it on the host.
 */
export function unbindGroups(plan: Plan, byLibvirt: boolean): Plan {
  const unbind = (nic: Attachment): Attachment =>
    nic.backend.type === 'mcast' ? { ...nic, backend: { ...nic.backend, unbound: true } } : nic;
  const hosts = plan.hosts.map((host) => ({
    ...host,
    resources: host.resources.map((one): Resource =>
      one.kind === 'machine' && (byLibvirt || isUml(one))
        ? { ...one, nics: one.nics.map(unbind) }
        : one,
    ),
  }));
  return { ...plan, hosts };
}
