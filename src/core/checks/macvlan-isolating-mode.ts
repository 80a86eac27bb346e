import type { Check } from './check.ts';
import { addressesOf, meets, membersOf, standingOn } from './on-lower.ts';
import { quote } from './words.ts';
import { msg } from '../util/message.ts';

export const macvlanIsolatingMode: Check = {
  code: 'macvlan-isolating-mode',
  severity: 'warning',
  why: 'In the modes private and vepa the kernel hands no frame from one to the other.',
  of: ({ family }) => family === 'lower',
  device: (one, view) => {
    const standing = standingOn(one).flatMap((each) =>
      membersOf(each).map((far) => ({ ...each, addresses: addressesOf({ far }, view) })),
    );
    const apart = standing.filter(
      (own) =>
        (own.mode === 'private' || own.mode === 'vepa') &&
        standing.some((other) => other !== own && meets(own.addresses, other.addresses)),
    );
    if (apart.length === 0) return undefined;
    const saying = [...new Map(apart.map((each) => [each.says.id, each])).values()];
    const modes = [...new Set(apart.map(({ mode }) => mode))].sort();
    return {
      message: msg`On ${quote(one.device.name)} are addresses of one network that do not reach each other there, for the mode ${modes}.`,
      anchors: saying.map(({ says, key }) => ({ ...says, path: [key] })),
      fixes: [
        {
          title: msg`Use ${'bridge'}`,
          steps: saying.map(({ says, key }) => ({
            do: 'set',
            id: says.id,
            path: [key],
            value: 'bridge',
          })),
        },
      ],
    };
  },
};
