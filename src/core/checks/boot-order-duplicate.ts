import { portItems } from '../view/view.ts';
import { msg } from '../util/message.ts';
import type { Check } from './check.ts';
import { quote } from './words.ts';

export const bootOrderDuplicate: Check = {
  code: 'boot-order-duplicate',
  severity: 'error',
  why: 'QEMU ends at once where a number has already been used, and libvirt does not define the guest.',
  of: ({ ports }) => ports === 'nics',
  device: (at) => {
    const { id, name } = at.device;
    const orders = portItems(at).map((nic) => nic['bootIndex']);
    return orders.flatMap((order, i) => {
      const first = order === undefined ? i : orders.indexOf(order);
      if (first === i) return [];
      const path = ['nics', i, 'bootIndex'];
      return {
        message: msg`Two network cards of ${quote(name)} are number ${String(order)} of the boot order.`,
        anchors: [first, i].map((at) => ({ on: 'device', id, path: ['nics', at, 'bootIndex'] })),
        fixes: [
          {
            title: msg`Leave it without a number`,
            steps: [{ do: 'set', id, path, value: undefined }],
          },
        ],
      };
    });
  },
};
