import { isSocketPath } from '../net/socket-path.ts';
import { msg } from '../util/message.ts';
import type { Check } from './check.ts';
import { quote } from './words.ts';

export const socketPathMalformed: Check = {
  code: 'socket-path-malformed',
  severity: 'error',
  why: 'QEMU replaces what it finds at the path where it listens; the kernel takes 107 bytes.',
  values: {
    text: {
      'socket-path': (text, here) =>
        isSocketPath(text)
          ? undefined
          : {
              message: msg`A socket is such as /run/dpdk/web1.sock, below /run or /tmp but not /run/libvirt, of letters, digits and . _ + -, with 107 bytes at most; ${quote(text)} is not.`,
              anchors: [here.anchor()],
            },
    },
  },
};
