import { NIC_MODELS } from '../nics/models.ts';
import { msg } from '../util/message.ts';
import type { Check } from './check.ts';

const KEYS = ['rxQueueSize', 'offloads'] as const;

export const nicOptionUnknown: Check = {
  code: 'nic-option-unknown',
  severity: 'warning',
  why: 'QEMU has such options for virtio alone; another card is made without.',
  values: {
    port: (nic, _guest, here) => {
      const model = NIC_MODELS[String(nic['model'])];
      if (!model || model.multiqueue) return undefined;
      const key = KEYS.find((one) => nic[one] !== undefined && nic[one] !== true);
      if (key === undefined) return undefined;
      return {
        message: msg`Rings and offloads can be set for virtio; a ${model.id} has its own.`,
        anchors: [here.anchor(key)],
        fixes: [here.set(msg`Leave it to the card`, undefined, key)],
      };
    },
  },
};
