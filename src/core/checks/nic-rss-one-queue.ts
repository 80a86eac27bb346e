import { NIC_MODELS } from '../nics/models.ts';
import { msg } from '../util/message.ts';
import type { Check } from './check.ts';

export const nicRssOneQueue: Check = {
  code: 'nic-rss-one-queue',
  severity: 'hint',
  why: 'RSS spreads packets over the queues of a card, so that each vCPU takes some.',
  of: ({ ports }) => ports === 'nics',
  values: {
    port: (nic, _guest, here) => {
      const queues = typeof nic['queues'] === 'number' ? nic['queues'] : 1;
      if (nic['rss'] !== true || queues > 1) return undefined;
      if (!NIC_MODELS[String(nic['model'])]?.multiqueue) return undefined;
      return {
        message: msg`RSS has nothing to spread: the card has one queue.`,
        anchors: [here.anchor('rss')],
        fixes: [here.set(msg`Use two queues`, 2, 'queues')],
      };
    },
  },
};
