import { isContainer } from '../nics/machines.ts';
import { msg } from '../util/message.ts';
import type { Check } from './check.ts';
import { quote } from './words.ts';

const KEYS = ['maker', 'owner', 'group', 'vhost'] as const;

export const tapOfContainer: Check = {
  code: 'tap-of-container',
  severity: 'warning',
  why: 'A container has no program that opens a tap: net.sh makes a veth pair, and LXC takes one end of it.',
  cable: ({ link, a, b }) => {
    const container = [a, b].find(isContainer);
    if (!container || link.kind !== 'tap') return undefined;
    return KEYS.filter((key) => link[key] !== undefined).map((key) => ({
      message: msg`Nothing is made of this: the cable of the container ${quote(container.device.name)} is no tap.`,
      anchors: [{ on: 'link', id: link.id, path: [key] }],
      fixes: [
        {
          title: msg`Remove it`,
          steps: [{ do: 'set', id: link.id, path: [key], value: undefined }],
        },
      ],
    }));
  },
};
