/** How Ethernet frames travel over IP, named as Open vSwitch names it. */
export type TunnelType = 'vxlan' | 'gre' | 'geneve';

/** One end of a tunnel, as the host it is on sees it. */
export interface Tunnel {
  readonly type: TunnelType;
  /** Tells the tunnels between two hosts apart: 0 to 16,777,215. GRE calls it the key. */
  readonly vni: number;
  /** Of this host and of the other one, canonical; both of one family. Without its own the routes say. */
  readonly local: string | undefined;
  readonly remote: string;
}

/** As ip-link(8) names the device. */
export function tunnelDevice({
  type,
  remote,
}: Tunnel): 'vxlan' | 'geneve' | 'gretap' | 'ip6gretap' {
  if (type !== 'gre') return type;
  return remote.includes(':') ? 'ip6gretap' : 'gretap';
}
