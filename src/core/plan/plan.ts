import type { DeviceId, Origin } from '../model/ids.ts';
import type { Resource } from './resource.ts';

/** A host of the plan: its exports go into one folder. */
export interface PlanHost {
  readonly id: DeviceId;
  /** Free text. */
  readonly label: string;
  /** File name of its folder: `[a-z0-9][a-z0-9-]{0,40}`. */
  readonly folder: string;
  /** In an order that satisfies every `needs`. */
  readonly resources: readonly Resource[];
}

/** What joins physical ports of two hosts; it is there already. */
export interface Wire {
  readonly origin: Origin;
  readonly ends: readonly [CardPlace, CardPlace];
}

interface CardPlace {
  readonly machine: DeviceId;
  readonly ifname: string;
}

/** Who built this: every ownership mark derives from it. */
export interface Lab {
  /** The drawing's name: free text. */
  readonly label: string;
  /** `[a-z0-9][a-z0-9-]{0,40}`: state folder, marks, libvirt network names. */
  readonly id: string;
  /** Netdev group: 0x76000000 plus 24 bits of hash of the id. */
  readonly group: number;
}

export interface Plan {
  readonly lab: Lab;
  readonly hosts: readonly PlanHost[];
  readonly wires: readonly Wire[];
  /** What people call each origin, such as `tap web1:eth0 - br0`: free text. */
  readonly titles: ReadonlyMap<Origin, string>;
}

/** Where the programs of the lab have the sockets that its guests open, whoever runs these. */
export function socketFolder(lab: Lab): string {
  return `/run/vethloom/${lab.id}.sockets`;
}

/** What the lab has in nftables: a table of the family `ip` for NAT, one of `inet` for filters. */
export function nftTable(lab: Lab): string {
  return `vethloom_${lab.group.toString(16)}`;
}
