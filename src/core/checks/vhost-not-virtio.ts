import { NIC_MODELS } from '../nics/models.ts';
import { msg } from '../util/message.ts';
import { portItems } from '../view/view.ts';
import type { Check } from './check.ts';

export const vhostNotVirtio: Check = {
  code: 'vhost-not-virtio',
  severity: 'error',
  why: 'The kernel knows the queues of virtio only: QEMU opens vhost for another card, and never uses it.',
  cable: ({ link, a, b, ends }) => {
    if (link['vhost'] !== true) return undefined;
    const models = [
      [a, ends.a.port],
      [b, ends.b.port],
    ] as const;
    for (const [at, port] of models) {
      const nic = portItems(at).find(({ id }) => id === port);
      const model = nic && NIC_MODELS[String(nic['model'])];
      if (!model || model.driver === 'virtio_net') continue;
      return {
        message: msg`vhost is for virtio cards; a ${model.id} cannot use it.`,
        anchors: [{ on: 'link', id: link.id, path: ['vhost'] }],
        fixes: [
          {
            title: msg`Turn vhost off`,
            steps: [{ do: 'set', id: link.id, path: ['vhost'], value: undefined }],
          },
        ],
      };
    }
    return undefined;
  },
};
