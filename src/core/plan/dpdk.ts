import type { Resource } from './resource.ts';

/** What a port of DPDK asks of the machine beside `ovs-vsctl`. */
export const DPDK = {
  package: 'openvswitch-switch-dpdk',
  setting: 'other_config:dpdk-init=true',
} as const;

export function needsDpdk(resources: readonly Resource[]): boolean {
  return resources.some((one) => one.kind === 'ovs-port' && one.of === 'vhost-user');
}
