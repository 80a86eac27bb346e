import { placeText } from '../plan/place.ts';
import { compareText } from '../util/compare.ts';
import { asks } from './asks.ts';
import { type Expectation, expectation } from './expectation.ts';
import { hasGateway, type Link, type Links, type Member, stackOf } from './members.ts';
import type { Hop, Paths } from './paths.ts';
import type { Sizes } from './sizes.ts';

/** So many addresses of a router are tried for something behind it. */
const FAR = 4;

/** Who certainly reaches whom, and with how large a packet. */
export class Reach {
  readonly expectations: Expectation[] = [];
  /** Those that have asked for something behind a router. */
  private readonly leavers = new Set<Member>();
  /** Pairs of interfaces between which a size was asked. */
  private readonly sized = new Set<string>();

  constructor(
    private readonly links: Links,
    private readonly paths: Paths,
    private readonly sizes: Sizes,
  ) {
    for (const link of links.all) this.onLink(link);
    for (const family of [4, 6]) {
      const some = links.all.filter(([first]) => first.address.family === family);
      const speakers = some.map(([first]) => links.speaker(first));
      for (const [from, to] of asks(speakers, stackOf)) {
        const hops = this.routed(from, to);
        if (hops) this.fits(from, to, hops);
      }
    }
    for (const member of links.all.flat()) {
      if (hasGateway(member) && !this.leavers.has(member)) this.throughGateway(member);
    }
  }

  private onLink(link: Link): void {
    for (const [from, to] of asks(link, stackOf)) {
      const hops = this.paths.between(from.iface, to.address);
      if (hops) this.expectations.push(expectation('reach', from, to, { hops }));
    }
    // The one with the largest MTU shows how much of it each of the others takes.
    const widest = link.reduce((a, b) => (width(b) > width(a) ? b : a));
    for (const one of link) {
      const hops = this.paths.between(widest.iface, one.address);
      if (!hops || stackOf(one) === stackOf(widest)) continue;
      if (!this.fits(widest, one, hops)) continue;
      const size = this.sizes.tooLarge(widest.iface, one.iface);
      if (size === undefined) continue;
      this.expectations.push(expectation('silent', widest, one, { hops, size }));
    }
  }

  /** The way there and back, if it could be asked. */
  private routed(from: Member, to: Member): readonly Hop[] | undefined {
    const hops = this.paths.between(from.iface, to.address);
    if (!hops) return undefined;
    this.expectations.push(expectation('reach', from, to, { hops }));
    this.leavers.add(from);
    return hops;
  }

  /** Whether a size could be asked, and was not yet. */
  private fits(from: Member, to: Member, hops: readonly Hop[]): boolean {
    const size = this.sizes.of(hops);
    const pair = [from, to]
      .map(({ iface }) => placeText(iface))
      .sort(compareText)
      .join(' ');
    if (size === undefined || this.sized.has(pair)) return false;
    this.sized.add(pair);
    this.expectations.push(expectation('reach', from, to, { hops, size }));
    return true;
  }

  /** Asks for the first that certainly answers behind the gateway of a member. */
  private throughGateway(from: Member): void {
    const { family } = from.address;
    const gateway = from.iface.gateways.find((one) => one.family === family);
    const router = gateway && this.paths.neighbour(from.iface, gateway);
    if (!router) return;
    let tried = 0;
    for (const own of this.links.ofStack(router.stack)) {
      if (own.iface === router || own.address.family !== family) continue;
      const far = this.links.speaker(own);
      if (stackOf(far) !== stackOf(from) && this.routed(from, far)) return;
      if (far !== own && this.routed(from, own)) return;
      tried += 1;
      if (tried === FAR) return;
    }
  }
}

/** The device of a switch comes last among equals, as its MTU follows the others'. */
function width({ iface }: Member): number {
  return (iface.mtu ?? 0) + (iface.namespace === undefined ? 0 : 0.5);
}
