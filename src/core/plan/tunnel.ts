/** How Ethernet frames travel over IP, named as ip-link(8) names the device. */
type TunnelType = 'vxlan';

/** One end of a tunnel, as the host it is on sees it. */
export interface Tunnel {
  readonly type: TunnelType;
  /** Tells the tunnels between two hosts apart: 0 to 16,777,215. */
  readonly vni: number;
  /** Of this host and of the other one, canonical; both of one family. */
  readonly local: string;
  readonly remote: string;
}
