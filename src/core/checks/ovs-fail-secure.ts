import type { Check } from './check.ts';
import { quote } from './words.ts';
import { msg } from '../util/message.ts';

export const ovsFailSecure: Check = {
  code: 'ovs-fail-secure',
  severity: 'warning',
  why: 'In secure mode a switch without a controller and without flows drops every frame.',
  of: ({ kind }) => kind === 'ovs',
  device: ({ device }) => {
    if (device['failMode'] !== 'secure') return undefined;
    return {
      message: msg`${quote(device.name)} is in fail mode secure: until a controller or you add flows, it drops everything.`,
      anchors: [{ on: 'device', id: device.id, path: ['failMode'] }],
      fixes: [
        {
          title: msg`Use standalone`,
          steps: [{ do: 'set', id: device.id, path: ['failMode'], value: 'standalone' }],
        },
      ],
    };
  },
};
