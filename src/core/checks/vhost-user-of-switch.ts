import { msg } from '../util/message.ts';
import type { Check } from './check.ts';

export const vhostUserOfSwitch: Check = {
  code: 'vhost-user-of-switch',
  severity: 'error',
  why: 'The script makes the port of Open vSwitch, and the folder where QEMU listens for it.',
  cable: ({ link, join }) => {
    if (link.kind !== 'vhost-user' || !join?.roles.includes('ovs')) return undefined;
    const key = link['path'] !== undefined ? 'path' : 'server';
    if (key === 'server' && link[key] !== false) return undefined;
    return {
      message: msg`Open vSwitch connects to QEMU at a socket of the lab; neither can be chosen here.`,
      anchors: [{ on: 'link', id: link.id, path: [key] }],
      fixes: [
        {
          title: msg`Let the script choose`,
          steps: ['path', 'server'].map((each) => ({
            do: 'set',
            id: link.id,
            path: [each],
            value: undefined,
          })),
        },
      ],
    };
  },
};
