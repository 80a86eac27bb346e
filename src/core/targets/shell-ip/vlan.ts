import type { Vlan } from '../../plan/resource.ts';
import { printTags } from '../../net/vlan.ts';
import { sh, type ShText, word } from '../../text/shell.ts';

function untaggedOf(vlan: Vlan): number | undefined {
  return vlan.mode === 'access' ? vlan.tag : vlan.native;
}

function taggedOf(vlan: Vlan): readonly number[] {
  return vlan.mode === 'access' ? [] : vlan.tags.filter((tag) => tag !== vlan.native);
}

/** A new port is in VLAN 1, untagged, bridge(8): elsewhere it must be taken out of it. */
export function bridgeVlanCommands(ifname: string, vlan: Vlan): readonly ShText[] {
  const dev = word(ifname);
  const untagged = untaggedOf(vlan);
  const tagged = taggedOf(vlan);
  const commands: ShText[] = [];
  if (untagged !== 1 && !tagged.includes(1))
    commands.push(sh`run bridge vlan del dev ${dev} vid 1`);
  for (const range of tagged.length > 0 ? printTags(tagged).split(',') : []) {
    commands.push(sh`run bridge vlan add dev ${dev} vid ${word(range)}`);
  }
  if (untagged !== undefined && untagged !== 1) {
    commands.push(sh`run bridge vlan add dev ${dev} vid ${untagged} pvid untagged`);
  }
  return commands;
}

/** What `bridge vlan show` must say of a port; `u` = untagged both ways. */
export function bridgeVlanFact(vlan: Vlan): ShText {
  const untagged = untaggedOf(vlan);
  const parts = [printTags(taggedOf(vlan)), untagged === undefined ? '' : `${untagged}u`];
  return sh`vlans=${word(parts.filter((part) => part !== '').join(',') || 'none')}`;
}

/**
 * Columns of an OVSDB Port, ovs-vswitchd.conf.db(5). Untagged frames into a
 * trunk without a native VLAN are dropped.
 */
export function ovsVlanColumns(vlan: Vlan): readonly ShText[] {
  if (vlan.mode === 'access') return [sh`vlan_mode=access`, sh`tag=${vlan.tag}`];
  const tags = [...new Set(vlan.tags)].sort((a, b) => a - b);
  // No trunks at all would mean every VLAN.
  if (tags.length === 0 && vlan.native !== undefined) tags.push(vlan.native);
  const trunks = sh`trunks=${word(tags.join(','))}`;
  if (vlan.native === undefined) return [sh`vlan_mode=trunk`, trunks];
  return [sh`vlan_mode=native-untagged`, sh`tag=${vlan.native}`, trunks];
}
