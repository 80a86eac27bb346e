import { linkKindOf } from '../links/index.ts';
import type { Side } from '../model/topology.ts';
import { msg } from '../util/message.ts';
import type { CableRef, View } from '../view/view.ts';
import type { Check, Finding } from './check.ts';
import { familiesMix, tunnelType, underlayOf } from './underlay.ts';
import { quote } from './words.ts';

const SIDES = ['a', 'b'] as const;

export const tunnelAddressUnknown: Check = {
  code: 'tunnel-address-unknown',
  severity: 'error',
  why: 'Each end of a tunnel sends to an address of the other host: it is typed, or follows from the network cards that are drawn.',
  leavesOut: true,
  cable: (cable, view) => {
    const { link, a, b, ends } = cable;
    if (!linkKindOf(link).overhead || a.host === b.host || familiesMix(cable)) return undefined;
    const beyond = SIDES.find((side) => cable[side].kind.apart);
    if (beyond) return towards(cable, beyond, view);
    if (underlayOf(cable, view)) return undefined;
    const [one, other] = [a, b].map((at) => hostName(at.host, view));
    const open = SIDES.filter((side) => ends[side].local === undefined);
    return {
      message: msg`By which addresses ${one ?? ''} and ${other ?? ''} reach each other is not plain: type them at the ends of the tunnel, or give the physical NICs of both an address of one network.`,
      anchors: (open.length > 0 ? open : SIDES).map((side) => ({
        on: 'link',
        id: link.id,
        path: [side, 'local'],
      })),
    };
  },
};

function hostName(host: string | undefined, view: View): string {
  return view.device(host ?? '')?.device.name ?? '';
}

function towards(cable: CableRef, beyond: Side, view: View): Finding | undefined {
  const { link, ends } = cable;
  const near = beyond === 'a' ? 'b' : 'a';
  const lan = quote(cable[beyond].device.name);
  const at = (side: Side) => [{ on: 'link' as const, id: link.id, path: [side, 'local'] }];
  if (ends[beyond].local === undefined)
    return {
      message: msg`Where this tunnel leads is not said: type the address of the machine in ${lan} that has its other end.`,
      anchors: at(beyond),
    };
  const found = underlayOf(cable, view);
  // An ip6gretap asks no route for it, and sends nothing.
  const asks = tunnelType(link) !== 'gre' || found?.family === 4;
  if (!found || found[near] !== undefined || asks) return undefined;
  return {
    message: msg`From which address ${hostName(cable[near].host, view)} sends is not plain, and GRE over IPv6 has to be told: type it, or give it to the physical NIC that is plugged into ${lan}.`,
    anchors: at(near),
  };
}
