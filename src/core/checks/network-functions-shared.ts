import type { Check } from './check.ts';
import { dealsFunctions } from './deals-functions.ts';
import { quote } from './words.ts';
import { msg } from '../util/message.ts';

export const networkFunctionsShared: Check = {
  code: 'network-functions-shared',
  severity: 'error',
  why: 'libvirt deals all virtual functions of the card, and knows nothing of those that others give away.',
  of: ({ family }) => family === 'lower',
  device: ({ device, ends }) => {
    const pools = ends.filter(({ far }) => far && dealsFunctions(far.at));
    const givers = ends.filter((end) => pools.includes(end) || end.link.kind === 'vfio');
    if (pools.length === 0 || givers.length < 2) return undefined;
    return {
      message: msg`The virtual functions of ${quote(device.name)} are given away at ${givers.length} cables: libvirt deals all of them at each.`,
      anchors: givers.map(({ link }) => ({ on: 'link', id: link.id })),
    };
  },
};
