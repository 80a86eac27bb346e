import { NIC_MODELS } from '../nics/models.ts';
import { vhostOf } from '../links/vhost.ts';
import { msg } from '../util/message.ts';
import { cardsOf } from './cards.ts';
import type { Check } from './check.ts';

export const vhostNoPackedRing: Check = {
  code: 'vhost-no-packed-ring',
  severity: 'warning',
  why: 'vhost-net of the kernel knows the split ring only: QEMU takes the packed one out of what it offers the guest.',
  cable: (cable) => {
    const { link } = cable;
    if (!vhostOf(link)) return undefined;
    const packed = cardsOf(cable).some(
      (nic) => nic['packed'] === true && NIC_MODELS[String(nic['model'])]?.multiqueue,
    );
    if (!packed) return undefined;
    return {
      message: msg`With vhost the guest does not get the packed ring.`,
      anchors: [{ on: 'link', id: link.id, path: ['vhost'] }],
      fixes: [
        {
          title: msg`Turn vhost off`,
          steps: [{ do: 'set', id: link.id, path: ['vhost'], value: undefined }],
        },
      ],
    };
  },
};
