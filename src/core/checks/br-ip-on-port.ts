import type { Check } from './check.ts';
import { quote } from './words.ts';
import { msg } from '../util/message.ts';
import { isPort } from './port-of.ts';

export const brIpOnPort: Check = {
  code: 'br-ip-on-port',
  severity: 'error',
  why: 'What comes in by a port is for its switch or bond: an address of the port is not heard.',
  of: ({ family }) => family === 'lower',
  device: ({ device, kind, ends }) => {
    const addresses = device['addresses'] as readonly string[] | undefined;
    if (!addresses || addresses.length === 0) return undefined;
    const port = ends.find(
      ({ far }) =>
        // What a card of the host has moves to the switch: nobody has to draw it there.
        (isPort({ far }) && device.kind !== 'nic') ||
        (kind.roles.includes('slave') && far?.at.kind.roles.includes('bond')),
    );
    if (!port?.far) return undefined;
    return {
      message: msg`${quote(device.name)} is a port of ${quote(port.far.at.device.name)}, so its addresses belong there.`,
      anchors: [{ on: 'device', id: device.id, path: ['addresses'] }],
    };
  },
};
