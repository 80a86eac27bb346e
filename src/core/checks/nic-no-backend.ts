import type { Check } from './check.ts';
import { quote } from './words.ts';
import { msg } from '../util/message.ts';

export const nicNoBackend: Check = {
  code: 'nic-no-backend',
  severity: 'warning',
  why: 'QEMU starts the guest with a card that leads nowhere.',
  of: ({ ports }) => ports === 'nics',
  values: {
    port: (nic, guest, here) => {
      if (guest.ends.some(({ end }) => end.port === nic.id)) return undefined;
      return {
        message: msg`The network card ${nic.id} of ${quote(guest.device.name)} is not plugged into anything.`,
        anchors: [here.anchor()],
      };
    },
  },
};
