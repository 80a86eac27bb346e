import { isPlugged, setField } from '../../../core/index.ts';
import type { Topology } from '../../../core/index.ts';
import type { Path } from '../../fields/form.ts';

/** Gives a network card or interface another name; the cables in it stay plugged. */
export function renamePort(
  topology: Topology,
  device: string,
  items: Path,
  from: string,
  to: string,
): Topology {
  const [key] = items;
  const owner = topology.devices.find(({ id }) => id === device);
  const list = key === undefined ? undefined : owner?.[key];
  const index = Array.isArray(list)
    ? list.findIndex((item: { id: string }) => item.id === from)
    : -1;
  if (index < 0) return topology;
  let renamed = setField(topology, device, [...items, index, 'id'], to);
  for (const link of topology.links) {
    for (const side of ['a', 'b'] as const) {
      const end = link[side];
      if (isPlugged(end) && end.device === device && end.port === from) {
        renamed = setField(renamed, link.id, [side, 'port'], to);
      }
    }
  }
  return renamed;
}
