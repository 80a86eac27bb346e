import type { Check } from './check.ts';
import { quote } from './words.ts';
import { msg } from '../util/message.ts';

export const ovsBondTcpNoLacp: Check = {
  code: 'ovs-bond-tcp-no-lacp',
  severity: 'error',
  why: 'ovs-vswitchd.conf.db(5): balance-tcp needs LACP that was agreed on, else nothing is sent.',
  leavesOut: true,
  of: ({ roles }) => roles.includes('ovs-bond'),
  device: ({ device: { id, name, mode, lacp } }) => {
    if (mode !== 'balance-tcp' || (lacp !== undefined && lacp !== 'off')) return undefined;
    const path = ['lacp'];
    return {
      message: msg`The bond ${quote(name)} sends nothing: balance-tcp needs LACP.`,
      anchors: [{ on: 'device', id, path }],
      fixes: [
        { title: msg`Switch LACP on`, steps: [{ do: 'set', id, path, value: 'active' }] },
        {
          title: msg`Use ${'balance-slb'}`,
          steps: [{ do: 'set', id, path: ['mode'], value: 'balance-slb' }],
        },
      ],
    };
  },
};
