import type {
  Backend,
  IpvlanDevice,
  LowerDevice,
  MacvlanDevice,
  Resource,
} from '../plan/resource.ts';
import type { Cable, End, Switch } from './network.ts';

type Macvtap = Extract<Backend, { type: 'macvtap' }>;

/** What is behind the network devices of a host that others stand on. */
export class Cards {
  /** Where nobody is, undefined; what is not in it has the world outside behind it. */
  private readonly known = new Map<string, End | undefined>();
  /** What stands on a device in the mode bridge is on a switch of its own with the others. */
  private readonly shared = new Map<string, End>();
  /** Devices with others of a MAC or address of their own on them: these do not hear the host. */
  private readonly stoodOn = new Set<string>();
  /** Those that libvirt deals to guests, by the device. */
  private readonly pools = new Map<string, readonly string[]>();

  constructor(
    resources: readonly Resource[],
    private readonly host: string,
    private readonly cables: Cable[],
  ) {
    for (const one of resources) {
      if (one.kind === 'netdev' && 'mode' in one && 'lower' in one) this.stoodOn.add(one.lower);
      if (one.kind === 'network' && one.forward === 'macvtap')
        this.pools.set(one.origin, one.cards);
    }
  }

  /** A wire is plugged into it. */
  wire(ifname: string): End {
    const end: End = { at: 'switch', plug: { switch: this.made('wire', ifname), vlan: undefined } };
    this.known.set(ifname, end);
    return end;
  }

  readLower(device: LowerDevice): void {
    const { ifname, type } = device;
    if (type === 'dummy') this.known.set(ifname, undefined);
    if (type !== 'vlan') return;
    const below = this.behind(device.lower);
    if (below?.at === 'switch' && !below.plug.vlan) {
      const vlan = { mode: 'access', tag: device.tag } as const;
      this.known.set(ifname, { at: 'switch', plug: { ...below.plug, vlan } });
    } else {
      this.open(device.lower);
      if (!below) this.known.set(ifname, undefined);
    }
  }

  /** Behind its own port. */
  behind(ifname: string): End | undefined {
    return this.known.has(ifname) ? this.known.get(ifname) : { at: 'outside' };
  }

  /** Behind it for the host's own stack. */
  ofHost(ifname: string): End | undefined {
    const end = this.behind(ifname);
    if (!end || !this.stoodOn.has(ifname)) return end;
    this.open(ifname);
    return { at: 'outside' };
  }

  /** Behind what stands on one: a switch that it shares with others, or who knows what. */
  under({ lower, mode }: Pick<MacvlanDevice | IpvlanDevice, 'lower'> & { mode: string }): End {
    if (mode !== 'bridge') {
      this.open(lower);
      return { at: 'outside' };
    }
    const known = this.shared.get(lower);
    if (known) return known;
    const end: End = { at: 'switch', plug: { switch: this.made('card', lower), vlan: undefined } };
    this.shared.set(lower, end);
    this.join(end, this.behind(lower));
    return end;
  }

  /** Which of several cards libvirt gives a guest follows from who runs already. */
  ofGuest({ network, lower, mode }: Macvtap): End {
    const pool = this.pools.get(network ?? '') ?? [];
    if (pool.length < 2) return this.under({ lower, mode });
    for (const card of pool) this.join(this.under({ lower: card, mode }), { at: 'outside' });
    return { at: 'outside' };
  }

  /** Somebody may be on its wire in a way that is not told here. */
  open(ifname: string): void {
    const end = this.behind(ifname);
    if (end?.at === 'switch') this.join(end, { at: 'outside' });
  }

  private join(a: End, b: End | undefined): void {
    if (b) this.cables.push({ ends: [a, b], mtu: undefined });
  }

  /** It hands on all tags as they are, and looks at those of its ports that have one. */
  private made(what: string, ifname: string): Switch {
    const name = `#${what}/${ifname}`;
    const key = this.host + name;
    return {
      ...{ key, name, technology: 'openvswitch', filtering: false },
      ...{ learns: true, inUserSpace: false },
    };
  }
}
