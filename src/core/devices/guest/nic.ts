import type { Field, Options } from '../../model/field.ts';
import { machineType } from '../../nics/machines.ts';
import { hasRom, type NicModel } from '../../nics/model.ts';
import { NIC_MODELS } from '../../nics/models.ts';
import { type Attachment, type Backend, hasLongSendRing } from '../../plan/resource.ts';
import { msg } from '../../util/message.ts';
import { ADDRESSES, GATEWAY, GATEWAY6, ITEM_ID } from '../common-fields.ts';

/** A network card of a guest; it exists with no cable in it. */
export interface GuestNic {
  readonly id: string;
  readonly model: string;
  readonly mac?: string;
  readonly queues?: number;
  readonly rxQueueSize?: string;
  readonly txQueueSize?: string;
  readonly offloads?: boolean;
  readonly packed?: boolean;
  readonly rss?: boolean;
  readonly bootIndex?: number;
  readonly rom?: boolean;
  /** The id of another card of the guest. */
  readonly standby?: string;
  readonly addresses?: readonly string[];
  readonly gateway?: string;
  readonly gateway6?: string;
}

const models: Options = (_nic, guest) => {
  const row = machineType(String(guest['arch']), String(guest['machine']));
  return (row?.models ?? Object.keys(NIC_MODELS)).map((id) => ({
    value: id,
    label: id,
    ...(NIC_MODELS[id] ? { note: noteOf(NIC_MODELS[id], row?.onBoard === id) } : {}),
  }));
};

const noteOf = ({ title }: NicModel, isOnBoard: boolean) =>
  isOnBoard ? msg`${title}, on board` : title;

/** What QEMU takes: a power of two. */
const RINGS = ['256', '512', '1024'].map((value) => ({ value, label: value }));

const modelOf = (nic: Readonly<Record<string, unknown>>) => NIC_MODELS[String(nic['model'])];

// Of several cards at once the models may differ.
const isVirtio: Field['applies'] = (nic) => modelOf(nic)?.multiqueue ?? true;
const hasOffloads: Field['applies'] = (nic) => modelOf(nic)?.offloads ?? true;

export const NIC_FIELDS: readonly Field[] = [
  ITEM_ID,
  { key: 'model', label: msg`Model`, type: 'choice', options: models, required: true },
  { key: 'mac', label: msg`MAC`, type: 'text', syntax: 'mac', automatic: true },
  {
    key: 'queues',
    label: msg`Queues`,
    type: 'integer',
    // tun(4): a tap takes 256 queues.
    min: 1,
    max: 256,
    default: 1,
    applies: isVirtio,
    help: msg`More than one only for virtio; one for each vCPU is usual.`,
  },
  {
    key: 'rxQueueSize',
    label: msg`Receive ring`,
    type: 'choice',
    options: () => RINGS,
    default: '256',
    applies: isVirtio,
    help: msg`Descriptors; larger ones lose fewer packets in bursts. Only for virtio.`,
  },
  {
    key: 'txQueueSize',
    label: msg`Send ring`,
    type: 'choice',
    options: () => RINGS,
    default: '256',
    applies: isVirtio,
    help: msg`Longer than 256 only where a vhost-user program or a vDPA device empties it. Only for virtio.`,
  },
  {
    key: 'offloads',
    label: msg`Offloads`,
    type: 'boolean',
    default: true,
    applies: hasOffloads,
    help: msg`Leaves checksums and segments to the other side; only virtio can be told not to.`,
  },
  {
    key: 'packed',
    label: msg`Packed ring`,
    type: 'boolean',
    default: false,
    applies: isVirtio,
    help: msg`The shorter ring of virtio 1.1, where the guest knows it. Only for virtio.`,
  },
  {
    key: 'rss',
    label: msg`RSS`,
    type: 'boolean',
    default: false,
    applies: isVirtio,
    help: msg`The guest says by which hash packets are spread over the queues. Only for virtio.`,
  },
  {
    key: 'bootIndex',
    label: msg`Boot order`,
    type: 'integer',
    min: 1,
    max: 999,
    applies: (nic) => !['uml', 'lxc'].includes(modelOf(nic)?.bus ?? ''),
    help: msg`The firmware tries to boot from the lowest first; a card without comes after all with one.`,
  },
  {
    key: 'rom',
    label: msg`PXE ROM`,
    type: 'boolean',
    default: true,
    applies: (nic) => {
      const model = modelOf(nic);
      return model === undefined || hasRom(model);
    },
    help: msg`What firmware needs to boot from a PCI card; without it a guest starts sooner.`,
  },
  {
    key: 'standby',
    label: msg`Stand-by card`,
    type: 'text',
    syntax: 'interface-name',
    placeholder: 'eth0',
    applies: (nic) => modelOf(nic)?.family === 'passthrough',
    help: msg`A virtio card of the same guest: Linux makes one interface of both (net_failover), and goes by that one while this is gone. They have one MAC.`,
  },
  {
    ...ADDRESSES,
    help: msg`The guest configures itself: these are for the address plan, and for DHCP. LXC gives them to a container.`,
  },
  GATEWAY,
  GATEWAY6,
];

type NicOptions = Pick<
  Attachment,
  'rxQueueSize' | 'txQueueSize' | 'offloads' | 'packed' | 'rss' | 'bootIndex' | 'rom'
>;

/** What is chosen on a card, as far as the model has such options, and QEMU heeds them. */
export function optionsOf(
  { rxQueueSize, txQueueSize, offloads, packed, rss, bootIndex, rom }: GuestNic,
  model: NicModel | undefined,
  backend: Backend,
): NicOptions {
  return {
    ...(model?.multiqueue && {
      ...(rxQueueSize !== undefined && { rxQueueSize: Number(rxQueueSize) }),
      ...(txQueueSize !== undefined &&
        hasLongSendRing(backend) && { txQueueSize: Number(txQueueSize) }),
      ...(packed && { packed }),
      ...(rss && { rss }),
    }),
    ...(offloads === false && model?.offloads && { offloads }),
    ...(bootIndex !== undefined && { bootIndex }),
    ...(rom === false && model && hasRom(model) && { rom }),
  };
}
