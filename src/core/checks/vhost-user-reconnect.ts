import { msg } from '../util/message.ts';
import type { Check } from './check.ts';

export const vhostUserReconnect: Check = {
  code: 'vhost-user-reconnect',
  severity: 'warning',
  why: 'QEMU refuses reconnect= of a socket where it listens: there the program is who asks again.',
  link: (link) => {
    if (link.kind !== 'vhost-user' || link['server'] === false) return undefined;
    if (link['reconnect'] === undefined) return undefined;
    return {
      message: msg`QEMU listens, so it never asks again: the program does.`,
      anchors: [{ on: 'link', id: link.id, path: ['reconnect'] }],
      fixes: [
        {
          title: msg`Leave it to the program`,
          steps: [{ do: 'set', id: link.id, path: ['reconnect'], value: undefined }],
        },
      ],
    };
  },
};
