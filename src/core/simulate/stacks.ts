import { isLinkLocal, LEAST_MTU_IPV6, parseInterfaceAddress, parseIp } from '../net/ip.ts';
import { type Place, placeText } from '../plan/place.ts';
import type { Address, Origin, Resource, Route } from '../plan/resource.ts';
import { keyOf } from './keys.ts';
import { type Interface, type Ip, Stack } from './stack.ts';
import { DEFAULT_MTU } from './switches.ts';

/** The stacks of a host with their interfaces, addresses and routes. */
export class Stacks {
  readonly interfaces: Interface[] = [];
  private readonly places = new Map<string, Interface>();
  private readonly stacks = new Map<string | undefined, Stack>();
  private readonly byAddress = new Map<string, Interface[]>();
  /** By place, where one is set. */
  private readonly mtus = new Map<string, number>();

  constructor(
    resources: readonly Resource[],
    private readonly host: string,
  ) {
    for (const one of resources)
      if (one.kind === 'setting' && typeof one.set === 'object')
        this.mtus.set(placeText(one), one.set.mtu);
  }

  owners(ip: Ip): readonly Interface[] {
    return this.byAddress.get(keyOf(ip)) ?? [];
  }

  at(place: Place): Interface | undefined {
    return this.places.get(placeText(place));
  }

  of(namespace: string | undefined): Stack {
    const known = this.stacks.get(namespace);
    if (known) return known;
    const stack = new Stack(namespace);
    this.stacks.set(namespace, stack);
    return stack;
  }

  add({ ifname, namespace }: Place, origin: Origin, mtu: number | undefined): Interface {
    const stack = this.of(namespace);
    const key = placeText({ ifname, namespace });
    const iface: Interface = {
      key: this.host + key,
      ifname,
      namespace,
      origin,
      device: undefined,
      stack,
      mtu: this.mtus.get(key) ?? mtu,
      addresses: [],
      gateways: [],
      masqueraded: [],
      isolated: false,
    };
    stack.interfaces.push(iface);
    this.interfaces.push(iface);
    this.places.set(key, iface);
    return iface;
  }

  readAddress(resource: Address): void {
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

  readRoute(resource: Route): void {
    const out = this.places.get(placeText(resource));
    const via = parseIp(resource.via);
    const all = resource.family === 4 ? '0.0.0.0/0' : '::/0';
    const to = parseInterfaceAddress(resource.to === 'default' ? all : resource.to);
    if (!out || !via || !to) return;
    out.gateways.push(via);
    out.stack.learn(to, { out, via });
  }
}
