import type { Daemon, Netdev, OvsPort, Port, Resource, VethEnd } from '../plan/resource.ts';
import type { End, Plug, Switch } from './network.ts';

/** What a network device of Linux has where nobody sets it. */
export const DEFAULT_MTU = 1500;

export function mtuOf(device: Netdev): number {
  return ('mtu' in device ? device.mtu : undefined) ?? DEFAULT_MTU;
}

/** The switches of a host, and which devices are their ports. */
export class Switches {
  private readonly byName = new Map<string, Switch>();
  /** By the name of the device, which is in the host's own stack. */
  private readonly plugs = new Map<string, Plug>();
  /** Of the ports that decide on the MTU of a switch's own device; undefined for a card of the host. */
  private readonly portMtus = new Map<Switch, (number | undefined)[]>();

  constructor(
    resources: readonly Resource[],
    private readonly host: string,
  ) {
    for (const resource of resources) this.readSwitch(resource);
    for (const resource of resources) this.readPort(resource);
    for (const resource of resources) if (resource.kind === 'netdev') this.readMtu(resource);
  }

  /** The switch that this device stands for on the host. */
  named(name: string): Switch | undefined {
    return this.byName.get(name);
  }

  plug({ ifname, namespace }: VethEnd): Plug | undefined {
    return namespace === undefined ? this.plugs.get(ifname) : undefined;
  }

  end(port: VethEnd): End | undefined {
    const plug = this.plug(port);
    return plug && { at: 'switch', plug };
  }

  /** What a program joins its switch to. */
  beyond({ program, name }: Daemon): End | undefined {
    if (program === 'vde_switch') return undefined;
    return program === 'slirpvde' ? { at: 'outside' } : this.end({ ifname: name });
  }

  /** It follows the smallest port; that of Open vSwitch when and where it sees them. */
  ownMtu(made: Switch): number | undefined {
    const mtus = this.portMtus.get(made) ?? [];
    const known = mtus.filter((mtu) => mtu !== undefined);
    if (known.length < mtus.length) return undefined;
    if (made.technology === 'bridge') return known.length > 0 ? Math.min(...known) : DEFAULT_MTU;
    return known.every((mtu) => mtu === DEFAULT_MTU) ? DEFAULT_MTU : undefined;
  }

  private readSwitch(resource: Resource): void {
    if (resource.kind === 'ovs-bridge') {
      this.add({
        key: this.host + resource.name,
        name: resource.name,
        technology: 'openvswitch',
        filtering: false,
        learns: resource.failMode === 'standalone',
        inUserSpace: resource.datapath === 'netdev',
      });
    }
    if (resource.kind === 'netdev' && resource.type === 'bridge') {
      this.add({
        key: this.host + resource.ifname,
        name: resource.ifname,
        technology: 'bridge',
        filtering: resource.vlanFiltering,
        learns: true,
        inUserSpace: false,
      });
    }
  }

  private add(made: Switch): void {
    this.byName.set(made.name, made);
    this.portMtus.set(made, []);
  }

  private readPort(resource: Resource): void {
    if (resource.kind === 'port') this.addPort(resource.ifname, resource);
    if (resource.kind === 'ovs-port') this.addPort(resource.name, resource);
  }

  private addPort(name: string, { bridge, vlan, of }: Port | OvsPort): void {
    const at = this.byName.get(bridge);
    if (!at) return;
    this.plugs.set(name, { switch: at, vlan });
    // Open vSwitch knows that of a vhost-user port when its guest is there.
    if (of === 'existing' || of === 'bond' || of === 'vhost-user')
      this.portMtus.get(at)?.push(undefined);
  }

  private readMtu(device: Netdev): void {
    const ends = device.type === 'veth' ? device.ends : [device];
    for (const end of ends) {
      const at = this.plug(end)?.switch;
      // Where none is drawn, it is that of the device below.
      if (at) this.portMtus.get(at)?.push('lower' in device ? device.mtu : mtuOf(device));
    }
  }
}
