import { vhostOf } from '../links/vhost.ts';
import { msg } from '../util/message.ts';
import { notVirtioOn } from './cards.ts';
import type { Check } from './check.ts';

export const vhostNotVirtio: Check = {
  code: 'vhost-not-virtio',
  severity: 'error',
  why: 'The kernel knows the queues of virtio only: QEMU opens vhost for another card, and never uses it.',
  cable: (cable) => {
    const { link } = cable;
    const model = vhostOf(link) ? notVirtioOn(cable) : undefined;
    return (
      model && {
        message: msg`vhost is for virtio cards; a ${model.id} cannot use it.`,
        anchors: [{ on: 'link', id: link.id, path: ['vhost'] }],
        fixes: [
          {
            title: msg`Turn vhost off`,
            steps: [{ do: 'set', id: link.id, path: ['vhost'], value: undefined }],
          },
        ],
      }
    );
  },
};
