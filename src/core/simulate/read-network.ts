import { parseInterfaceAddress, parseIp } from '../net/ip.ts';
import type {
  Attachment,
  Existing,
  IpvlanDevice,
  LowerDevice,
  Machine,
  MacvlanDevice,
  Origin,
  OvsPort,
  Port,
  Resource,
  TunnelDevice,
  VethDevice,
  VethEnd,
} from '../plan/resource.ts';
import { Cards } from './cards.ts';
import { farEnd } from './far-end.ts';
import { insideOf } from './keys.ts';
import type { Cable, End, Network, TunnelEnd } from './network.ts';
import type { Interface, Ip } from './stack.ts';
import { Stacks } from './stacks.ts';
import { mtuOf, Switches } from './switches.ts';

interface Options {
  /** Guests have the addresses that are drawn on their cards: nothing of ours sees to that. */
  readonly guests?: boolean;
  /** Where it is one of several, what tells its names from those of the others. */
  readonly host?: string;
  /** Cards of the host that a wire is plugged into. */
  readonly wired?: ReadonlySet<string>;
}

/** The network of one host, and by what it is joined to those of others. */
export interface HostNetwork extends Network {
  readonly tunnels: readonly TunnelEnd[];
  /** What a wire in this card is plugged into. */
  wire(ifname: string): End | undefined;
}

/** `resources` are all of one host, in the plan's order. Linear in them. */
export function readNetwork(resources: readonly Resource[], options: Options = {}): HostNetwork {
  return new Reader(resources, options);
}

class Reader implements HostNetwork {
  readonly cables: Cable[] = [];
  readonly tunnels: TunnelEnd[] = [];
  private readonly alone: boolean;
  private readonly host: string;
  private readonly guests: boolean;
  private readonly wired: ReadonlySet<string>;
  private readonly switches: Switches;
  private readonly cards: Cards;
  /** Ends of tunnels in the host's own stack, by name. */
  private readonly made = new Map<string, TunnelDevice>();
  private readonly stacks: Stacks;

  constructor(
    resources: readonly Resource[],
    { guests = false, host, wired = new Set() }: Options,
  ) {
    this.alone = host === undefined;
    this.host = host ?? '';
    this.guests = guests;
    this.wired = wired;
    this.switches = new Switches(resources, this.host);
    this.cards = new Cards(resources, this.host, this.cables);
    this.stacks = new Stacks(resources, this.host);
    for (const resource of resources) this.read(resource);
  }

  wire(ifname: string): End | undefined {
    return this.wired.has(ifname) ? this.cards.behind(ifname) : undefined;
  }

  get interfaces(): readonly Interface[] {
    return this.stacks.interfaces;
  }

  owners(ip: Ip): readonly Interface[] {
    return this.stacks.owners(ip);
  }

  private read(resource: Resource): void {
    switch (resource.kind) {
      case 'existing':
        if (this.wired.has(resource.ifname)) this.readWired(resource);
        return;
      case 'slave':
        this.cards.open(resource.ifname);
        return;
      case 'netdev':
        if ('remote' in resource) this.made.set(resource.ifname, resource);
        if (resource.type === 'veth') this.readVeth(resource);
        if (resource.type === 'tun')
          this.join(this.endAt(resource, resource.origin, mtuOf(resource)), { at: 'outside' });
        if (resource.type === 'bridge') this.readOwnDevice(resource.ifname, resource.origin);
        if (resource.type === 'macvlan' || resource.type === 'ipvlan') this.readMacvlan(resource);
        if (resource.type === 'dummy' || resource.type === 'vlan' || resource.type === 'bond')
          this.readLower(resource);
        return;
      case 'ovs-bridge':
        this.readOwnDevice(resource.name, resource.origin, resource.mtu);
        return;
      case 'port':
        this.readPort(resource.ifname, resource);
        return;
      case 'ovs-port':
        this.readPort(resource.name, resource);
        if (resource.of === 'internal') this.readInternal(resource);
        if (resource.of === 'patch') this.readPatch(resource);
        for (const { ifname } of resource.bond?.members ?? []) this.cards.open(ifname);
        return;
      case 'machine':
        this.readGuest(resource);
        return;
      case 'address':
        this.stacks.readAddress(resource);
        return;
      case 'route':
        this.stacks.readRoute(resource);
        return;
      case 'forwarding':
        this.stacks.of(resource.namespace).forwards.set(resource.family, resource.value);
        return;
      case 'nat': {
        const network = parseInterfaceAddress(resource.network);
        if (network) this.stacks.at({ ifname: resource.bridge })?.masqueraded.push(network);
        return;
      }
      case 'daemon': {
        const far = this.switches.beyond(resource);
        if (far) this.join({ at: 'guests', name: this.host + resource.socket }, far);
        return;
      }
      case 'network':
        if (resource.forward === 'isolated') this.isolate(resource.bridge);
        return;
      default:
    }
  }

  private isolate(ifname: string): void {
    const iface = this.stacks.at({ ifname });
    if (iface) iface.isolated = true;
  }

  private readVeth(device: VethDevice): void {
    // Read with the container that has the end.
    if (device.lent) return;
    const mtu = mtuOf(device);
    const [one, other] = device.ends;
    const [a, b] = [this.endAt(one, device.origin, mtu), this.endAt(other, device.origin, mtu)];
    this.cables.push({ ends: [a, b], mtu });
    for (const [end, near, far] of [[one, a, b] as const, [other, b, a] as const]) {
      if (near.at !== 'switch' || !near.plug.switch.inUserSpace) continue;
      // Nothing takes away what comes in here, as switches in the kernel do: the host hears it, too.
      this.join(far, { at: 'stack', iface: this.stacks.add(end, device.origin, mtu) });
    }
  }

