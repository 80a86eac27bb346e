import { parseInterfaceAddress, parseIp } from '../net/ip.ts';
import { type Place, placeText } from '../plan/place.ts';
import type {
  Address,
  Attachment,
  Backend,
  IpvlanDevice,
  LowerDevice,
  Machine,
  MacvlanDevice,
  Origin,
  OvsPort,
  Resource,
  Route,
  VethDevice,
  VethEnd,
} from '../plan/resource.ts';
import { insideOf, keyOf, leads } from './keys.ts';
import type { Cable, End, Network, Switch } from './network.ts';
import { type Interface, type Ip, isLinkLocal, Stack } from './stack.ts';
import { DEFAULT_MTU, mtuOf, Switches } from './switches.ts';

/** Below it a device has no IPv6, RFC 8200. */
const LEAST_MTU_IPV6 = 1280;

/**
 * `resources` are all of one host, in the plan's order. Linear in them. With `guests` these have the
 * addresses that are drawn on their cards: nothing of ours sees to that.
 */
export function readNetwork(resources: readonly Resource[], { guests = false } = {}): Network {
  return new Reader(resources, guests);
}

class Reader implements Network {
  readonly interfaces: Interface[] = [];
  readonly cables: Cable[] = [];
  private readonly switches: Switches;
  private readonly places = new Map<string, Interface>();
  private readonly stacks = new Map<string | undefined, Stack>();
  private readonly byAddress = new Map<string, Interface[]>();
  /** By the name of a card of the host, where something stands on it. */
  private readonly cards = new Map<string, End>();
  /** Devices on whose wire nobody else is. */
  private readonly ends = new Set<string>();
  /** By place, where one is set. */
  private readonly mtus = new Map<string, number>();

  constructor(
    resources: readonly Resource[],
    private readonly guests: boolean,
  ) {
    this.switches = new Switches(resources);
    for (const one of resources)
      if (one.kind === 'setting') this.mtus.set(placeText(one), one.value);
    for (const resource of resources) this.read(resource);
  }

  owners(ip: Ip): readonly Interface[] {
    return this.byAddress.get(keyOf(ip)) ?? [];
  }

  private read(resource: Resource): void {
    switch (resource.kind) {
      case 'netdev':
        if (resource.type === 'veth') this.readVeth(resource);
        if (resource.type === 'bridge') this.readOwnDevice(resource.ifname, resource.origin);
        if (resource.type === 'macvlan' || resource.type === 'ipvlan') this.readMacvlan(resource);
        if (resource.type === 'dummy' || resource.type === 'vlan' || resource.type === 'bond')
          this.readLower(resource);
        return;
      case 'ovs-bridge':
        this.readOwnDevice(resource.name, resource.origin, resource.mtu);
        return;
      case 'port':
        if (leads(resource)) this.readOutside(resource.ifname);
        return;
      case 'ovs-port':
        if (leads(resource)) this.readOutside(resource.name);
        if (resource.of === 'internal') this.readInternal(resource);
        if (resource.of === 'patch') this.readPatch(resource);
        return;
      case 'machine':
        this.readGuest(resource);
        return;
      case 'address':
        this.readAddress(resource);
        return;
      case 'route':
        this.readRoute(resource);
        return;
      case 'forwarding':
        this.stackOf(resource.namespace).forwards.set(resource.family, resource.value);
        return;
      case 'nat': {
        const network = parseInterfaceAddress(resource.network);
        if (network) this.places.get(resource.bridge)?.masqueraded.push(network);
        return;
      }
      default:
    }
  }

  private readVeth(device: VethDevice): void {
    const mtu = mtuOf(device);
    const [one, other] = device.ends;
    const [a, b] = [this.vethEnd(one, device.origin, mtu), this.vethEnd(other, device.origin, mtu)];
    this.cables.push({ ends: [a, b], mtu });
    for (const [end, near, far] of [[one, a, b] as const, [other, b, a] as const]) {
      if (near.at !== 'switch' || !near.plug.switch.inUserSpace) continue;
      // Nothing takes away what comes in here, as switches in the kernel do: the host hears it, too.
      this.join(far, { at: 'stack', iface: this.addInterface(end, device.origin, mtu) });
    }
  }

  private vethEnd(end: VethEnd, origin: Origin, mtu: number): End {
    const plug = this.switches.plug(end);
    if (plug) return { at: 'switch', plug };
    return { at: 'stack', iface: this.addInterface(end, origin, mtu) };
  }

  /** The host is on each of its switches, by a device of the switch's name: untagged. */
  private readOwnDevice(name: string, origin: Origin, mtu?: number): void {
    const at = this.switches.named(name);
    if (!at) return;
    const iface = this.addInterface({ ifname: name }, origin, mtu ?? this.switches.ownMtu(at));
    const plug = { switch: at, vlan: undefined };
    this.join({ at: 'switch', plug }, { at: 'stack', iface });
  }

  private readInternal({ name, moved, mtu, origin }: OvsPort): void {
    const plug = this.switches.plug({ ifname: name });
    if (!plug) return;
    const own = mtu ?? this.switches.ownMtu(plug.switch);
    const iface = this.addInterface(moved ?? { ifname: name }, origin, own);
    this.join({ at: 'switch', plug }, { at: 'stack', iface });
  }

  private readPatch({ name, peer = '' }: OvsPort): void {
    const [plug, far] = [name, peer].map((ifname) => this.switches.plug({ ifname }));
    // Once for the two of them.
    if (plug && far && name < peer) this.join({ at: 'switch', plug }, { at: 'switch', plug: far });
  }

