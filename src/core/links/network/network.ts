import { portgroupOf } from '../../model/portgroup.ts';
import type { EndView } from '../../plan/lowering.ts';
import { type Backend, resourceId } from '../../plan/resource.ts';
import { msg } from '../../util/message.ts';
import { lowerMacvtap, macvtapBackend, macvtapId } from '../guest-macvtap.ts';
import { GUEST_TAP } from '../guest-tap.ts';
import type { LinkKind } from '../kind.ts';
import { VHOST } from '../vhost.ts';

type End = Omit<EndView, 'made'>;

/** Whether libvirt deals functions of a card there, of which nothing is there before the guest starts. */
const dealsFunctions = ({ device }: End): boolean => device['forward'] === 'hostdev';

function backend(end: EndView): Backend {
  const { pooled, device, vlan } = end.far;
  const network = device.id;
  const portgroup = portgroupOf(end.link, device)?.id;
  const named = { network, portgroup };
  if (!pooled) return { ...GUEST_TAP.backend(end), ...named };
  if (!dealsFunctions(end.far))
    return { ...macvtapBackend(end.far, pooled, { ...device }), network };
  const { ifname } = pooled;
  return { type: 'hostdev', ifname, ...named, vlan, link: end.link.id };
}

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
  lower: (link, nic, net) => {
    if (dealsFunctions(net)) return [];
    return net.pooled
      ? [lowerMacvtap(nic, net, net.pooled, { ...net.device })]
      : GUEST_TAP.lower(link, nic, net);
  },
  makes: (link, end) => {
    const net = [end, end.far].find(({ pooled }) => pooled);
    if (!net) return GUEST_TAP.makes(link);
    return dealsFunctions(net) ? resourceId(net.device.id, 'network') : macvtapId(end);
  },
  backend,
};
