import { msg } from '../util/message.ts';
import type { Check } from './check.ts';
import { quote } from './words.ts';

export const vfioNoAddress: Check = {
  code: 'vfio-no-address',
  severity: 'error',
  why: 'QEMU and libvirt are told of a card by its PCI address; the name goes with the driver.',
  leavesOut: true,
  cable: ({ link, a, b }) => {
    if (link.kind !== 'vfio' || link['pci'] !== undefined) return undefined;
    const card = a.kind.kind === 'nic' ? a : b;
    return {
      message: msg`Where is ${quote(card.device.name)}? Type its PCI address: "readlink /sys/class/net/${card.device.name}/device" ends with it.`,
      anchors: [{ on: 'link', id: link.id, path: ['pci'] }],
    };
  },
};
