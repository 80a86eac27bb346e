import { canStandBy, primaryOf, standbyOf } from '../nics/failover.ts';
import { NIC_MODELS } from '../nics/models.ts';
import { msg } from '../util/message.ts';
import { portItems } from '../view/view.ts';
import type { Check } from './check.ts';
import { quote } from './words.ts';

export const failoverStandby: Check = {
  code: 'failover-standby',
  severity: 'error',
  why: 'QEMU pairs one card of the host with one virtio card, and keeps the first back until the driver of the second asks for it.',
  of: ({ ports }) => ports === 'nics',
  values: {
    port: (nic, guest, here) => {
      const { standby } = nic;
      if (typeof standby !== 'string') return undefined;
      if (NIC_MODELS[String(nic['model'])]?.family !== 'passthrough') return undefined;
      const nics = portItems(guest);
      const place = standbyOf(nic, nics);
      const anchors = [here.anchor('standby')];
      if (place === undefined) {
        return {
          message: msg`Only a virtio-net-pci of ${quote(guest.device.name)} can stand by for ${nic.id}; ${quote(standby)} is none.`,
          anchors,
          fixes: nics
            .filter((one) => canStandBy(one))
            .map(({ id }) => here.set(msg`Use ${id}`, id, 'standby')),
        };
      }
      const first = nics[primaryOf(place, nics)];
      if (!first || first.id === nic.id) return undefined;
      return {
        message: msg`${quote(standby)} stands by for ${first.id} already.`,
        anchors,
      };
    },
  },
};
