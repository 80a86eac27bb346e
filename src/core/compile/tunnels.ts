import { underlayOf } from '../checks/underlay.ts';
import { linkKindOf } from '../links/index.ts';
import type { Side } from '../model/topology.ts';
import type { TunnelEnd } from '../plan/lowering.ts';
import { hash32 } from '../util/hash.ts';
import type { View } from '../view/view.ts';

/** What is at the end in a LAN is not ours. */
export type TunnelEnds = Readonly<Partial<Record<Side, TunnelEnd>>>;

/** Of most networks. */
const UNDERLAY_MTU = 1500;
/** 24 bits; 0 is left to who pins it. */
const VNIS = 0xff_ffff;

/**
 * Both ends of each tunnel whose addresses are known. Its VNI is the pinned one, else one that
 * follows from the name of the drawing and the link's id and that no other tunnel has.
 */
export function assignTunnels(view: View): ReadonlyMap<string, TunnelEnds> {
  const given = new Map<string, TunnelEnds>();
  const cables = view.cables.filter(({ link }) => linkKindOf(link).overhead);
  const taken = new Set(cables.map(({ link }) => link['vni']));
  for (const cable of cables) {
    const { link } = cable;
    const pinned = link['vni'];
    const vni = typeof pinned === 'number' ? pinned : freeVni(view.topology.name, link.id, taken);
    taken.add(vni);
    const found = underlayOf(cable, view);
    if (!found) continue;
    const { a, b, family } = found;
    const overhead = linkKindOf(link).overhead?.(link, family) ?? 0;
    const both = { vni, mtu: link.mtu ?? UNDERLAY_MTU - overhead };
    given.set(link.id, {
      ...(b !== undefined && { a: { ...both, local: a, remote: b } }),
      ...(a !== undefined && { b: { ...both, local: b, remote: a } }),
    });
  }
  return given;
}

function freeVni(drawing: string, id: string, taken: ReadonlySet<unknown>): number {
  for (let i = 0; ; i++) {
    const vni = 1 + (hash32(`${drawing}/${id}${i === 0 ? '' : `#${i}`}`) % VNIS);
    if (!taken.has(vni)) return vni;
  }
}