  /** The host is on it, unless it is a port; what comes in there comes from outside. */
  private readLower(device: LowerDevice): void {
    const { ifname, origin, type } = device;
    if (type === 'dummy' || (type === 'vlan' && this.ends.has(device.lower))) this.ends.add(ifname);
    const plug = this.switches.plug({ ifname });
    const mtu = type === 'vlan' ? device.mtu : mtuOf(device);
    const near: End = plug
      ? { at: 'switch', plug }
      : { at: 'stack', iface: this.addInterface({ ifname }, origin, mtu) };
    if (!this.ends.has(ifname)) this.join(near, { at: 'outside' });
  }

  /** It has the MTU of the card where none is drawn. */
  private readMacvlan(device: MacvlanDevice | IpvlanDevice): void {
    const { lower, origin, mtu } = device;
    const iface = this.addInterface(device, origin, mtu);
    const mode = device.mode === 'l2' ? device.flag : device.mode;
    this.join(this.onCard({ lower, mode }), { at: 'stack', iface });
  }

  /** What stands on a card of the host in the mode bridge is on a switch of its own with the others. */
  private onCard({ lower, mode }: { readonly lower: string; readonly mode: string }): End {
    if (mode !== 'bridge') return { at: 'outside' };
    const known = this.cards.get(lower);
    if (known) return known;
    const made: Switch = {
      name: `#card/${lower}`,
      technology: 'bridge',
      filtering: false,
      learns: true,
      inUserSpace: false,
    };
    const end: End = { at: 'switch', plug: { switch: made, vlan: undefined } };
    this.cards.set(lower, end);
    if (!this.ends.has(lower)) this.join(end, { at: 'outside' });
    return end;
  }

  private readOutside(ifname: string): void {
    const plug = this.switches.plug({ ifname });
    if (plug) this.join({ at: 'switch', plug }, { at: 'outside' });
  }

  private readGuest(guest: Machine): void {
    for (const card of guest.nics) {
      const { backend } = card;
      const far = this.farEnd(backend);
      if (!far || backend.type === 'none') continue;
      this.join(far, { at: 'guest', guest: guest.id });
      if (this.guests) this.readCardInside(guest, card, { link: backend.link, far });
    }
  }

  private farEnd(backend: Backend): End | undefined {
    switch (backend.type) {
      case 'tap': {
        const plug = this.switches.plug(backend);
        return plug && { at: 'switch', plug };
      }
      case 'macvtap':
        return this.onCard(backend);
      case 'stream':
      case 'datagrams':
      case 'l2tpv3':
        return { at: 'guests', name: backend.link };
      case 'vde':
        return { at: 'guests', name: backend.socket };
      case 'mcast':
        return { at: 'guests', name: `${backend.address}:${backend.port}` };
      default:
        return undefined;
    }
  }

  private readCardInside(
    guest: Machine,
    { nic, mtu, addresses, gateways }: Attachment,
    { link, far }: { readonly link: Origin; readonly far: End },
  ): void {
    const { id, origin, machine } = guest;
    const place = { ifname: nic, namespace: insideOf(guest) };
    const iface = this.addInterface(place, link, mtu);
    this.join(far, { at: 'stack', iface });
    const common = { id, origin, machine, needs: [], ...place, family: 4 } as const;
    for (const cidr of addresses) this.readAddress({ ...common, kind: 'address', cidr });
    for (const via of gateways) {
      const family = parseIp(via)?.family ?? 4;
      this.readRoute({ ...common, kind: 'route', family, to: 'default', via });
    }
  }

  /** Where no MTU but those of the devices at its ends limits a cable. */
  private join(a: End, b: End): void {
    this.cables.push({ ends: [a, b], mtu: undefined });
  }

  private stackOf(namespace: string | undefined): Stack {
    const known = this.stacks.get(namespace);
    if (known) return known;
    const stack = new Stack(namespace);
    this.stacks.set(namespace, stack);
    return stack;
  }

  private addInterface(
    { ifname, namespace }: Place,
    origin: Origin,
    mtu: number | undefined,
  ): Interface {
    const stack = this.stackOf(namespace);
    const key = placeText({ ifname, namespace });
    const iface: Interface = {
      ifname,
      namespace,
      origin,
      device: undefined,
      stack,
      mtu: this.mtus.get(key) ?? mtu,
      addresses: [],
      gateways: [],
      masqueraded: [],
    };
    stack.interfaces.push(iface);
    this.interfaces.push(iface);
    this.places.set(key, iface);
    return iface;
  }

  private readAddress(resource: Address): void {
    const iface = this.places.get(placeText(resource));
    const address = parseInterfaceAddress(resource.cidr);
    if (!iface || !address || address.special) return;
    if (address.family === 6 && (iface.mtu ?? DEFAULT_MTU) < LEAST_MTU_IPV6) return;
    iface.addresses.push(address);
    iface.device = resource.origin;
    const key = keyOf(address);
    const owners = this.byAddress.get(key);
    if (owners) owners.push(iface);
    else this.byAddress.set(key, [iface]);
    if (!isLinkLocal(address)) iface.stack.learn(address, { out: iface, via: undefined });
  }

  private readRoute(resource: Route): void {
    const out = this.places.get(placeText(resource));
    const via = parseIp(resource.via);
    const all = resource.family === 4 ? '0.0.0.0/0' : '::/0';
    const to = parseInterfaceAddress(resource.to === 'default' ? all : resource.to);
    if (!out || !via || !to) return;
    out.gateways.push(via);
    out.stack.learn(to, { out, via });
  }
}
