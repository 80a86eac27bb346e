import { NIC_MODELS } from '../nics/models.ts';
import { machineType } from '../nics/machines.ts';
import { msg } from '../util/message.ts';
import type { Check } from './check.ts';
import { isPassed } from './deals-functions.ts';
import { quote } from './words.ts';

const REAL = 'vfio-pci';

export const vfioCardModel: Check = {
  code: 'vfio-card-model',
  severity: 'error',
  why: 'With a card of the host nothing is emulated: vfio-pci stands for it, and for it alone.',
  leavesOut: true,
  of: ({ ports }) => ports === 'nics',
  values: {
    port: (nic, guest, here) => {
      const { device, ends } = guest;
      const cable = ends.find(({ end }) => end.port === nic.id);
      const model = String(nic['model']);
      const passed = cable !== undefined && isPassed(cable);
      if (passed === (NIC_MODELS[model]?.family === 'passthrough')) return undefined;
      const type = machineType(String(device['arch']), String(device['machine']));
      const fits = passed ? REAL : type?.defaultModel;
      return {
        message: passed
          ? msg`${quote(device.name)} gets a card of the host at ${nic.id}: its model is ${REAL}, not ${model}.`
          : msg`${nic.id} of ${quote(device.name)} is a ${REAL}: that takes a PCI passthrough to a network card of the host.`,
        anchors: [here.anchor('model')],
        fixes:
          fits !== undefined && type?.models.includes(fits)
            ? [here.set(msg`Use ${fits}`, fits, 'model')]
            : [],
      };
    },
  },
};
