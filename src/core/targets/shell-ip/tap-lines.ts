import type { TapDevice, TunDevice } from '../../plan/resource.ts';
import { sh, type ShText, word } from '../../text/shell.ts';
import type { StepContext } from './step-lines.ts';
import { here, mtuFact, type StepPart } from './step-part.ts';
import { aliasPart, ip, placeWord } from './words.ts';

function openers({ owner, group, ofProgram }: TapDevice): ShText {
  // The program is of root, as the script is.
  if (ofProgram) return sh``;
  if (owner === undefined && group === undefined) return sh` user "$OWNER"`;
  const user = owner === undefined ? sh`` : sh` user ${word(owner)}`;
  return group === undefined ? user : sh`${user} group ${word(group)}`;
}

function openerFacts({ owner, group }: TapDevice): ShText {
  const user = owner === undefined ? sh`` : sh`"$(named user passwd ${word(owner)})"`;
  return group === undefined ? user : sh`${user}"$(named members group ${word(group)})"`;
}

export function tap(device: TapDevice, { words, ports }: StepContext): StepPart {
  const name = word(device.ifname);
  const queues = device.multiQueue ? sh` multi_queue` : sh``;
  const several = device.multiQueue ? sh`true` : sh`false`;
  return here(
    sh`make link ${name} kind=tun up=yes multi_queue=${several}${openerFacts(device)}${mtuFact(device.mtu)}`,
    sh`intend link ${name}`,
    sh`run ip tuntap add dev ${name} mode tap${openers(device)}${queues}`,
    sh`run ip link set dev ${name} group "$GROUP" ${aliasPart(device.origin)}`,
    ...(device.mtu === undefined ? [] : [words.mtu(device, device.mtu)]),
    ...(ports.has(device.ifname) ? [] : [words.up(device)]),
  );
}

/** A killed one in a namespace goes with that, which is marked before. */
export function tun(device: TunDevice, { words }: StepContext): readonly StepPart[] {
  const { namespace, mtu, origin } = device;
  const [place, name] = [placeWord(device), word(device.ifname)];
  const facts = sh`make link ${place} kind=tun link_type=none up=yes${mtuFact(mtu)}`;
  const lines = [
    sh`run ${ip(device)} tuntap add dev ${name} mode tun user "$OWNER"`,
    sh`run ${ip(device)} link set dev ${name} group "$GROUP" ${aliasPart(origin)}`,
    ...(mtu === undefined ? [] : [words.mtu(device, mtu)]),
    words.up(device),
  ];
  if (namespace === undefined) return [here(facts, sh`intend link ${name}`, ...lines)];
  return [here(facts), { namespace, lines }];
}
