import type { Field } from '../model/field.ts';
import type { DeviceId } from '../model/ids.ts';
import type { LowerContext, SegmentView } from '../plan/lowering.ts';
import {
  type Address,
  type Resource,
  type ResourceId,
  resourceId,
  type Setting,
} from '../plan/resource.ts';
import { msg } from '../util/message.ts';
import type { DhcpSwitch } from './dhcp.ts';
import { lowerAddresses } from './interfaces.ts';

/** A switch of the kernel. */
export interface LinuxBridge extends DhcpSwitch {
  readonly stp?: boolean;
  readonly forwardDelay?: number;
}

/** Seconds; the kernel's default, used only while STP runs. */
const DEFAULT_FORWARD_DELAY = 15;

export const STP: readonly Field[] = [
  {
    key: 'stp',
    label: msg`Spanning tree (STP)`,
    type: 'boolean',
    default: false,
    help: msg`Needed where switches form a ring.`,
  },
  {
    key: 'forwardDelay',
    label: msg`Forward delay`,
    type: 'integer',
    min: 2,
    max: 30,
    unit: msg`s`,
    default: DEFAULT_FORWARD_DELAY,
    help: msg`A new port is silent for twice this time while STP runs.`,
  },
];

interface Lowered {
  readonly made: ResourceId;
  readonly bridge: Resource;
  readonly addresses: readonly Address[];
  readonly mtu: readonly Setting[];
}

/** The switch itself, with the host's own addresses on it. */
export function lowerLinuxBridge(device: LinuxBridge, { cables, machine }: LowerContext): Lowered {
  const made = resourceId(device.id, 'bridge');
  const stp = device.stp ?? false;
  const base = { origin: device.id, machine };
  return {
    made,
    bridge: {
      ...base,
      kind: 'netdev',
      type: 'bridge',
      id: made,
      needs: [],
      ifname: device.name,
      stp,
      forwardDelay: stp ? (device.forwardDelay ?? DEFAULT_FORWARD_DELAY) : 0,
      vlanFiltering: cables.some((cable) => cable.vlan !== undefined),
    },
    addresses: lowerAddresses(
      { ...base, ifname: device.name, namespace: undefined, needs: [made], part: 'address' },
      device.addresses,
    ),
    mtu: device.mtu === undefined ? [] : [lowerMtu(device, device.mtu)],
  };

  /** A bridge's MTU follows its smallest port until it is changed: set it after the last one. */
  function lowerMtu({ id, name: ifname }: LinuxBridge, mtu: number): Setting {
    const ports = cables.map((cable) => cable.made).filter((port) => port !== undefined);
    const needs = [made, ...ports];
    return {
      ...base,
      kind: 'setting',
      id: resourceId(id, 'mtu'),
      needs,
      ifname,
      set: { mtu },
    };
  }
}

export function bridgeSegment(device: LinuxBridge, machine: DeviceId): SegmentView {
  const made = resourceId(device.id, 'bridge');
  return {
    technology: 'bridge',
    name: device.name,
    made,
    attach: ({ origin, ifname, of, netdev, part, vlan }) => ({
      kind: 'port',
      id: resourceId(origin, part),
      origin,
      machine,
      needs: [netdev, made],
      ifname,
      of,
      bridge: device.name,
      vlan,
    }),
  };
}
