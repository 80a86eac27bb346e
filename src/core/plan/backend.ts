import type { Origin } from '../model/ids.ts';
import type { Vlan } from '../model/topology.ts';
import type { PortForward } from '../net/port-forward.ts';
import type { MacvlanMode } from './macvlan.ts';
import type { ResourceId } from './resource-id.ts';

/**
 * Who makes a tap and plugs it: net.sh, and it stays until `down`; else it goes with the guest:
 * QEMU by itself, with scripts for the switch, QEMU by qemu-bridge-helper, or libvirt.
 */
export type TapMaker = 'script' | 'qemu' | 'helper' | 'libvirt';

export type SwitchTechnology = 'bridge' | 'openvswitch';

/** A port of 127.0.0.1, or the file name of a UNIX socket in the lab's own folder: `[A-Za-z0-9._-]+`. */
export type SocketPlace = number | string;

/** The end of a connection between two guests' processes. */
export interface Stream {
  readonly type: 'stream';
  /** QEMU's -netdev; `stream` is there since 7.2. */
  readonly netdev: 'socket' | 'stream';
  /** Whether it waits for the other end, which asks once, when its guest starts, and never again. */
  readonly listens: boolean;
  /** Where the end that listens is bound. */
  readonly at: SocketPlace;
  /** `Machine.name` of the guest at the other end. */
  readonly peer: string;
  readonly link: Origin;
}

/** The end of a pair of sockets that send each other a datagram a frame; neither waits for the other. */
export interface Datagrams {
  readonly type: 'datagrams';
  /** QEMU's -netdev; `dgram` is there since 7.2. */
  readonly netdev: 'socket' | 'dgram';
  readonly local: SocketPlace;
  readonly remote: SocketPlace;
  readonly link: Origin;
}

/** An end of a pseudowire of RFC 3931 over 127.0.0.1; neither waits for the other. */
export interface L2tpv3 {
  readonly type: 'l2tpv3';
  /** Absent where it is IP protocol 115 itself. */
  readonly udp?: { readonly local: number; readonly remote: number };
  /** What it takes, and what it sends: at the other end they are crossed, as the cookies are. */
  readonly session: { readonly rx: number; readonly tx: number };
  /** `0x` and 8 or 16 digits. */
  readonly cookie?: { readonly bits: 32 | 64; readonly rx: string; readonly tx: string };
  readonly counter: 'off' | 'on' | 'pinned';
  readonly link: Origin;
}

/** A socket by which a program gets the memory of the guest, and the queues of a card in it. */
export interface VhostUser {
  readonly type: 'vhost-user';
  /** Absolute, or a file name in the lab's own folder: `[A-Za-z0-9._-]+`. */
  readonly path: string;
  /** Whether QEMU waits there for the program; else the program is there first. */
  readonly listens: boolean;
  /** Seconds after which QEMU asks again for a program that has gone. */
  readonly reconnect?: number;
  /** The port of an Open vSwitch of the lab that is the program; it meets QEMU in a folder of the lab. */
  readonly port?: {
    readonly made: ResourceId;
    readonly ifname: string;
    readonly bridge: string;
    readonly technology: 'openvswitch';
  };
  readonly link: Origin;
}

/** A device that gets the memory of the guest, and the queues of a card in it. */
export interface Vdpa {
  readonly type: 'vdpa';
  /** `/dev/vhost-vdpa-N` */
  readonly path: string;
  readonly link: Origin;
}

/** One of the functions that a card lends (SR-IOV). */
export interface VirtualFunction {
  /** From 0, as the kernel counts: `virtfn0`. */
  readonly number: number;
  /** The tag that the card puts on what the guest sends, and takes off again. */
  readonly vlan: number | undefined;
}

/** A PCI function of the host that the guest drives itself. */
export interface Vfio {
  readonly type: 'vfio';
  /** Absent where the guest gets the card as a whole. */
  readonly vf?: VirtualFunction | undefined;
  /** What the host calls the card while it has it, or the card whose virtual function it is. */
  readonly ifname: string;
  /** As sysfs names it: `0000:03:00.0`. */
  readonly pci: string;
  /** The MAC that it has to have, where the drawing says one; that a virtual function is given. */
  readonly mac?: string | undefined;
  readonly link: Origin;
}

/** A virtual function of a network card, which libvirt deals to the guest when it starts. */
export interface Dealt {
  readonly type: 'hostdev';
  /** The card whose function it is. */
  readonly ifname: string;
  /** The origin of the libvirt network. */
  readonly network: Origin;
  readonly portgroup?: string | undefined;
  readonly vlan?: Vlan | undefined;
  readonly link: Origin;
}

