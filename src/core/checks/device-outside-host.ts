import { isBeside } from '../devices/index.ts';
import type { Check } from './check.ts';
import { quote } from './words.ts';
import { msg } from '../util/message.ts';

export const deviceOutsideHost: Check = {
  code: 'device-outside-host',
  severity: 'error',
  why: 'Everything is built on a machine; this says on which.',
  leavesOut: true,
  device: (one, view) => {
    const { device, host } = one;
    if (host !== undefined || isBeside(one)) return undefined;
    const hosts = view.devices.filter((one) => one.kind.container);
    const [only] = hosts;
    return {
      message: msg`${quote(device.name)} stands in no host: drag it into one.`,
      anchors: [{ on: 'device', id: device.id }],
      ...(only && hosts.length === 1
        ? {
            fixes: [
              {
                title: msg`Put it into ${only.device.name}`,
                steps: [{ do: 'set', id: device.id, path: ['in'], value: only.device.id }],
              },
            ],
          }
        : {}),
    };
  },
};
