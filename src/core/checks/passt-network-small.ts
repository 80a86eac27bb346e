import { parseInterfaceAddress } from '../net/ip.ts';
import { msg } from '../util/message.ts';
import type { Check } from './check.ts';
import { quote } from './words.ts';

export const passtNetworkSmall: Check = {
  code: 'passt-network-small',
  severity: 'error',
  why: 'As with SLiRP the gateway has the second address of the network, DNS the third, and the guest the fifteenth.',
  of: ({ kind }) => kind === 'user-net',
  device: ({ device: { id, name, program, network } }) => {
    if (program !== 'passt' || typeof network !== 'string') return undefined;
    const found = parseInterfaceAddress(network);
    if (!found || (found.family === 4 && found.prefix < 28)) return undefined;
    return {
      message: msg`For passt the network of ${quote(name)} is IPv4, with a prefix of 27 bits at most.`,
      anchors: [{ on: 'device', id, path: ['network'] }],
      fixes: [
        {
          title: msg`Leave it to QEMU`,
          steps: [{ do: 'set', id, path: ['network'], value: undefined }],
        },
      ],
    };
  },
};
