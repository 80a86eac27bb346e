import { NIC_MODELS } from '../nics/models.ts';
import { msg } from '../util/message.ts';
import { portItems } from '../view/view.ts';
import type { Check } from './check.ts';

export const vhostUserNotVirtio: Check = {
  code: 'vhost-user-not-virtio',
  severity: 'error',
  why: 'The program reads the queues of virtio; QEMU does not start with another card on it.',
  cable: ({ link, a, b, ends }) => {
    if (link.kind !== 'vhost-user') return undefined;
    for (const [at, port] of [
      [a, ends.a.port],
      [b, ends.b.port],
    ] as const) {
      const nic = portItems(at).find(({ id }) => id === port);
      const model = nic && NIC_MODELS[String(nic['model'])];
      if (!model || model.driver === 'virtio_net') continue;
      return {
        message: msg`vhost-user is for virtio cards; a ${model.id} cannot use it.`,
        anchors: [{ on: 'link', id: link.id }],
      };
    }
    return undefined;
  },
};
