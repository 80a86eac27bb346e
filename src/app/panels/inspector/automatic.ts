import { isPlugged } from '../../../core/index.ts';
import type { Device, Link, Plan, Side, Topology } from '../../../core/index.ts';

/** The MAC that the plan gives a network card; absent where the guest is not in the plan. */
export function automaticMac(plan: Plan, device: Device, nic: string): string | undefined {
  for (const host of plan.hosts) {
    for (const resource of host.resources) {
      if (resource.kind !== 'machine' || resource.origin !== device.id) continue;
      return resource.nics.find((attachment) => attachment.nic === nic)?.mac;
    }
  }
  return undefined;
}

/** The addresses that the plan lets DHCP hand out on a switch. */
export function automaticRange(plan: Plan, device: Device): string | undefined {
  for (const { resources } of plan.hosts) {
    for (const one of resources) {
      if (one.kind === 'dhcp' && one.origin === device.id) return `${one.first}-${one.last}`;
    }
  }
  return undefined;
}

/** What the plan gives a multicast switch that a guest is plugged into. */
export function automaticGroup(
  plan: Plan,
  topology: Topology,
  device: Device,
): { readonly group: string; readonly port: string } | undefined {
  const links = new Set(
    topology.links.flatMap(({ id, a, b }) =>
      [a, b].some((end) => isPlugged(end) && end.device === device.id) ? [id as string] : [],
    ),
  );
  for (const { resources } of plan.hosts) {
    for (const one of resources) {
      if (one.kind !== 'machine') continue;
      for (const { backend } of one.nics) {
        if (backend.type === 'mcast' && links.has(backend.link))
          return { group: backend.address, port: String(backend.port) };
      }
    }
  }
  return undefined;
}

/** The first port of 127.0.0.1 that the plan gives a link; absent where it has none. */
export function automaticPort(plan: Plan, link: Link): string | undefined {
  for (const { resources } of plan.hosts) {
    for (const one of resources) {
      if (one.kind !== 'machine') continue;
      for (const { backend } of one.nics) {
        if (backend.type === 'none' || backend.link !== link.id) continue;
        if (backend.type === 'stream' && typeof backend.at === 'number') return String(backend.at);
        if (backend.type === 'l2tpv3' && backend.udp)
          return String(Math.min(backend.udp.local, backend.udp.remote));
        if (backend.type === 'datagrams' && typeof backend.local === 'number')
          return String(Math.min(backend.local, Number(backend.remote)));
      }
    }
  }
  return undefined;
}

/** The first of the two sessions that the plan gives a pseudowire. */
export function automaticSession(plan: Plan, link: Link): string | undefined {
  for (const { resources } of plan.hosts) {
    for (const one of resources) {
      if (one.kind !== 'machine') continue;
      for (const { backend } of one.nics) {
        if (backend.type === 'l2tpv3' && backend.link === link.id)
          return String(Math.min(backend.session.rx, backend.session.tx));
      }
    }
  }
  return undefined;
}

/** What the plan gives a tunnel, and one of its ends; absent where it is not in the plan. */
export function automaticTunnel(
  plan: Plan,
  link: Link,
  side?: Side,
): { readonly vni: string; readonly mtu?: string; readonly local: string | undefined } | undefined {
  for (const one of plan.hosts.flatMap(({ resources }) => resources)) {
    if (one.origin !== link.id || (side && !one.id.endsWith(`-${side}`))) continue;
    if (one.kind === 'netdev' && 'vni' in one)
      return { vni: String(one.vni), mtu: String(one.mtu), local: one.local };
    if (one.kind === 'ovs-port' && one.tunnel)
      return { vni: String(one.tunnel.vni), local: one.tunnel.local };
  }
  return undefined;
}

/** The name that the plan gives the network device at an end of a link. */
export function automaticName(
  plan: Plan,
  link: Link,
  side: Side,
  device: Device,
): string | undefined {
  const other = side === 'a' ? 'b' : 'a';
  for (const host of plan.hosts) {
    const made = host.resources.filter((resource) => resource.origin === link.id);
    for (const resource of made) {
      const isPort = resource.kind === 'port' || resource.kind === 'ovs-port';
      if (!isPort || resource.bridge !== device.name) continue;
      // The ports of a cable between two switches tell their sides apart.
      if (resource.id.endsWith(`port-${other}`)) continue;
      return resource.kind === 'port' ? resource.ifname : resource.name;
    }
    for (const resource of made) {
      if (resource.kind === 'netdev' && 'ifname' in resource) return resource.ifname;
    }
  }
  return undefined;
}
