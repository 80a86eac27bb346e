import { MTU } from '../../model/mtu-field.ts';
import type { EndView } from '../../plan/lowering.ts';
import type { ResourceId } from '../../plan/resource.ts';
import { lowerMacvtap, macvtapBackend, macvtapId } from '../guest-macvtap.ts';
import type { LinkKind } from '../kind.ts';
import { VHOST } from '../vhost.ts';
import { COMMON_MODES, modeField } from '../../plan/macvlan-modes.ts';
import { msg } from '../../util/message.ts';

function lowerOf({ device, carrier }: EndView): { ifname: string; made: ResourceId | undefined } {
  return { ifname: device.name, made: carrier?.made };
}

export const macvtap: LinkKind = {
  kind: 'macvtap',
  title: msg`macvtap cable`,
  note: msg`Plugs a guest into a physical NIC without a bridge; the host does not reach it`,
  look: {
    glyph: [
      { rect: [3, 11.5, 14, 5, 1.5] },
      { path: 'M6.5 11.5V8.75M13.5 11.5V8.75M6.5 14h.01M10 14h.01M13.5 14h.01' },
      { rect: [4.25, 3.5, 4.5, 5.25, 1.2] },
      { rect: [11.25, 3.5, 4.5, 5.25, 1.2] },
    ],
    color: 'tap',
    line: 'single',
    word: 'macvtap',
  },
  joins: [['nic-model', 'lower']],
  rank: 10,
  loose: true,
  fields: [modeField(COMMON_MODES), MTU, VHOST],
  namedRoles: ['lower'],
  lower: (link, nic, card) => [lowerMacvtap(nic, card, lowerOf(card), { ...link })],
  makes: (_, end) => macvtapId(end),
  backend: ({ link, far }) => macvtapBackend(far, lowerOf(far), { ...link }),
};
