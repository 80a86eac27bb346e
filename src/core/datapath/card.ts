import type { NicModel } from '../nics/model.ts';
import { msg } from '../util/message.ts';
import type { Stage } from './stage.ts';

const WRITES_MANY = msg`Part of a kernel that is a process of the host, so there is no card and no VM exit: a tap gets up to 64 kB a system call, as segments are left to the host; a socket gets up to 64 frames.`;
const WRITES = msg`Part of a kernel that is a process of the host, so there is no card and no VM exit: one system call and one copy a frame, and as many on the way in.`;

const SHARES = msg`The container has the kernel of the host: no VM exit, no copy, and no process that has to be woken.`;

/**
 * From the guest's driver into QEMU, or to the host where that is User-mode Linux; sources: QEMU's
 * hw/net, virtio 1.1, the drivers of Linux, its howto of User-mode Linux.
 */
export function cardStages({ id, title, driver, bus }: NicModel): readonly Stage[] {
  const inside = driver ?? msg`a driver of its own`;
  switch (true) {
    case driver === 'virtio_net':
      return [
        {
          place: 'guest',
          what: inside,
          how: msg`Puts where the frame lies into a ring in memory that both sides see: nothing is copied.`,
        },
        {
          place: 'card',
          what: title,
          how: msg`One write to its register tells that there is something: a VM exit, which KVM turns into an event.`,
        },
      ];
    case bus === 'uml':
      return [{ place: 'guest', what: inside, how: id === 'uml-vector' ? WRITES_MANY : WRITES }];
    case bus === 'lxc':
      return [{ place: 'guest', what: 'veth', how: SHARES }];
    case id === 'vfio-pci':
      return [
        {
          place: 'guest',
          what: inside,
          how: msg`Drives the real card: puts where the frame lies into a list in its memory, and writes registers of the card without a VM exit.`,
        },
        {
          place: 'card',
          what: title,
          how: msg`Reads the frame out of the guest's memory by itself, through the IOMMU; neither QEMU nor the host's kernel is on the way. What comes in wakes the guest by an interrupt.`,
        },
      ];
    case id === 'spapr-vlan':
      return [
        { place: 'guest', what: inside, how: msg`Calls the hypervisor for each frame.` },
        {
          place: 'card',
          what: title,
          how: msg`Each call is a VM exit, and the guest's processor waits for it.`,
        },
      ];
    case id === 'ne2k_pci' || id === 'ne2k_isa':
      return [
        {
          place: 'guest',
          what: inside,
          how: msg`Moves all bytes of the frame through an I/O port.`,
        },
        {
          place: 'card',
          what: title,
          how: msg`It reads no memory: each access to the port is a VM exit, many a frame, and the guest's processor waits for each.`,
        },
      ];
    case bus === 'usb':
      return [
        { place: 'guest', what: inside, how: msg`Cuts the frame into packets of USB.` },
        {
          place: 'card',
          what: title,
          how: msg`The USB controller is emulated: a register written is a VM exit, and QEMU joins the packets again.`,
        },
      ];
    case id === 'vmxnet3':
      return [
        {
          place: 'guest',
          what: inside,
          how: msg`Puts where the frame lies into a ring in its memory.`,
        },
        {
          place: 'card',
          what: title,
          how: msg`One register written a batch: a VM exit, and the guest's processor waits while QEMU copies.`,
        },
      ];
    default:
      return [
        {
          place: 'guest',
          what: inside,
          how: msg`Puts where the frame lies into a list in its memory, and writes registers of the card.`,
        },
        {
          place: 'card',
          what: title,
          how: msg`Each register read or written is a VM exit, several a frame, and the guest's processor waits for each.`,
        },
      ];
  }
}
