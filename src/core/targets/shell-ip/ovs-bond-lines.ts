import type { OvsBond, OvsPort } from '../../plan/resource.ts';
import { sh, type ShText, word } from '../../text/shell.ts';
import { OVS_MARK, spaced, VLANS_UNSET, VSCTL } from './ovs-words.ts';
import { here, type StepPart } from './step-part.ts';
import { ovsVlanColumns } from './vlan.ts';
import type { Words } from './words.ts';

/** Columns of an OVSDB Port as ovs-vsctl(8) sets them; without `other_config:` as they read back. */
function told({ mode, lacp, lacpTime, primary, upDelay, downDelay }: OvsBond, map: ShText) {
  return [
    sh`bond_mode=${word(mode)}`,
    sh`lacp=${word(lacp)}`,
    sh`bond_updelay=${upDelay}`,
    sh`bond_downdelay=${downDelay}`,
    ...(lacpTime === undefined ? [] : [sh`${map}lacp-time=${word(lacpTime)}`]),
    ...(primary === undefined ? [] : [sh`${map}bond-primary=${word(primary)}`]),
  ];
}

/** All in one transaction, as a port has no fewer than one interface; each member has the mark, too. */
export function ovsBondPart(port: OvsPort, bond: OvsBond, words: Words): StepPart {
  const [name, bridge] = [word(port.name), word(port.bridge)];
  const columns = port.vlan ? ovsVlanColumns(port.vlan) : [];
  const vlans = columns.length > 0 ? columns : VLANS_UNSET;
  const cards = bond.members.filter(({ of }) => of === 'existing');
  const names = bond.members.map(({ ifname }) => word(ifname));
  const held = names.flatMap((each) => [sh`member=${each}`, sh`error-${each}=`]);
  const marks = names.map((each) => sh`-- set interface ${each} ${OVS_MARK}`);
  return here(
    ...cards.map(({ ifname }) => sh`joins link ${word(ifname)}`),
    ...(cards.length > 0 ? [sh`save`] : []),
    sh`make ovs-port ${name} bridge=${bridge}${spaced(told(bond, sh``))}${spaced(vlans)} members=${names.length}${spaced(held)}`,
    ...names.map((each) => sh`want link ${each} up=yes`),
    sh`${VSCTL} add-bond ${bridge} ${name}${spaced(names)}${spaced(told(bond, sh`other_config:`))}${spaced(columns)} ${OVS_MARK}${spaced(marks)}`,
    ...bond.members.map((place) => words.up(place)),
  );
}
