import { msg } from '../util/message.ts';
import type { Check } from './check.ts';

export const vfioVlanWhole: Check = {
  code: 'vfio-vlan-whole',
  severity: 'error',
  why: 'The host sets the VLAN on the card that it keeps; a guest that has all of the card sets its own.',
  cable: ({ link }) => {
    if (link.kind !== 'vfio' || link['vlan'] === undefined || link['vf'] !== undefined)
      return undefined;
    return {
      message: msg`Only a virtual function is in a VLAN; this guest gets the card as a whole, and tags by itself.`,
      anchors: [{ on: 'link', id: link.id, path: ['vlan'] }],
      fixes: [
        {
          title: msg`Leave the VLAN out`,
          steps: [{ do: 'set', id: link.id, path: ['vlan'], value: undefined }],
        },
      ],
    };
  },
};
