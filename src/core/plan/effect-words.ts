import { type Message, msg, type Wording } from '../util/message.ts';
import { placeText } from './place.ts';
import type {
  Backend,
  Forwarding,
  Network,
  Passthrough,
  TapDevice,
  Tunnel,
  Upper,
} from './resource.ts';

/** A path outside of the lab's own folder, where the guest's QEMU meets a program. */
export function typedSocket(backend: Backend): string | undefined {
  if (backend.type !== 'vhost-user' || backend.port) return undefined;
  return backend.path.startsWith('/') ? backend.path : undefined;
}

/** What it means for the machine that a guest has a vDPA device of it. */
export function givenTo(path: string, label: string): Message {
  return msg`${path} is given to the guest ${label}, which is on the wire behind it; the device reads and writes all memory of the guest`;
}

/** Port and address that the guest's QEMU is bound to. */
export function opened(backend: Backend): (readonly [port: string, address: string])[] {
  if (backend.type === 'stream' && backend.listens && typeof backend.at === 'number')
    return [[`${backend.at}/tcp`, '127.0.0.1']];
  if (backend.type === 'datagrams' && typeof backend.local === 'number')
    return [[`${backend.local}/udp`, '127.0.0.1']];
  if (backend.type === 'l2tpv3')
    return [[backend.udp ? `${backend.udp.local}/udp` : 'l2tp', '127.0.0.1']];
  if (backend.type === 'user')
    return backend.forwards.map(({ port, protocol, address }) => [`${port}/${protocol}`, address]);
  return backend.type === 'mcast' ? [[`${backend.port}/udp`, backend.address]] : [];
}

/** Which of the accounts of this machine may open a tap, if that is said. */
export function lentTo({ owner, group }: TapDevice): Message | undefined {
  if (owner === undefined)
    return group === undefined ? undefined : msg`who is in the group ${group}`;
  return group === undefined
    ? msg`the user ${owner}`
    : msg`the user ${owner} who is in the group ${group}`;
}

export function openedBy(tap: TapDevice): Wording {
  const { ifname, maker } = tap;
  if (maker === 'helper') return msg`tapN: by qemu-bridge-helper, which the guest calls`;
  if (maker === 'qemu') return msg`${ifname}: by QEMU, while the guest runs`;
  const whom = lentTo(tap);
  return whom === undefined ? ifname : msg`${ifname}: ${whom} may open it`;
}

/** What the end of a tunnel opens on its host. A VXLAN of the kernel does not ask who sends. */
export function hears(
  ifname: string,
  { type, vni, local, remote }: Tunnel,
  byKernel: boolean,
): Message {
  if (type === 'gre')
    return local === undefined
      ? msg`GRE on all addresses: ${ifname}, for frames from ${remote}`
      : msg`GRE on ${local}: ${ifname}, for frames from ${remote}`;
  const port = type === 'vxlan' ? '4789/udp' : '6081/udp';
  return type === 'vxlan' && byKernel
    ? msg`${port} on all addresses: ${ifname}, for frames from anybody who knows the VNI ${vni}`
    : msg`${port} on all addresses: ${ifname}, for frames from ${remote}`;
}

/** What it means for the machine that an end of a tunnel is on it. */
export function tunnels(ifname: string, { type, vni, remote }: Tunnel, byKernel: boolean): Message {
  if (type === 'vxlan' && byKernel)
    return msg`${ifname} carries frames to and from ${remote}, not encrypted: who knows the VNI ${vni} sends into the drawn network, who can pose as ${remote} is in it`;
  return msg`${ifname} carries frames to and from ${remote}, not encrypted: who can pose as it is in the drawn network`;
}

/** What it carries moves to a Linux bridge only. */
export function becomesPort(name: string, bridge: string, kind: 'bridge' | 'ovs'): Message {
  return kind === 'ovs'
    ? msg`${name} becomes a port of ${bridge}: refused while it carries addresses`
    : msg`${name} becomes a port of ${bridge}: its addresses and routes move there`;
}

/** It must be down to become one. */
export function becomesSlave(name: string, bond: string): Message {
  return msg`${name} becomes a slave of ${bond}, for which it goes down: refused while it carries addresses`;
}

/** What it means for the machine that a guest has one of its network cards. */
export function givenAway({ ifname, pci, vf }: Passthrough): Message {
  if (vf) {
    return vf.vlan === undefined
      ? msg`virtual function ${vf.number} of ${ifname} (${pci}) goes to a guest, which drives it itself, and is on the wire of ${ifname}; making virtual functions may silence ${ifname} for a moment`
      : msg`virtual function ${vf.number} of ${ifname} (${pci}) goes to a guest, which drives it itself, and is in VLAN ${vf.vlan} on the wire of ${ifname}; making virtual functions may silence ${ifname} for a moment`;
  }
  return msg`${ifname} (${pci}) is taken from this machine: the guest that has it drives the hardware itself, and is on its wire`;
}

/** What it means for the machine that libvirt deals the virtual functions of a card to guests. */
export function dealt({ card }: Extract<Network, { readonly forward: 'hostdev' }>): Message {
  return msg`virtual functions of ${card} are taken from this machine: the guests that have them drive the hardware themselves, and are on its wire`;
}

/** What it means for the machine that devices of the lab stand on one of its network cards. */
export function carries(lower: string, devices: readonly Upper[]): Message {
  const names = devices.map(placeText);
  return devices.some((one) => 'mode' in one && one.mode === 'passthru')
    ? msg`${lower} is given to ${names} alone, with its MAC: this machine no longer reaches anything by it`
    : msg`${lower} carries ${names}: whoever uses that is on the wire of this machine`;
}

/** What it means for the machine that a switch has a way out, which root runs. */
export function leadsOut(name: string): Message {
  return msg`slirpvde ${name} as root: who is on that switch reaches what this machine reaches, its own services at 10.0.2.2 too`;
}

/** The sysctl, and what it means where it is switched on. */
export function forwards({ family, value }: Forwarding): Wording {
  const name = family === 4 ? 'net.ipv4.ip_forward' : 'net.ipv6.conf.all.forwarding';
  return value ? msg`${name}=1: the host forwards between all its interfaces` : `${name}=0`;
}
