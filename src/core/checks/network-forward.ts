import type { Device } from '../model/topology.ts';

const ROUTED: ReadonlySet<string> = new Set(['nat', 'route', 'open']);

/** How those in a libvirt network reach what is outside of it. */
export function modeOf({ forward }: Device): string {
  return typeof forward === 'string' ? forward : 'isolated';
}

/** Whether the host forwards for this device as a libvirt network. */
export function isRouted(device: Device): boolean {
  return device.kind === 'libvirt-network' && ROUTED.has(modeOf(device));
}
