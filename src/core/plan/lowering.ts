import type { Role } from '../model/role.ts';
import type { DeviceId, Origin } from '../model/ids.ts';
import type { Device, Link, PluggedEnd, Side, Vlan } from '../model/topology.ts';
import type { Backend, Controller, PciAddress, Resource, ResourceId, SwitchTechnology } from './resource.ts';

/** Where an IP stack lives on its host. */
export interface StackView {
  /** Absent for the host's own stack. */
  readonly namespace?: string;
  readonly needs: readonly ResourceId[];
}

/** What a network device needs to become a port of a switch. */
export interface PortRequest {
  readonly origin: Origin;
  readonly machine: DeviceId;
  readonly ifname: string;
  readonly of: 'tap' | 'veth' | 'existing';
  /** The resource that makes the network device. */
  readonly netdev: ResourceId;
  /** Distinguishes the ports of one link: `port`, `port-a`, `port-b`. */
  readonly part: string;
  readonly vlan: Vlan | undefined;
}

export interface SegmentView {
  readonly technology: SwitchTechnology;
  readonly name: string;
  /** The resource that makes the switch. */
  readonly made: ResourceId;
  /** Turns a network device into a port of this switch. */
  attach(request: PortRequest): Resource;
}

/** A plugged end of a link, seen through what its device can do. */
export interface EndView {
  readonly end: PluggedEnd;
  readonly device: Device;
  /** The role by which the link kind was matched. */
  readonly role: Role;
  /** Name of the network device at this end. */
  readonly ifname: string;
  /** For `stack`. */
  readonly stack: StackView | undefined;
  /** For `segment` and `ovs`. */
  readonly segment: SegmentView | undefined;
}

/** A cable plugged into a device, seen from that device. */
export interface CableView {
  readonly link: Link;
  readonly side: Side;
  readonly here: EndView;
  readonly far: EndView;
  /** What must exist before this end can be used: the interface, or the port of a switch. */
  readonly made: ResourceId | undefined;
}

/** What the lowering of one device or link may ask. */
export interface LowerContext {
  readonly machine: DeviceId;
  /** Cables in a device, in a fixed order. */
  cables(device: DeviceId): readonly CableView[];
  /** The cable in one port of a device. */
  cable(device: DeviceId, port: string): CableView | undefined;
  /** What the cable in this port offers a guest NIC. */
  backend(device: DeviceId, port: string): Backend;
  /** MACs of a guest's NICs, in their order. */
  macs(device: DeviceId): readonly string[];
  /** Unique name on its host for files, libvirt and QEMU. */
  fileName(device: DeviceId): string;
  /** libvirt's name for a drawn switch: unique on its host, carries the lab's id. */
  networkName(device: DeviceId): string;
  uuid(device: DeviceId): string;
  pci(device: Device): {
    readonly controllers: readonly Controller[];
    /** By NIC id. */
    readonly slots: ReadonlyMap<string, PciAddress>;
  };
}
