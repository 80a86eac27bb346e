import { msg } from '../util/message.ts';
import type { Check } from './check.ts';
import { quote } from './words.ts';

export const vhostUserKernelSwitch: Check = {
  code: 'vhost-user-kernel-switch',
  severity: 'error',
  why: 'Only the datapath in user space reads the memory of guests, by DPDK; the kernel has taps.',
  cable: ({ link, a, b }) => {
    if (link.kind !== 'vhost-user') return undefined;
    const { device } = [a, b].find(({ kind }) => kind.roles.includes('ovs')) ?? {};
    if (!device || device['datapath'] === 'netdev') return undefined;
    return {
      message: msg`${quote(device.name)} forwards in the kernel, which takes no vhost-user cable.`,
      anchors: [
        { on: 'link', id: link.id },
        { on: 'device', id: device.id, path: ['datapath'] },
      ],
      fixes: [
        {
          title: msg`Choose the datapath netdev`,
          steps: [{ do: 'set', id: device.id, path: ['datapath'], value: 'netdev' }],
        },
      ],
    };
  },
};
