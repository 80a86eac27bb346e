import { isBeside } from '../devices/index.ts';
import { msg } from '../util/message.ts';
import type { Check } from './check.ts';
import { groupAddress } from './group-address.ts';
import { quote } from './words.ts';

const SIDES = [
  ['a', 'b'],
  ['b', 'a'],
] as const;

export const mcastAddressUnknown: Check = {
  code: 'mcast-address-unknown',
  severity: 'error',
  why: 'QEMU joins a group by one address of its host: else frames go where a route leads, or nowhere.',
  leavesOut: true,
  cable: (cable, view) => {
    const { link, ends, join } = cable;
    const [side, far] = SIDES.find(([, other]) => isBeside(cable[other])) ?? [];
    if (!join || side === undefined || far === undefined) return undefined;
    const at = cable[side];
    if (at.host === undefined || groupAddress({ at, end: ends[side] }, cable[far], view))
      return undefined;
    const host = quote(view.device(at.host)?.device.name ?? '');
    return {
      message: msg`By which address ${host} is in the group ${quote(cable[far].device.name)} is not plain: type one of IPv4 at this end of the cable, or give it to a physical NIC of the host.`,
      anchors: [{ on: 'link', id: link.id, path: [side, 'local'] }],
    };
  },
};
