import type { LowerDevice, Slave } from '../../plan/resource.ts';
import { sh, type ShText, word } from '../../text/shell.ts';
import type { StepContext } from './step-lines.ts';
import { here, mtuFact, type StepPart } from './step-part.ts';

/** What it is made of, and how that reads back: ip-link(8) has other words for two of these. */
function told(device: LowerDevice): readonly (readonly [fact: ShText, words: ShText])[] {
  switch (device.type) {
    case 'dummy':
    case 'ifb':
      return [];
    case 'vlan':
      return [[sh` id=${device.tag}`, sh` id ${device.tag}`]];
    case 'bond': {
      const { mode, miimon, lacpRate, xmitHashPolicy } = device;
      const rate = word(lacpRate ?? '');
      const hash = word(xmitHashPolicy ?? '');
      return [
        [sh` mode=${word(mode)}`, sh` mode ${word(mode)}`],
        [sh` miimon=${miimon}`, sh` miimon ${miimon}`],
        ...(lacpRate ? [[sh` ad_lacp_rate=${rate}`, sh` lacp_rate ${rate}`] as const] : []),
        ...(xmitHashPolicy
          ? [[sh` xmit_hash_policy=${hash}`, sh` xmit_hash_policy ${hash}`] as const]
          : []),
      ];
    }
  }
}

/** A device that others stand on: made, marked and raised. */
export function lowerPart(device: LowerDevice, { words, ports }: StepContext): StepPart {
  const { type, ifname, mtu, origin } = device;
  const all = told(device);
  const facts = all.reduce((line, [fact]) => sh`${line}${fact}`, sh``);
  const options = all.reduce((line, [, option]) => sh`${line}${option}`, sh``);
  const on = 'lower' in device ? word(device.lower) : undefined;
  const size = mtu === undefined ? sh`` : sh` mtu ${mtu}`;
  return here(
    sh`make link ${word(ifname)} kind=${word(type)} up=yes${on ? sh` link=${on}` : sh``}${facts}${mtuFact(mtu)}`,
    sh`run ip link add${on ? sh` link ${on}` : sh``} name ${word(ifname)} group "$GROUP"${size} type ${word(type)}${options}`,
    ...words.alias(device, origin, !ports.has(ifname)),
  );
}

/** bonding.rst: a device must be down to become a slave, and the bond raises it. */
export function slavePart({ ifname, of, bond, primary }: Slave): StepPart {
  const [name, master] = [word(ifname), word(bond)];
  const card = of === 'existing';
  return here(
    ...(card ? [sh`joins link ${name} master=${master} goes=down`] : []),
    sh`want link ${name} up=yes master=${master}${card ? sh` holds=` : sh``}`,
    ...(primary ? [sh`want link ${master} primary=${name}`] : []),
    ...(card ? [sh`save`, sh`run ip link set dev ${name} down`] : []),
    sh`run ip link set dev ${name} master ${master}`,
    ...(primary ? [sh`run ip link set dev ${master} type bond primary ${name}`] : []),
  );
}
