import { hasRom, type NicModel } from '../nics/model.ts';
import { NIC_MODELS } from '../nics/models.ts';
import { type Message, msg } from '../util/message.ts';
import type { PortItem } from '../view/view.ts';
import type { Check } from './check.ts';

/** With what each is where nothing is chosen. */
const OF_VIRTIO = [
  ['rxQueueSize', undefined],
  ['txQueueSize', undefined],
  ['offloads', true],
  ['packed', false],
  ['rss', false],
] as const;

function unknownTo(nic: PortItem, model: NicModel): readonly [string, Message] | undefined {
  const chosen = ([key, otherwise]: (typeof OF_VIRTIO)[number]) =>
    nic[key] !== undefined && nic[key] !== otherwise;
  const [key] = (model.multiqueue ? undefined : OF_VIRTIO.find(chosen)) ?? [];
  if (key !== undefined) {
    return [key, msg`Rings and offloads can be set for virtio; a ${model.id} has its own.`];
  }
  if (nic['rom'] === false && !hasRom(model)) {
    return ['rom', msg`Only cards on PCI have a ROM; a ${model.id} has none.`];
  }
  if (nic['standby'] !== undefined && model.family !== 'passthrough') {
    return ['standby', msg`Another card stands by for one of the host; a ${model.id} is none.`];
  }
  return undefined;
}

export const nicOptionUnknown: Check = {
  code: 'nic-option-unknown',
  severity: 'warning',
  why: 'QEMU has no such option for this card, which is made without.',
  of: ({ ports }) => ports === 'nics',
  values: {
    port: (nic, _guest, here) => {
      const model = NIC_MODELS[String(nic['model'])];
      const [key, message] = (model && unknownTo(nic, model)) ?? [];
      if (key === undefined || message === undefined) return undefined;
      return {
        message,
        anchors: [here.anchor(key)],
        fixes: [here.set(msg`Leave it to the card`, undefined, key)],
      };
    },
  },
};
