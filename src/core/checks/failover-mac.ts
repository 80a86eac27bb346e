import { hasTypedMac, standbyOf } from '../nics/failover.ts';
import { msg } from '../util/message.ts';
import { portItems } from '../view/view.ts';
import type { Check } from './check.ts';
import { isFunction } from './deals-functions.ts';
import { quote } from './words.ts';

export const failoverMac: Check = {
  code: 'failover-mac',
  severity: 'error',
  why: 'Linux pairs cards by their MAC, and that of a card of the host is its own: net.sh looks whether it is the one drawn.',
  of: ({ ports }) => ports === 'nics',
  values: {
    port: (nic, guest, here) => {
      const nics = portItems(guest);
      const place = standbyOf(nic, nics);
      const standby = place === undefined ? undefined : nics[place];
      if (!standby) return undefined;
      const cable = guest.ends.find(({ end }) => end.port === nic.id);
      // A virtual function is given that of the pair.
      if (!(cable && isFunction(cable)) && !hasTypedMac(nics.indexOf(nic), nics)) {
        const far = cable?.far?.at.device.name ?? nic.id;
        return {
          message: msg`${standby.id} has to have the MAC of ${far}, for which it stands by: type that as the MAC of ${nic.id}.`,
          anchors: [here.anchor('mac')],
        };
      }
      const [mine, other] = [nic['mac'], standby['mac']].map((mac) => String(mac).toLowerCase());
      if (nic['mac'] === undefined || standby['mac'] === undefined || mine === other)
        return undefined;
      return {
        message: msg`${standby.id} stands by for ${nic.id} of ${quote(guest.device.name)}, but their MACs differ.`,
        anchors: [here.anchor('mac')],
        fixes: [here.set(msg`Use that of ${standby.id}`, standby['mac'], 'mac')],
      };
    },
  },
};
