import { type Bandwidth, limitsOf } from '../model/bandwidth.ts';
import { portgroupsOf } from '../model/portgroup.ts';
import type { Device } from '../model/topology.ts';
import type { DeviceView } from '../view/view.ts';
import { heeds } from './heeds.ts';

/** The limits of a network and of its portgroups, and where they stand. */
export function limits(one: DeviceView): ReturnType<typeof limitsOf> {
  const { device } = one;
  const groups = heeds(one, 'portgroups') ? portgroupsOf(device) : [];
  return [
    ...limitsOf(device as Device & Bandwidth, []).filter(({ path }) => heeds(one, String(path[0]))),
    ...groups.flatMap((group, i) => limitsOf(group, ['portgroups', i])),
  ];
}
