import { DisjointSets } from '../util/disjoint-sets.ts';
import type { Cable, Network, Switch } from './network.ts';
import type { Interface } from './stack.ts';

/** The port that an interface is cabled to. */
interface Port {
  readonly at: Switch;
  /** Undefined where nothing limits it. */
  readonly mtu: number | undefined;
}

/** Switches that cables join, whatever VLANs these carry. */
export class Clusters {
  private readonly sets = new DisjointSets();
  private readonly ports = new Map<Interface, Port>();
  private readonly narrowest = new Map<string, number>();
  private readonly bridges = new Map<string, Switch[]>();

  constructor({ cables }: Network) {
    for (const { ends } of cables) {
      const [a, b] = ends;
      if (a.at === 'switch' && b.at === 'switch')
        this.sets.join(a.plug.switch.key, b.plug.switch.key);
    }
    for (const cable of cables) this.read(cable);
  }

  portOf(iface: Interface): Port | undefined {
    return this.ports.get(iface);
  }

  /** MTU of the narrowest cable between its switches: whatever way through them a packet takes. */
  narrowestAt({ at }: Port): number {
    return this.narrowest.get(this.sets.find(at.key)) ?? Number.POSITIVE_INFINITY;
  }

  /** Whether a packet may pass a Linux bridge other than that of the interface it gets to. */
  mayPassBridge(from: Interface, to: Interface): boolean {
    const [out, at] = [this.ports.get(from)?.at, this.ports.get(to)?.at];
    if (!at || out === at) return false;
    return (this.bridges.get(this.sets.find(at.key)) ?? []).some((bridge) => bridge !== at);
  }

  private read({ ends: [a, b], mtu }: Cable): void {
    if (a.at === 'stack' && b.at === 'switch') this.ports.set(a.iface, { at: b.plug.switch, mtu });
    if (a.at !== 'switch') return;
    const at = a.plug.switch;
    const cluster = this.sets.find(at.key);
    if (b.at === 'switch' && mtu !== undefined)
      this.narrowest.set(cluster, Math.min(this.narrowest.get(cluster) ?? mtu, mtu));
    if (b.at !== 'stack') return;
    this.ports.set(b.iface, { at, mtu });
    // Each switch has a cable to its own device.
    if (at.technology !== 'bridge' || b.iface.ifname !== at.name) return;
    const bridges = this.bridges.get(cluster);
    if (bridges) bridges.push(at);
    else this.bridges.set(cluster, [at]);
  }
}
