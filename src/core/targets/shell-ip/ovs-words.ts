import { sh, type ShText, type ShWord } from '../../text/shell.ts';

/** In the same transaction as what it marks. */
export const OVS_MARK = sh`external_ids:vethloom="$LAB"`;

/** ovs-vsctl waits for ever where no ovs-vswitchd runs. */
export const VSCTL = sh`run ovs-vsctl --timeout=10`;

export function spaced(parts: readonly (ShText | ShWord)[]): ShText {
  return parts.reduce<ShText>((all, part) => sh`${all} ${part}`, sh``);
}

/** What the columns of a port without VLANs say. */
export const VLANS_UNSET: readonly ShText[] = [sh`tag=`, sh`trunks=`];
