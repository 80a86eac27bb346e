import { type Passthrough, passedName } from '../../plan/resource.ts';
import { sh, type ShText, word } from '../../text/shell.ts';
import type { EmitContext } from '../target.ts';

/** How many virtual functions a network card that guests have must have; 0 where it is gone as a whole. */
export function functionsOf({ resources }: EmitContext['host']): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const one of resources) {
    if (one.kind !== 'passthrough') continue;
    const count = one.vf === undefined ? 0 : one.vf.number + 1;
    counts.set(one.ifname, Math.max(count, counts.get(one.ifname) ?? 0));
  }
  return counts;
}

/** Network cards that guests get, and who hands them over: this script, or libvirt. */
export function passedOf({ host, mine }: EmitContext): string {
  return host.resources
    .flatMap((one) => {
      if (one.kind !== 'passthrough') return [];
      const { pci, mac = '' } = one;
      return [`${passedName(one)}/${pci}/${mine.includes(one) ? 'here' : 'libvirt'}/${mac}`];
    })
    .join(' ');
}

export function passedLine({ ifname, pci, mac = '', vf }: Passthrough): ShText {
  return vf === undefined
    ? sh`take_card ${word(ifname)} ${word(pci)} ${word(mac)}`
    : sh`take_vf ${word(ifname)} ${vf.number} ${word(pci)} ${word(mac)} ${vf.vlan ?? 0}`;
}
