import { msg } from '../util/message.ts';
import type { Check } from './check.ts';

export const tapOwnerUnheeded: Check = {
  code: 'tap-owner-unheeded',
  severity: 'error',
  why: 'QEMU, its helper and libvirt make a tap for the guest that they start: nobody else can open it.',
  link: (link) => {
    if (link['maker'] === 'script') return undefined;
    return ['owner', 'group']
      .filter((key) => link[key] !== undefined)
      .map((key) => ({
        message: msg`Only a tap that net.sh makes has an owner and a group.`,
        anchors: [{ on: 'link', id: link.id, path: [key] }],
        fixes: [
          {
            title: msg`Let net.sh make the tap`,
            steps: [{ do: 'set', id: link.id, path: ['maker'], value: 'script' }],
          },
        ],
      }));
  },
};
