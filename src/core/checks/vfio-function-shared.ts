import type { Anchor } from '../diagnostics/diagnostic.ts';
import { msg } from '../util/message.ts';
import type { Check } from './check.ts';
import { quote } from './words.ts';

export const vfioFunctionShared: Check = {
  code: 'vfio-function-shared',
  severity: 'error',
  why: 'One guest has the virtual function; the second does not start.',
  of: ({ family }) => family === 'lower',
  device: ({ device, ends }) => {
    const seen = new Map<number, Anchor>();
    for (const { link } of ends) {
      const { vf } = link;
      if (link.kind !== 'vfio' || typeof vf !== 'number') continue;
      const anchor: Anchor = { on: 'link', id: link.id, path: ['vf'] };
      const first = seen.get(vf);
      if (first) {
        return {
          message: msg`Virtual function ${vf} of ${quote(device.name)} is given away twice.`,
          anchors: [first, anchor],
        };
      }
      seen.set(vf, anchor);
    }
    return undefined;
  },
};
