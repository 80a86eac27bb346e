import type { DeviceId, Origin } from '../model/ids.ts';
import type { Vlan } from '../model/topology.ts';
import type { Bond, Dummy, Ifb, SlaveOf, VlanOf } from './lowers.ts';
import type { Ipvlan, Macvlan, Macvtap } from './macvlan.ts';
import type { TapMaker, Vfio } from './backend.ts';
import type { Attachment, Controller } from './attachment.ts';
import type { ResourceId } from './resource-id.ts';
import type { OvsPlug, OvsSwitch } from './ovs.ts';
import type { DhcpServer, LibvirtNetwork } from './served.ts';
import type { Tunnel } from './tunnel.ts';
import type { VethEnd } from './veth-end.ts';
import type { PlugProgram, SwitchProgram, WayOut } from './vde.ts';

/** Targets see the plan only. */
export type { BondMode } from './lowers.ts';
export type { MacvlanMode } from './macvlan.ts';
export type { OvsBond } from './ovs-bond.ts';
export type { VethEnd } from './veth-end.ts';
export type { Attachment, Controller, PciAddress } from './attachment.ts';
export { type Tunnel, tunnelDevice, type TunnelType } from './tunnel.ts';
export type { DeviceId, LinkId, Origin } from '../model/ids.ts';
export type { Bandwidth } from '../model/bandwidth.ts';
export type { Portgroup } from '../model/portgroup.ts';
export type { Vlan } from '../model/topology.ts';
export {
  type Backend,
  type Datagrams,
  dealtName,
  hasLongSendRing,
  hasNetdev,
  hasQueues,
  isQemus,
  type L2tpv3,
  type Netdevs,
  type Passt,
  passedName,
  type SocketPlace,
  type Stream,
  type SwitchTechnology,
  type TapMaker,
  type Vfio,
  type Vhost,
  vhostBehind,
  type VhostUser,
  type VirtualFunction,
} from './backend.ts';
export { type ResourceId, resourceId } from './resource-id.ts';
export type { Lease } from './served.ts';

interface ResourceBase {
  readonly id: ResourceId;
  /** The device or link that caused it. */
  readonly origin: Origin;
  /** The host it must exist on. */
  readonly machine: DeviceId;
  /** What must exist before it. */
  readonly needs: readonly ResourceId[];
  /** The libvirt network that brings it about where libvirt runs the guests. */
  readonly madeBy?: ResourceId;
  /** Of a tap and of its port; absent where it is for the export to say. */
  readonly maker?: TapMaker | undefined;
}

/** A network device the host must already have: asserted, never made or removed. */
export interface Existing extends ResourceBase {
  readonly kind: 'existing';
  readonly ifname: string;
  /** What the host has on it already. */
  readonly addresses?: readonly string[] | undefined;
}

/** A named network namespace; its loopback is up. */
export interface Namespace extends ResourceBase {
  readonly kind: 'namespace';
  readonly name: string;
}

export interface BridgeDevice extends ResourceBase {
  readonly kind: 'netdev';
  readonly type: 'bridge';
  readonly ifname: string;
  readonly stp: boolean;
  /** Seconds; 0 where STP is off. */
  readonly forwardDelay: number;
  readonly vlanFiltering: boolean;
}

export interface VethDevice extends ResourceBase {
  readonly kind: 'netdev';
  readonly type: 'veth';
  readonly ends: readonly [VethEnd, VethEnd];
  /** Whether the second end is for a container, which takes it away and gives it back. */
  readonly lent?: boolean;
  readonly mtu?: number | undefined;
}

export interface TapDevice extends ResourceBase {
  readonly kind: 'netdev';
  readonly type: 'tap';
  readonly ifname: string;
  /** tun(4) IFF_MULTI_QUEUE; must be set exactly when the guest has more than one queue. */
  readonly multiQueue: boolean;
  /** Who may open it, tun(4): where both are there, the user, and in that group. Else who builds. */
  readonly owner?: string | undefined;
  readonly group?: string | undefined;
  /** Whether a program of the lab opens it, whoever runs the guests. */
  readonly ofProgram?: true;
  readonly mtu?: number | undefined;
}

/** An interface of a stack whose packets a program takes; without a MAC. */
export interface TunDevice extends ResourceBase {
  readonly kind: 'netdev';
  readonly type: 'tun';
  readonly ifname: string;
  /** Absent in the host's own stack. */
  readonly namespace?: string | undefined;
  readonly mtu?: number | undefined;
}

export interface MacvtapDevice extends ResourceBase, Macvtap {}

export interface MacvlanDevice extends ResourceBase, Macvlan {}

export interface IpvlanDevice extends ResourceBase, Ipvlan {}

export interface DummyDevice extends ResourceBase, Dummy {}
export interface IfbDevice extends ResourceBase, Ifb {}

export interface VlanDevice extends ResourceBase, VlanOf {}

