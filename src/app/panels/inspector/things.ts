import {
  deviceKinds,
  isDeviceKind,
  isLinkKind,
  isPlugged,
  linkKinds,
} from '../../../core/index.ts';
import type {
  Device,
  DeviceKind,
  Field,
  Link,
  LinkEnd,
  LinkKind,
  Side,
  Topology,
} from '../../../core/index.ts';

/** Undefined for a kind that this version does not know. */
export function kindOfDevice(device: Device): DeviceKind | undefined {
  return isDeviceKind(device.kind) ? deviceKinds[device.kind] : undefined;
}

export function kindOfLink(link: Link): LinkKind | undefined {
  return isLinkKind(link.kind) ? linkKinds[link.kind] : undefined;
}

export function deviceOfEnd(topology: Topology, end: LinkEnd): Device | undefined {
  return isPlugged(end) ? topology.devices.find(({ id }) => id === end.device) : undefined;
}

/** Whether an address of its host belongs to an end: of a tunnel, or in a group beside the hosts. */
export function hasLocal(topology: Topology, link: Link, side: Side): boolean {
  if (kindOfLink(link)?.overhead) return true;
  const far = deviceOfEnd(topology, link[side === 'a' ? 'b' : 'a']);
  return far !== undefined && far.in === undefined && kindOfDevice(far)?.beside === true;
}

/** Those that something can be said by, as it is plugged. */
export function fieldsOfLink(topology: Topology, link: Link): readonly Field[] {
  const { fields = [], settled } = kindOfLink(link) ?? {};
  const isSettled = [link.a, link.b].some((end) => {
    const device = settled && deviceOfEnd(topology, end);
    return device && kindOfDevice(device)?.roles.includes(settled.role);
  });
  if (!isSettled) return fields;
  return fields.filter(({ key }) => link[key] !== undefined || !settled?.keys.includes(key));
}

/** `web1:eth0`, or undefined where the end hangs loose. */
export function endName(topology: Topology, end: LinkEnd): string | undefined {
  const device = deviceOfEnd(topology, end);
  if (!device || !isPlugged(end)) return undefined;
  return end.port === undefined ? device.name : `${device.name}:${end.port}`;
}
