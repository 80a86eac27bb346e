import { msg } from '../util/message.ts';
import type { Check } from './check.ts';
import { quote } from './words.ts';

export const vfioUplink: Check = {
  code: 'vfio-uplink',
  severity: 'error',
  why: 'The host loses what it has there, and whoever is logged in over it the session.',
  of: ({ family }) => family === 'lower',
  device: ({ device, ends }) => {
    const addresses = device['addresses'];
    const passed = ends.find(({ link }) => link.kind === 'vfio' && link['vf'] === undefined);
    if (!passed || !Array.isArray(addresses) || addresses.length === 0) return undefined;
    return {
      message: msg`${quote(device.name)} is given to a guest, but the host has addresses there.`,
      anchors: [
        { on: 'link', id: passed.link.id },
        { on: 'device', id: device.id, path: ['addresses'] },
      ],
    };
  },
};