  private endAt(end: VethEnd, origin: Origin, mtu: number): End {
    const plug = this.switches.plug(end);
    if (plug) return { at: 'switch', plug };
    return { at: 'stack', iface: this.stacks.add(end, origin, mtu) };
  }

  /** The host is on each of its switches, by a device of the switch's name: untagged. */
  private readOwnDevice(name: string, origin: Origin, mtu?: number): void {
    const at = this.switches.named(name);
    if (!at) return;
    const iface = this.stacks.add({ ifname: name }, origin, mtu ?? this.switches.ownMtu(at));
    const plug = { switch: at, vlan: undefined };
    this.join({ at: 'switch', plug }, { at: 'stack', iface });
  }

  private readInternal({ name, moved, mtu, origin }: OvsPort): void {
    const plug = this.switches.plug({ ifname: name });
    if (!plug) return;
    const own = mtu ?? this.switches.ownMtu(plug.switch);
    const iface = this.stacks.add(moved ?? { ifname: name }, origin, own);
    this.join({ at: 'switch', plug }, { at: 'stack', iface });
  }

  private readPatch({ name, peer = '' }: OvsPort): void {
    const [plug, far] = [name, peer].map((ifname) => this.switches.plug({ ifname }));
    // Once for the two of them.
    if (plug && far && name < peer) this.join({ at: 'switch', plug }, { at: 'switch', plug: far });
  }

  /** The host is on it, unless it is a port; what comes in there comes from behind it. */
  private readLower(device: LowerDevice): void {
    const { ifname, origin, type } = device;
    this.cards.readLower(device);
    const plug = this.switches.plug({ ifname });
    const mtu = type === 'vlan' ? device.mtu : mtuOf(device);
    const near: End = plug
      ? { at: 'switch', plug }
      : { at: 'stack', iface: this.stacks.add({ ifname }, origin, mtu) };
    const far = plug ? this.cards.behind(ifname) : this.cards.ofHost(ifname);
    if (far) this.join(near, far);
  }

  /** A card of the host that a wire is plugged into. */
  private readWired({ ifname, origin, addresses = [], ...base }: Existing): void {
    const wire = this.cards.wire(ifname);
    const plug = this.switches.plug({ ifname });
    if (plug && !plug.switch.inUserSpace) return;
    const iface = this.stacks.add({ ifname }, origin, undefined);
    const far = this.cards.ofHost(ifname) ?? wire;
    this.join(far, { at: 'stack', iface });
    for (const cidr of addresses)
      this.stacks.readAddress({ ...base, kind: 'address', origin, ifname, family: 4, cidr });
  }

  /** It has the MTU of the card where none is drawn. */
  private readMacvlan(device: MacvlanDevice | IpvlanDevice): void {
    const { lower, origin, mtu } = device;
    const iface = this.stacks.add(device, origin, mtu);
    const mode = device.mode === 'l2' ? device.flag : device.mode;
    this.join(this.cards.under({ lower, mode }), { at: 'stack', iface });
  }

  private readPort(ifname: string, { of, origin, ...port }: Port | OvsPort): void {
    const plug = this.switches.plug({ ifname });
    if (!plug) return;
    const leads = of === 'existing' || of === 'bond' || (of === 'tunnel' && this.alone);
    const far = leads ? this.cards.behind(ifname) : undefined;
    if (far) this.join({ at: 'switch', plug }, far);
    if (of !== 'tunnel') return;
    const made = this.made.get(ifname);
    const tunnel = 'tunnel' in port ? port.tunnel : made;
    const stack = this.stacks.of(undefined);
    if (!tunnel) return;
    // Documentation/howto/userspace-tunneling.rst of Open vSwitch.
    const leavesBy = (name: string) =>
      !plug.switch.inUserSpace || this.switches.named(name)?.inUserSpace === true;
    this.tunnels.push({ origin, tunnel, plug, stack, mtu: made?.mtu, leavesBy });
  }

  private readGuest(guest: Machine): void {
    for (const card of guest.nics) {
      const { backend } = card;
      const far = farEnd(backend, this.host, this.switches, this.cards);
      if (!far || backend.type === 'none') continue;
      this.join(far, { at: 'guest', guest: guest.id });
      // The network between the hosts may take it to theirs, and to others.
      if (backend.type === 'mcast' && (!this.alone || backend.local !== undefined))
        this.join(far, { at: 'outside' });
      // By which card of a pair frames go is up to what the guest finds.
      const paired = card.standby !== undefined || card.standsBy;
      if (this.guests && !paired) this.readCardInside(guest, card, { link: backend.link, far });
    }
  }

  private readCardInside(
    guest: Machine,
    { nic, mtu, addresses, gateways }: Attachment,
    { link, far }: { readonly link: Origin; readonly far: End },
  ): void {
    const { id, origin, machine } = guest;
    const place = { ifname: nic, namespace: insideOf(guest) };
    const iface = this.stacks.add(place, link, mtu);
    this.join(far, { at: 'stack', iface });
    const common = { id, origin, machine, needs: [], ...place, family: 4 } as const;
    for (const cidr of addresses) this.stacks.readAddress({ ...common, kind: 'address', cidr });
    for (const via of gateways) {
      const family = parseIp(via)?.family ?? 4;
      this.stacks.readRoute({ ...common, kind: 'route', family, to: 'default', via });
    }
  }

  /** Where no MTU but those of the devices at its ends limits a cable. */
  private join(...ends: [End, End]): void {
    this.cables.push({ ends, mtu: undefined });
  }
}
