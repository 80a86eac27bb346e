import type { Plug } from './network.ts';

/** Tags on the wire (0: none) with the VLAN each is inside the switch. */
export type Tags = ReadonlyMap<number, number>;

/**
 * What a port does to tags; undefined where it leaves them as they are. `lax`: also what it
 * takes but never sends, which is the tag of its own untagged VLAN.
 */
export function tagsOf({ switch: at, vlan }: Plug, lax: boolean): Tags | undefined {
  const bridge = at.technology === 'bridge';
  if (bridge ? !at.filtering : !vlan) return undefined;
  // bridge(8): a new port of a bridge that filters is in VLAN 1, untagged.
  if (!vlan) return untagged(1, lax);
  // ovs-vswitchd.conf.db(5): an access port drops every frame with a tag.
  if (vlan.mode === 'access') return untagged(vlan.tag, lax && bridge);
  const tagged = vlan.tags
    .filter((tag) => tag !== vlan.native)
    .map((tag): [number, number] => [tag, tag]);
  return new Map([...(vlan.native === undefined ? [] : untagged(vlan.native, lax)), ...tagged]);
}

function untagged(vlan: number, lax: boolean): Tags {
  return new Map(
    lax
      ? [
          [0, vlan],
          [vlan, vlan],
        ]
      : [[0, vlan]],
  );
}
