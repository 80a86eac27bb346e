import type { Device } from '../model/topology.ts';

/** Whether the host forwards for this device as a libvirt network. */
export function isRouted({ kind, forward }: Device): boolean {
  return kind === 'libvirt-network' && ['nat', 'route', 'open'].includes(String(forward));
}
