import { msg } from '../util/message.ts';
import { notVirtioOn } from './cards.ts';
import type { Check } from './check.ts';

export const vhostUserNotVirtio: Check = {
  code: 'vhost-user-not-virtio',
  severity: 'error',
  why: 'The program reads the queues of virtio; QEMU does not start with another card on it.',
  cable: (cable) => {
    const { link } = cable;
    const model = link.kind === 'vhost-user' ? notVirtioOn(cable) : undefined;
    return (
      model && {
        message: msg`vhost-user is for virtio cards; a ${model.id} cannot use it.`,
        anchors: [{ on: 'link', id: link.id }],
      }
    );
  },
};
