import type { Network } from '../plan/resource.ts';

/** Whether libvirt is to limit the bandwidth of guests in it. */
export function isLimited(network: Network): boolean {
  if (network.forward === 'macvtap') return false;
  const { bandwidth, portgroups = [] } = network;
  return bandwidth !== undefined || portgroups.some((one) => one.inbound ?? one.outbound);
}
