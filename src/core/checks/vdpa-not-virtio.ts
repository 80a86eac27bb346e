import { msg } from '../util/message.ts';
import { notVirtioOn } from './cards.ts';
import type { Check } from './check.ts';

export const vdpaNotVirtio: Check = {
  code: 'vdpa-not-virtio',
  severity: 'error',
  why: 'The device reads the queues of virtio; QEMU does not start with another card on it.',
  cable: (cable) => {
    const { link } = cable;
    const model = link.kind === 'vdpa' ? notVirtioOn(cable) : undefined;
    return (
      model && {
        message: msg`vDPA is for virtio cards; a ${model.id} cannot use it.`,
        anchors: [{ on: 'link', id: link.id }],
      }
    );
  },
};