/** passt(1), a program of the guest: QEMU connects to it, and it ends with that connection. */
export interface Passt {
  /** A file name in the lab's own folder: `[A-Za-z0-9._-]+`. */
  readonly socket: string;
  /** Where it is chosen. */
  readonly device: Origin;
}

/** As net.sh calls it, `eno1` or `eno1:vf2`: no network device has a colon in its name. */
export function passedName({ ifname, vf }: Pick<Vfio, 'ifname' | 'vf'>): string {
  return vf === undefined ? ifname : `${ifname}:vf${vf.number}`;
}

/** All virtual functions of a card together, which libvirt deals. */
export function dealtName(card: string): string {
  return `${card}:vfs`;
}

/** That the kernel itself moves the frames of a virtio card, vhost-net; and QEMU's vhostforce= beside it. */
export type Vhost = 'on' | 'force';

/** What stands behind a guest's network card. */
export type Backend =
  | {
      readonly type: 'tap';
      readonly ifname: string;
      readonly bridge: string;
      readonly technology: SwitchTechnology;
      readonly vlan?: Vlan | undefined;
      /** The origin of the libvirt network that it is plugged into. */
      readonly network?: Origin;
      /** Its portgroup there. */
      readonly portgroup?: string | undefined;
      readonly vhost?: Vhost | undefined;
      /** Absent where it is for the export to say. */
      readonly maker?: TapMaker | undefined;
      readonly link: Origin;
    }
  /** The end of a veth pair that a container takes; the other is a port of the switch. */
  | {
      readonly type: 'veth';
      readonly ifname: string;
      /** Its name on the host, while no container has it. */
      readonly inner: string;
      readonly bridge: string;
      readonly technology: SwitchTechnology;
      readonly vlan?: Vlan | undefined;
      readonly link: Origin;
    }
  | {
      readonly type: 'macvtap';
      readonly ifname: string;
      readonly lower: string;
      readonly mode: MacvlanMode;
      readonly mtu: number | undefined;
      readonly vhost?: Vhost | undefined;
      /** The origin of the libvirt network that it is plugged into. */
      readonly network?: Origin;
      readonly link: Origin;
    }
  | {
      readonly type: 'user';
      readonly network: string;
      readonly forwards: readonly PortForward[];
      /** Absent where QEMU itself does it, by SLiRP. */
      readonly passt?: Passt;
      readonly link: Origin;
    }
  | Stream
  | Datagrams
  | L2tpv3
  | VhostUser
  | Vdpa
  | Vfio
  | Dealt
  /** A multicast group: who is in it hears all that the others send. IPv4. */
  | {
      readonly type: 'mcast';
      readonly address: string;
      readonly port: number;
      /** Of the host's card that leads to the others; absent where it stays on the host. */
      readonly local?: string;
      /** Whether it is where the route of the host leads, whatever `local` says. */
      readonly unbound?: boolean;
      readonly link: Origin;
    }
  /** A hub inside the guest's own process, by the device that it is in the drawing. */
  | { readonly type: 'hub'; readonly hub: Origin; readonly link: Origin }
  /** A port of a switch that is a program of the lab. */
  | {
      readonly type: 'vde';
      readonly daemon: ResourceId;
      /** The folder of its sockets; absolute. */
      readonly socket: string;
      readonly link: Origin;
    }
  | { readonly type: 'none' };

/** Whether the tap is there only while QEMU runs: the parties that QEMU itself calls. */
export function isQemus(maker: TapMaker | undefined): maker is 'qemu' | 'helper' {
  return maker === 'qemu' || maker === 'helper';
}

/** What QEMU has a -netdev for. */
export type Netdevs = Exclude<Backend, { type: 'none' | 'vfio' | 'hostdev' }>;

export function hasNetdev(backend: Backend): backend is Netdevs {
  return !['none', 'vfio', 'hostdev'].includes(backend.type);
}

/** What moves the frames in the kernel, where that is chosen. */
export function vhostBehind(backend: Backend): Vhost | undefined {
  return backend.type === 'tap' || backend.type === 'macvtap' ? backend.vhost : undefined;
}

/** Whether a card with this behind it may have several queues. */
export function hasQueues({ type }: Backend): boolean {
  return type === 'tap' || type === 'macvtap' || type === 'vhost-user' || type === 'vdpa';
}

/** Whether QEMU heeds how long the ring is that a virtio card with this behind it sends by. */
export function hasLongSendRing({ type }: Backend): boolean {
  return type === 'vhost-user' || type === 'vdpa';
}
