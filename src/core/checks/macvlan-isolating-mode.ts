import type { Check } from './check.ts';
import { addressesOf, meets, standingOn } from './on-lower.ts';
import { quote } from './words.ts';
import { msg } from '../util/message.ts';

export const macvlanIsolatingMode: Check = {
  code: 'macvlan-isolating-mode',
  severity: 'warning',
  why: 'In the modes private and vepa the kernel hands no frame from one to the other.',
  of: ({ family }) => family === 'lower',
  device: (one, view) => {
    const standing = standingOn(one).map((each) => ({
      ...each,
      addresses: addressesOf(each, view),
    }));
    const apart = standing.filter(
      (own) =>
        (own.mode === 'private' || own.mode === 'vepa') &&
        standing.some((other) => other !== own && meets(own.addresses, other.addresses)),
    );
    if (apart.length === 0) return undefined;
    const modes = [...new Set(apart.map(({ mode }) => mode))].sort();
    return {
      message: msg`On ${quote(one.device.name)} are addresses of one network that do not reach each other there, for the mode ${modes}.`,
      anchors: apart.map(({ ref, key }) => ({ on: 'link', id: ref.link.id, path: [key] })),
      fixes: [
        {
          title: msg`Use ${'bridge'}`,
          steps: apart.map(({ ref, key }) => ({
            do: 'set',
            id: ref.link.id,
            path: [key],
            value: 'bridge',
          })),
        },
      ],
    };
  },
};
