import { type Bandwidth, limitsOf } from '../model/bandwidth.ts';
import { portgroupsOf } from '../model/portgroup.ts';
import type { Device } from '../model/topology.ts';
import type { DeviceView } from '../view/view.ts';

/** The limits of a network and of its portgroups, and where they stand. */
export function limits({ device }: DeviceView): ReturnType<typeof limitsOf> {
  return [
    ...limitsOf(device as Device & Bandwidth, []),
    ...portgroupsOf(device).flatMap((one, i) => limitsOf(one, ['portgroups', i])),
  ];
}
