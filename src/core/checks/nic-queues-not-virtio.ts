import { NIC_MODELS } from '../nics/models.ts';
import type { Check } from './check.ts';
import { msg } from '../util/message.ts';

export const nicQueuesNotVirtio: Check = {
  code: 'nic-queues-not-virtio',
  severity: 'warning',
  why: 'QEMU and libvirt start such a card with one queue and say nothing.',
  of: ({ ports }) => ports === 'nics',
  values: {
    port: (nic, _guest, here) => {
      if (typeof nic['queues'] !== 'number' || nic['queues'] < 2) return undefined;
      const model = NIC_MODELS[String(nic['model'])];
      if (!model || model.multiqueue) return undefined;
      return {
        message: msg`Queues are a virtio feature; a ${model.id} has one.`,
        anchors: [here.anchor('queues')],
        fixes: [here.set(msg`Use one queue`, undefined, 'queues')],
      };
    },
  },
};
