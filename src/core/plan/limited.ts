import type { Network } from './resource.ts';

/** Whether libvirt is to limit the bandwidth of guests in it. */
export function isLimited(network: Network): boolean {
  if (network.forward === 'macvtap') return false;
  const { portgroups = [] } = network;
  const whole = 'bandwidth' in network && network.bandwidth !== undefined;
  return whole || portgroups.some((one) => one.inbound ?? one.outbound);
}
