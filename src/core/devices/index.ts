import type { Device } from '../model/topology.ts';
import { bond } from './bond/bond.ts';
import { bridge } from './bridge/bridge.ts';
import { dummy } from './dummy/dummy.ts';
import { guest } from './guest/guest.ts';
import { host } from './host/host.ts';
import { hub } from './hub/hub.ts';
import { ifb } from './ifb/ifb.ts';
import type { DeviceKind } from './kind.ts';
import { lan } from './lan/lan.ts';
import { libvirtNetwork } from './libvirt-network/libvirt-network.ts';
import { mcast } from './mcast/mcast.ts';
import { namespace } from './namespace/namespace.ts';
import { nic } from './nic/nic.ts';
import { ovs } from './ovs/ovs.ts';
import { ovsBond } from './ovs-bond/ovs-bond.ts';
import { tunProgram } from './tun/tun.ts';
import { userNet } from './user-net/user-net.ts';
import { vde } from './vde/vde.ts';
import { vdpa } from './vdpa/vdpa.ts';
import { vhostUser } from './vhost-user/vhost-user.ts';
import { vlan } from './vlan/vlan.ts';

const KINDS = {
  host,
  guest,
  namespace,
  bridge,
  ovs,
  'libvirt-network': libvirtNetwork,
  nic,
  bond,
  'ovs-bond': ovsBond,
  vlan,
  dummy,
  ifb,
  'user-net': userNet,
  lan,
  tun: tunProgram,
  mcast,
  hub,
  vde,
  'vhost-user': vhostUser,
  vdpa,
} as const;

export type DeviceKindId = keyof typeof KINDS;

/** Every device kind, in the order of the palette. */
export const deviceKinds = KINDS as unknown as Readonly<Record<DeviceKindId, DeviceKind>>;

export function isDeviceKind(kind: string): kind is DeviceKindId {
  return Object.hasOwn(KINDS, kind);
}

/** The kind of a device of a parsed topology, which has no other kinds. */
export function kindOf(device: Device): DeviceKind {
  if (!isDeviceKind(device.kind)) throw new Error(`no device kind ${device.kind}`);
  return deviceKinds[device.kind];
}

/** Whether it stands in no host: one itself, or what is beside them. */
export function standsAlone({ container, apart }: DeviceKind): boolean {
  return container === true || apart === true;
}

/** Whether a device stands beside the hosts that may stand in one, too. */
export function isBeside({
  device,
  kind,
}: {
  readonly device: Device;
  readonly kind: DeviceKind;
}): boolean {
  return kind.beside === true && device.in === undefined;
}
