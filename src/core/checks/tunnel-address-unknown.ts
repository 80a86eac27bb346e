import { linkKindOf } from '../links/index.ts';
import { msg } from '../util/message.ts';
import type { Check } from './check.ts';
import { familiesMix, underlayOf } from './underlay.ts';

export const tunnelAddressUnknown: Check = {
  code: 'tunnel-address-unknown',
  severity: 'error',
  why: 'Each end of a tunnel sends to an address of the other host: it is typed, or follows from the network cards that are drawn.',
  leavesOut: true,
  cable: (cable, view) => {
    const { link, a, b, ends } = cable;
    if (!linkKindOf(link).overhead || a.host === b.host || familiesMix(cable)) return undefined;
    if (underlayOf(cable, view)) return undefined;
    const [one, other] = [a, b].map(({ host }) => view.device(host ?? '')?.device.name ?? '');
    const open = (['a', 'b'] as const).filter((side) => ends[side].local === undefined);
    return {
      message: msg`By which addresses ${one ?? ''} and ${other ?? ''} reach each other is not plain: type them at the ends of the tunnel, or give the physical NICs of both an address of one network.`,
      anchors: (open.length > 0 ? open : (['a', 'b'] as const)).map((side) => ({
        on: 'link',
        id: link.id,
        path: [side, 'local'],
      })),
    };
  },
};
