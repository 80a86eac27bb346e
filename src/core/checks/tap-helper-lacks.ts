import { NIC_MODELS } from '../nics/models.ts';
import { type Message, msg } from '../util/message.ts';
import { type CableRef, portItems } from '../view/view.ts';
import type { Check } from './check.ts';

/** What is chosen on a cable that the helper has no word for: where it stands, and what it is. */
function* lacking({ link, a, b, ends }: CableRef): Generator<readonly [string, Message]> {
  const [nic, sw] = a.kind.ports === undefined ? (['b', 'a'] as const) : (['a', 'b'] as const);
  const [guest, far] = nic === 'a' ? [a, b] : [b, a];
  if (far.kind.roles.includes('ovs')) yield ['maker', msg`an Open vSwitch`];
  if (link.mtu !== undefined) yield ['mtu', msg`an MTU: the tap has that of its bridge`];
  if (ends[sw].vlan !== undefined) yield [sw, msg`VLANs`];
  if (ends[sw].ifname !== undefined) yield [sw, msg`a name: the kernel says tapN`];
  const card = portItems(guest).find(({ id }) => id === ends[nic].port);
  const several = NIC_MODELS[String(card?.['model'])]?.multiqueue && Number(card?.['queues']) > 1;
  if (several) yield ['maker', msg`several queues`];
}

export const tapHelperLacks: Check = {
  code: 'tap-helper-lacks',
  severity: 'error',
  why: 'qemu-bridge-helper is told a Linux bridge and nothing else, and QEMU refuses a name and queues beside it.',
  cable: (cable) => {
    const { link } = cable;
    if (link['maker'] !== 'helper') return undefined;
    return [...lacking(cable)].map(([key, what]) => ({
      message: msg`qemu-bridge-helper cannot be told of ${what}.`,
      anchors: [{ on: 'link', id: link.id, path: [key] }],
      fixes: [
        {
          title: msg`Let net.sh make the tap`,
          steps: [{ do: 'set', id: link.id, path: ['maker'], value: 'script' }],
        },
      ],
    }));
  },
};
