import { NIC_MODELS } from '../nics/models.ts';
import { msg } from '../util/message.ts';
import { cardsOf } from './cards.ts';
import type { Check } from './check.ts';

/** Links to what takes frames out of the queues itself. */
const LONGER = ['vhost-user', 'vdpa'];

/** `virtio_net_max_tx_queue_size` of QEMU's hw/net/virtio-net.c. */
export const nicSendRingFixed: Check = {
  code: 'nic-send-ring-fixed',
  severity: 'warning',
  why: 'QEMU sends a frame in as many pieces as the kernel takes, which are no more than 256: it makes the ring as short as that, and says nothing.',
  cable: (cable) => {
    const { link } = cable;
    if (LONGER.includes(link.kind)) return undefined;
    return cardsOf(cable)
      .filter(({ model, txQueueSize }) => {
        const longer = txQueueSize !== undefined && txQueueSize !== '256';
        return longer && NIC_MODELS[String(model)]?.multiqueue;
      })
      .map(({ id }) => ({
        message: msg`The send ring of ${id} stays at 256: only with vhost-user or vDPA can it be longer.`,
        anchors: [{ on: 'link', id: link.id }],
      }));
  },
};
