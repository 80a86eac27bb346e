interface VdeProgram {
  readonly kind: 'daemon';
  /** Of the switch, `[a-z0-9][a-z0-9-]{0,19}`; of a plug that of its tap. */
  readonly name: string;
  /** The folder of the sockets of the switch; absolute. */
  readonly socket: string;
}

/** What guests plug into. */
export interface SwitchProgram extends VdeProgram {
  readonly program: 'vde_switch';
  readonly ports: number;
  readonly hub: boolean;
}

/** User networking for all on the switch: 10.0.2.0/24 with DHCP. */
export interface WayOut extends VdeProgram {
  readonly program: 'slirpvde';
}

/** Copies frames between the switch and a tap. */
export interface PlugProgram extends VdeProgram {
  readonly program: 'vde_plug2tap';
}
