import { machineType } from '../nics/machines.ts';
import type { NicModel } from '../nics/model.ts';
import { NIC_MODELS } from '../nics/models.ts';
import { type Attachment, hasQueues, type Machine, type Resource } from '../plan/resource.ts';
import { type Message, msg } from '../util/message.ts';
import { backendStages } from './backend.ts';
import { cardStages } from './card.ts';
import type { Stage } from './stage.ts';

/** The way of a frame out of one network card, for exactly its model and what stands behind it. */
export interface Datapath {
  readonly stages: readonly Stage[];
  /** What would make it faster, the most useful first. */
  readonly faster: readonly Message[];
}

/** `resources` are those of the guest's host. */
export function datapathOf(
  machine: Machine,
  nic: Attachment,
  resources: readonly Resource[],
): Datapath {
  const model = NIC_MODELS[nic.model];
  const { backend } = nic;
  return {
    stages: [
      ...(model ? cardStages(model) : []),
      ...(backend.type === 'none'
        ? [nowhere(model)]
        : backendStages(backend, resources, model, machine)),
    ],
    faster: advice(machine, nic, resources),
  };
}

/** Where frames pass no process that has to be woken. */
const QUICK: readonly Attachment['backend']['type'][] = [
  ...(['tap', 'veth', 'macvtap', 'vhost-user', 'vdpa', 'vfio', 'hostdev', 'hub', 'none'] as const),
];

function nowhere(model: NicModel | undefined): Stage {
  if (model?.bus === 'lxc')
    return { place: 'guest', what: 'LXC', how: msg`Makes no card without a cable.` };
  return model?.bus === 'uml'
    ? { place: 'guest', what: 'User-mode Linux', how: msg`Makes no card without a cable.` }
    : { place: 'qemu', what: 'QEMU', how: msg`Drops the frame: the card has no cable.` };
}

function advice(
  machine: Machine,
  { model: id, queues, backend }: Attachment,
  resources: readonly Resource[],
): readonly Message[] {
  const model = NIC_MODELS[id];
  const fits = machineType(machine.arch, machine.machineType)?.models ?? [];
  const virtio = ['virtio-net-pci', 'virtio-net-device'].find((one) => fits.includes(one));
  const out: Message[] = [];
  if (model?.driver !== 'virtio_net' && model?.family !== 'passthrough' && virtio !== undefined) {
    out.push(
      msg`The card ${virtio}: one VM exit for many frames, and no copy in QEMU on the way out.`,
    );
  }
  if (id === 'uml-netdev' && backend.type === 'tap') {
    out.push(
      msg`The card uml-vector: one system call for up to 64 kB, as segments are left to the host.`,
    );
  }
  const isTap = backend.type === 'tap' || backend.type === 'macvtap';
  if (isTap && backend.vhost === undefined && model?.driver === 'virtio_net') {
    const word = backend.type === 'tap' ? 'TAP' : 'macvtap';
    out.push(msg`vhost on its ${word} cable: the kernel does what QEMU does, without it.`);
  }
  if (backend.type === 'user') {
    const program = backend.passt ? 'passt' : 'SLiRP';
    out.push(
      msg`A TAP cable into a bridge with NAT: the kernel does what ${program} does, and does it faster.`,
    );
  } else if (!QUICK.includes(backend.type)) {
    out.push(msg`TAP cables into one bridge: no second process has to be woken.`);
  }
  if (model?.multiqueue === true && hasQueues(backend) && queues < machine.vcpus) {
    out.push(msg`${machine.vcpus} queues, one for each processor of the guest.`);
  }
  const inUserSpace = resources.some(
    (one) =>
      (backend.type === 'tap' || backend.type === 'veth') &&
      one.kind === 'ovs-bridge' &&
      one.name === backend.bridge &&
      one.datapath === 'netdev',
  );
  if (inUserSpace) out.push(msg`The datapath system: frames stay in the kernel.`);
  return out;
}
