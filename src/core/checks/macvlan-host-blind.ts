import type { Check } from './check.ts';
import { inStack } from './endpoints.ts';
import { addressesOf, meets, standingOn } from './on-lower.ts';
import { quote } from './words.ts';
import { msg } from '../util/message.ts';

export const macvlanHostBlind: Check = {
  code: 'macvlan-host-blind',
  severity: 'warning',
  why: 'What stands on a network card and the card itself do not hear each other.',
  of: ({ family }) => family === 'lower',
  device: (one, view) => {
    const standing = standingOn(one);
    if (standing.length === 0 || one.host === undefined) return undefined;
    const all = inStack(one.host, view);
    return standing.flatMap((each) => {
      if (each.far.at.device.id === one.host) return [];
      // By an interface that stands there too the host gets everywhere.
      const own = all.filter(({ segment }) => segment !== one.device.id);
      const met = meets(addressesOf(each, view), own);
      if (!met || own.length < all.length) return [];
      return {
        message: msg`The host has ${met.address.cidr}, of the network of ${quote(each.far.at.device.name)}, but does not reach it over ${quote(one.device.name)}. Use a bridge, or give the host a macvlan there.`,
        anchors: [{ on: 'link', id: each.ref.link.id } as const],
      };
    });
  },
};
