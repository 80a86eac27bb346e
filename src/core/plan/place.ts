/** A network device and where it is; without a namespace in the host's own stack. */
export interface Place {
  readonly ifname: string;
  readonly namespace?: string | undefined;
}

/** As people and the script name it: `br0`, `probe/eth0`. */
export function placeText({ ifname, namespace }: Place): string {
  return namespace === undefined ? ifname : `${namespace}/${ifname}`;
}
