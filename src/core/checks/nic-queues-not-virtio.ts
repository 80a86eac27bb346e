import { NIC_MODELS } from '../nics/models.ts';
import { portItems } from '../view/view.ts';
import type { Check } from './check.ts';

export const nicQueuesNotVirtio: Check = {
  code: 'nic-queues-not-virtio',
  severity: 'warning',
  why: 'QEMU and libvirt start such a card with one queue and say nothing.',
  *find(view) {
    for (const one of view.devices) {
      if (one.kind.ports !== 'nics') continue;
      for (const [i, nic] of portItems(one).entries()) {
        const model = NIC_MODELS[String(nic['model'])];
        if (!model || model.multiqueue || typeof nic['queues'] !== 'number' || nic['queues'] < 2) continue;
        const path = ['nics', i, 'queues'];
        yield {
          message: `Queues are a virtio feature; a ${model.id} has one.`,
          anchors: [{ on: 'device', id: one.device.id, path }],
          fixes: [{ title: 'Use one queue', steps: [{ do: 'set', id: one.device.id, path, value: undefined }] }],
        };
      }
    }
  },
};