/** An end of a tunnel in the host's own stack. */
export interface TunnelDevice extends ResourceBase, Tunnel {
  readonly kind: 'netdev';
  readonly ifname: string;
  readonly mtu: number;
}

export interface BondDevice extends ResourceBase, Bond {}

export type LowerDevice = DummyDevice | IfbDevice | VlanDevice | BondDevice;

export type Netdev =
  | BridgeDevice
  | VethDevice
  | TapDevice
  | TunDevice
  | MacvtapDevice
  | MacvlanDevice
  | IpvlanDevice
  | LowerDevice
  | TunnelDevice;

/** Those that stand on another network device. */
export type Upper = Extract<Netdev, { readonly lower: string }>;

/** A network device as a port of a Linux bridge. */
export interface Port extends ResourceBase {
  readonly kind: 'port';
  readonly ifname: string;
  /** `tap` ports belong to a guest: who runs the guest may make them too. `lower` is made here. */
  readonly of: 'tap' | 'veth' | 'lower' | 'existing' | 'tunnel';
  readonly bridge: string;
  /** Only where the bridge filters VLANs. */
  readonly vlan?: Vlan | undefined;
}

export interface Slave extends ResourceBase, SlaveOf {}

export interface OvsBridge extends ResourceBase, OvsSwitch {}

export interface OvsPort extends ResourceBase, OvsPlug {}

export interface Address extends ResourceBase {
  readonly kind: 'address';
  readonly ifname: string;
  readonly namespace?: string | undefined;
  readonly family: 4 | 6;
  /** `192.0.2.10/24`, canonical. */
  readonly cidr: string;
}

export interface Route extends ResourceBase {
  readonly kind: 'route';
  readonly ifname: string;
  readonly namespace?: string | undefined;
  readonly family: 4 | 6;
  /** `default` or a network such as `10.0.0.0/8`. */
  readonly to: string;
  readonly via: string;
}

/** Of a network device that is made here; an MTU is set after its ports are there. */
export interface Setting extends ResourceBase {
  readonly kind: 'setting';
  readonly ifname: string;
  readonly namespace?: string | undefined;
  /** What is set, by ip-link(8): a flag is switched on. */
  readonly set: { readonly mtu: number } | DeviceFlag;
}

/** What else than its own a network device takes in: all frames, or all that are for groups. */
export type DeviceFlag = 'promisc' | 'allmulticast';

/** Whether an IP stack passes packets on between its interfaces. */
export interface Forwarding extends ResourceBase {
  readonly kind: 'forwarding';
  /** Absent for the host's own stack. */
  readonly namespace?: string | undefined;
  readonly family: 4 | 6;
  readonly value: boolean;
}

/** What leaves the host from this network takes the host's own address (masquerading). IPv4. */
export interface Nat extends ResourceBase {
  readonly kind: 'nat';
  /** The switch, of either technology, that the network is on. */
  readonly bridge: string;
  /** `192.0.2.0/24`, canonical. */
  readonly network: string;
}

/** What of others' is not handed on to a switch of the host's, and from it. Both families of IP. */
export interface Filter extends ResourceBase {
  readonly kind: 'filter';
  /** The switch, a Linux bridge. */
  readonly bridge: string;
  /** `all` both ways, or `new` connections to it. */
  readonly rejects: 'all' | 'new';
}

export interface Dhcp extends ResourceBase, DhcpServer {}

export interface VdeSwitch extends ResourceBase, SwitchProgram {}
export interface Slirpvde extends ResourceBase, WayOut {}
export interface VdePlug extends ResourceBase, PlugProgram {}

/** A program of Virtual Distributed Ethernet. */
export type Daemon = VdeSwitch | Slirpvde | VdePlug;

/** A PCI function of the host, taken from its driver for a guest. */
export interface Passthrough extends ResourceBase, Pick<Vfio, 'ifname' | 'pci' | 'mac' | 'vf'> {
  readonly kind: 'passthrough';
}

export type Network = ResourceBase & LibvirtNetwork;

/** A guest with its network cards. */
export interface Machine extends ResourceBase {
  readonly kind: 'machine';
  /** What people call it: free text. */
  readonly label: string;
  /** What libvirt, QEMU and file names call it: `[a-z0-9][a-z0-9-]{0,40}`, unique on its host. */
  readonly name: string;
  readonly uuid: string;
  readonly arch: string;
  /** Key of `nics/machines.ts` beside `arch`: `q35`. */
  readonly machineType: string;
  readonly memoryMiB: number;
  readonly vcpus: number;
  readonly controllers: readonly Controller[];
  readonly nics: readonly Attachment[];
}

export type Resource =
  | Existing
  | Namespace
  | Netdev
  | Port
  | Slave
  | OvsBridge
  | OvsPort
  | Address
  | Route
  | Setting
  | Forwarding
  | Nat
  | Filter
  | Dhcp
  | Daemon
  | Passthrough
  | Network
  | Machine;

export type ResourceKind = Resource['kind'];
