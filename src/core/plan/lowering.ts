import type { DeviceId, LinkId, Origin } from '../model/ids.ts';
import type { Device, Link, PluggedEnd, Side, Vlan } from '../model/topology.ts';
import type {
  Backend,
  Controller,
  PciAddress,
  Resource,
  ResourceId,
  SwitchTechnology,
  Tunnel,
} from './resource.ts';

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
  readonly of: 'tap' | 'veth' | 'lower' | 'existing' | 'tunnel';
  /** The resource that makes the network device. */
  readonly netdev: ResourceId;
  /** Distinguishes the ports of one link: `port`, `port-a`, `port-b`. */
  readonly part: string;
  readonly vlan: Vlan | undefined;
}

export interface SegmentView {
  readonly technology: SwitchTechnology;
  readonly name: string;
  /** Of all its ports, where the switch says it. */
  readonly mtu?: number | undefined;
  /** Of the ports whose cables say none. */
  readonly vlan?: Vlan | undefined;
  /** The resource that makes the switch. */
  readonly made: ResourceId;
  /** Turns a network device into a port of this switch. */
  attach(request: PortRequest): Resource;
}

/** A network device that others stand on. */
export interface CarrierView {
  /** The resource that makes it, or asserts that it is there. */
  readonly made: ResourceId;
  /** Whether it is made here. */
  readonly of: 'lower' | 'existing';
  /** Of a bond: takes another network device into it. */
  readonly enslave?: (request: SlaveRequest) => Resource;
}

export interface SlaveRequest {
  readonly origin: Origin;
  readonly machine: DeviceId;
  readonly ifname: string;
  readonly carrier: CarrierView;
}

/** A network card of a guest, as others on its segment see it. */
export interface CardView {
  readonly mac: string;
  /** Whether somebody chose the MAC. */
  readonly typed: boolean;
  /** As drawn: nobody sets them inside the guest. */
  readonly addresses: readonly string[];
  /** The guest's `fileName`. */
  readonly name: string;
  /** Its place among the cards of the guest. */
  readonly place: number;
}

/** A plugged end of a link, seen through what its device can do. */
export interface EndView {
  readonly link: Link;
  readonly side: Side;
  readonly end: PluggedEnd;
  readonly device: Device;
  /** Name of the network device at this end. */
  readonly ifname: string;
  /** For `stack`. */
  readonly stack: StackView | undefined;
  /** For `segment` and `ovs`. */
  readonly segment: SegmentView | undefined;
  /** For `lower`. */
  readonly carrier: CarrierView | undefined;
  /** Of a network that is one of network devices of the host: the one that this cable gets. */
  readonly pooled: PooledCard | undefined;
  /** For `nic-model`; made when it is asked for. */
  readonly card: CardView | undefined;
  /** The first port of 127.0.0.1 that the link has: nobody else of the drawing has it on this host. */
  readonly loopbackPort: number;
  /** For tunnels. */
  readonly tunnel: TunnelEnd | undefined;
  /** The first of two numbers that no other link of the drawing has on this host. */
  readonly session: number;
  /** Of the port that this end becomes, whoever says it. */
  readonly vlan: Vlan | undefined;
  /** For `qemu`: what stands behind a network card that is plugged in here. */
  offer(link: LinkId): Backend | undefined;
  /** For sockets that programs of the lab and its guests meet at; absolute. */
  readonly socketFolder: string;
  /** The host all of it is on. */
  readonly machine: DeviceId;
  /** What must exist before this end can be used: the interface, or the port of a switch. */
  readonly made: ResourceId | undefined;
  readonly far: EndView;
}

/** One of the network devices that a network stands on. */
export interface PooledCard {
  readonly ifname: string;
  readonly made: ResourceId;
}

/** An end of a tunnel, and the MTU of what it carries. */
export interface TunnelEnd extends Omit<Tunnel, 'type'> {
  readonly mtu: number;
}

/** IPv4. */
export interface MulticastGroup {
  readonly address: string;
  readonly port: number;
  /** By cable, the address of its host by which a guest of several hosts is in it. */
  readonly locals: ReadonlyMap<LinkId, string>;
}

/** What the lowering of one device may ask. */
export interface LowerContext {
  readonly machine: DeviceId;
  /** The switch that it is, or stands on. */
  readonly segment: SegmentView | undefined;
  /** The network devices that it stands on. */
  readonly pool: readonly PooledCard[];
  /** The cables in it, and in what stands on it, seen from there, in a fixed order. */
  readonly cables: readonly EndView[];
  /** The cable in one port. */
  cable(port: string): EndView | undefined;
  /** What the cable in this port offers a guest NIC. */
  backend(port: string): Backend;
  /** MACs of a guest's NICs, in their order. */
  readonly macs: readonly string[];
  /** Unique name on its host for files, libvirt and QEMU. */
  readonly fileName: string;
  /** libvirt's name for a drawn switch: unique on its host, carries the lab's id. */
  readonly networkName: string;
  readonly uuid: string;
  /** For sockets of programs that the lab starts; absolute. */
  readonly socketFolder: string;
  /** Of a switch that is a multicast group. */
  readonly multicast: MulticastGroup;
  /** Where the cards of a guest go. */
  pci(
    arch: string,
    machine: string,
    nics: readonly { readonly id: string; readonly model: string }[],
  ): {
    readonly controllers: readonly Controller[];
    /** By NIC id. */
    readonly slots: ReadonlyMap<string, PciAddress>;
  };
}
