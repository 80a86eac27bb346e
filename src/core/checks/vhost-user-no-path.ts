import { msg } from '../util/message.ts';
import type { Check } from './check.ts';

export const vhostUserNoPath: Check = {
  code: 'vhost-user-no-path',
  severity: 'error',
  why: 'QEMU does not start where nobody listens, and where the program does nobody can guess.',
  cable: ({ link, join }) => {
    if (join?.roles.includes('ovs')) return undefined;
    if (link.kind !== 'vhost-user' || link['server'] !== false) return undefined;
    if (link['path'] !== undefined) return undefined;
    return {
      message: msg`The program listens, so the path of its socket must be typed.`,
      anchors: [{ on: 'link', id: link.id, path: ['server'] }],
      fixes: [
        {
          title: msg`Let QEMU listen`,
          steps: [{ do: 'set', id: link.id, path: ['server'], value: undefined }],
        },
      ],
    };
  },
};
