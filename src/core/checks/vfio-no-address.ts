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
    const { name } = (a.kind.kind === 'nic' ? a : b).device;
    const { vf } = link;
    return {
      message:
        typeof vf === 'number'
          ? msg`Where is virtual function ${vf} of ${quote(name)}? Type its PCI address: "readlink /sys/class/net/${name}/device/virtfn${vf}" ends with it, while the card has any.`
          : msg`Where is ${quote(name)}? Type its PCI address: "readlink /sys/class/net/${name}/device" ends with it.`,
      anchors: [{ on: 'link', id: link.id, path: ['pci'] }],
    };
  },
};
