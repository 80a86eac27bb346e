import type { MachineType } from '../nics/machine.ts';
import { machineType, modelsFor } from '../nics/machines.ts';
import type { Bus } from '../nics/model.ts';
import { NIC_MODELS } from '../nics/models.ts';
import { type Message, msg } from '../util/message.ts';
import type { Check } from './check.ts';
import { quote } from './words.ts';

/** Either kind of PCI takes the cards of both. */
const BUSES: Readonly<Record<Bus, string>> = {
  pci: 'PCI',
  pcie: 'PCI',
  usb: 'USB',
  isa: 'ISA',
  'virtio-mmio': 'virtio-mmio',
  'spapr-vio': 'sPAPR VIO',
  ccw: 'CCW',
  uml: 'User-mode Linux',
  lxc: 'LXC',
};

function obstacle(model: string, { arch, id }: MachineType): Message {
  const row = NIC_MODELS[model];
  if (!row) return msg`QEMU has no network card ${quote(model)}.`;
  const bus = BUSES[row.bus];
  return modelsFor(arch, id).some((other) => BUSES[other.bus] === bus)
    ? msg`QEMU for ${arch} has no ${model}.`
    : msg`A ${model} sits on ${bus}, which the machine ${id} (${arch}) does not have.`;
}

export const nicModelUnknown: Check = {
  code: 'nic-model-unknown',
  severity: 'error',
  why: 'QEMU refuses to start; libvirt takes any word and fails only then.',
  leavesOut: true,
  of: ({ ports }) => ports === 'nics',
  values: {
    port: (nic, { device }, here) => {
      const row = machineType(String(device['arch']), String(device['machine']));
      const model = String(nic['model']);
      if (!row || row.models.includes(model)) return undefined;
      return {
        message: obstacle(model, row),
        anchors: [here.anchor('model')],
        fixes: [here.set(msg`Use ${row.defaultModel}`, row.defaultModel, 'model')],
      };
    },
  },
};
