import type { Check } from './check.ts';
import { quote } from './words.ts';
import { msg } from '../util/message.ts';

export const networkMakesSwitch: Check = {
  code: 'network-makes-switch',
  severity: 'error',
  why: 'In all modes but bridge libvirt makes the switch of a network, and joins it to no other.',
  of: ({ roles }) => roles.includes('network'),
  device: ({ device, kind, ends }) => {
    if (kind.standsOn?.(device) !== undefined) return undefined;
    return ends
      .filter(({ link }) => link.kind === 'lower')
      .map(({ link, far }) => ({
        message: msg`${quote(device.name)} has a switch of its own, and stands on none.`,
        anchors: [{ on: 'link', id: link.id }],
        fixes: far?.at.kind.roles.includes('segment')
          ? [
              {
                title: msg`Use ${'bridge'}`,
                steps: [{ do: 'set', id: device.id, path: ['forward'], value: 'bridge' }],
              },
            ]
          : [],
      }));
  },
};
