import { portgroupOf } from '../../model/portgroup.ts';
import { msg } from '../../util/message.ts';
import { lowerMacvtap, macvtapBackend, macvtapId } from '../guest-macvtap.ts';
import { GUEST_TAP, VHOST } from '../guest-tap.ts';
import type { LinkKind } from '../kind.ts';

export const network: LinkKind = {
  kind: 'network',
  title: msg`libvirt network cable`,
  note: msg`Plugs a guest's network card into a libvirt network`,
  look: {
    glyph: [
      { path: 'M2.5 10h4M6.5 7.5v5M13.5 7.5v5M13.5 10h4' },
      { path: 'M6.5 7.5h7M6.5 12.5h7' },
    ],
    color: 'tap',
    line: 'single',
    word: 'network',
  },
  joins: [['nic-model', 'network']],
  rank: 10,
  loose: false,
  fields: [
    VHOST,
    {
      key: 'portgroup',
      label: msg`Portgroup`,
      type: 'text',
      syntax: 'portgroup-name',
      help: msg`One of the network's; the default one where nothing is typed.`,
    },
  ],
  namedRoles: ['network'],
  lends: GUEST_TAP.lends,
  lower: (link, nic, net) =>
    net.pooled
      ? [lowerMacvtap(nic, net, net.pooled, { ...net.device })]
      : GUEST_TAP.lower(link, nic, net),
  makes: (link, end) => ((end.pooled ?? end.far.pooled) ? macvtapId(end) : GUEST_TAP.makes(link)),
  backend: (end) => {
    const { pooled, device } = end.far;
    const network = device.id;
    if (pooled) return { ...macvtapBackend(end.far, pooled, { ...device }), network };
    const portgroup = portgroupOf(end.link, device)?.id;
    return { ...GUEST_TAP.backend(end), network, portgroup };
  },
};
