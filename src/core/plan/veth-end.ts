/** One end of a veth pair; `namespace` is absent in the host's own stack. */
export interface VethEnd {
  readonly ifname: string;
  readonly namespace?: string | undefined;
}
