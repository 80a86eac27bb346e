import { NIC_MODELS } from '../nics/models.ts';
import { msg } from '../util/message.ts';
import { portItems } from '../view/view.ts';
import type { Check } from './check.ts';

export const vhostNoPackedRing: Check = {
  code: 'vhost-no-packed-ring',
  severity: 'warning',
  why: 'vhost-net of the kernel knows the split ring only: QEMU takes the packed one out of what it offers the guest.',
  cable: ({ link, a, b, ends }) => {
    if (link['vhost'] !== true) return undefined;
    const cards = [
      [a, ends.a.port],
      [b, ends.b.port],
    ] as const;
    const packed = cards.some(([at, port]) =>
      portItems(at).some(
        (nic) =>
          nic.id === port && nic['packed'] === true && NIC_MODELS[String(nic['model'])]?.multiqueue,
      ),
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
