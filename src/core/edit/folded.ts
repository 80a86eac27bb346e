import { kindOf } from '../devices/index.ts';
import type { DeviceId } from '../model/ids.ts';
import { isPlugged, type Link, type LinkEnd, type Topology } from '../model/topology.ts';

/** Where devices are that are not drawn: the container that is collapsed, by device. */
export function hiddenIn({ devices }: Topology): ReadonlyMap<string, DeviceId> {
  const collapsed = new Set<string>(
    devices.filter((device) => device.collapsed && kindOf(device).container).map(({ id }) => id),
  );
  return new Map(
    devices.flatMap((device) =>
      device.in !== undefined && collapsed.has(device.in) ? [[device.id, device.in] as const] : [],
    ),
  );
}

/**
 * The drawing as it is drawn: what stands in collapsed containers is left out, and cables from
 * there to elsewhere end at the container. Ids stay what they are.
 */
export function folded(topology: Topology): Topology {
  const hidden = hiddenIn(topology);
  if (hidden.size === 0) return topology;
  const outer = (end: LinkEnd): LinkEnd => {
    const container = isPlugged(end) ? hidden.get(end.device) : undefined;
    return container === undefined ? end : { device: container };
  };
  const inside = ({ a, b }: Link): boolean => isPlugged(a) && isPlugged(b) && a.device === b.device;
  const links = topology.links.map((link) => {
    const [a, b] = [outer(link.a), outer(link.b)];
    return a === link.a && b === link.b ? link : { ...link, a, b };
  });
  return {
    ...topology,
    devices: topology.devices.filter(({ id }) => !hidden.has(id)),
    links: links.filter((link, index) => link === topology.links[index] || !inside(link)),
  };
}
