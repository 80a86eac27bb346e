import type { Link } from '../../model/topology.ts';
import type { EndView } from '../../plan/lowering.ts';
import { type Resource, resourceId, type VirtualFunction } from '../../plan/resource.ts';
import { msg } from '../../util/message.ts';
import type { LinkKind } from '../kind.ts';

const PART = 'vfio';

const addressOf = ({ pci }: Link): string => (typeof pci === 'string' ? pci : '');

function vfOf({ vf, vlan }: Link): VirtualFunction | undefined {
  if (typeof vf !== 'number') return undefined;
  return { number: vf, vlan: typeof vlan === 'number' ? vlan : undefined };
}

/** A virtual function is given that of the guest's card; the hardware has its own. */
const macOf = ({ link, card }: EndView) => (card?.typed || vfOf(link) ? card?.mac : undefined);

function lower(link: Link, nic: EndView, card: EndView): Resource[] {
  return [
    {
      kind: 'passthrough',
      id: resourceId(link.id, PART),
      origin: link.id,
      machine: nic.machine,
      needs: card.carrier ? [card.carrier.made] : [],
      ifname: card.device.name,
      pci: addressOf(link),
      mac: macOf(nic),
      vf: vfOf(link),
    },
  ];
}

/** The kernel's vfio-pci lends the whole PCI function: the guest's driver drives the real card. */
export const vfio: LinkKind = {
  kind: 'vfio',
  title: msg`PCI passthrough`,
  note: msg`Gives a guest a physical NIC, or a part of one (SR-IOV); the host has it back when the lab is down`,
  look: {
    glyph: [
      { rect: [2.5, 3.5, 15, 6, 1.5] },
      { path: 'M5.5 9.5v2.5M8.5 9.5v2.5M11.5 9.5v2.5M14.5 9.5v2.5' },
      { path: 'M10 13v4M8 15l2 2 2-2' },
    ],
    color: 'attach',
    line: 'double',
    word: 'vfio',
  },
  joins: [['nic-model', 'card']],
  rank: 20,
  loose: true,
  fields: [
    {
      key: 'pci',
      label: msg`PCI address`,
      type: 'text',
      syntax: 'pci-address',
      placeholder: '0000:03:00.0',
      help: msg`Where the card sits: "readlink /sys/class/net/NAME/device" ends with it; of a virtual function "readlink /sys/class/net/NAME/device/virtfn0". Nothing else of that address is given away.`,
    },
    {
      key: 'vf',
      label: msg`Virtual function`,
      type: 'integer',
      min: 0,
      max: 255,
      help: msg`Its number, from 0 (SR-IOV): the host keeps the card, and gives this part of it away. Without a number the guest gets the card as a whole.`,
    },
    {
      key: 'vlan',
      label: msg`VLAN`,
      type: 'integer',
      min: 1,
      max: 4094,
      applies: ({ vf }) => vf !== undefined,
      help: msg`The card puts this tag on what the guest sends, and takes it off again: the guest is in that VLAN and does not see it.`,
    },
  ],
  shown: { pci: '0000:03:00.0' },
  namedRoles: [],
  lower,
  makes: (link) => resourceId(link.id, PART),
  backend: (nic) => ({
    type: 'vfio',
    ifname: nic.far.device.name,
    pci: addressOf(nic.link),
    mac: macOf(nic),
    vf: vfOf(nic.link),
    link: nic.link.id,
  }),
};
