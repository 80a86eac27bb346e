import type { Check } from './check.ts';
import { quote } from './words.ts';
import { msg } from '../util/message.ts';

export const interfaceNoCable: Check = {
  code: 'interface-no-cable',
  severity: 'warning',
  why: 'An interface is made by the cable in it; without one its addresses are nowhere.',
  of: ({ ports }) => ports === 'interfaces',
  values: {
    port: (item, stack, here) => {
      if (stack.ends.some(({ end }) => end.port === item.id)) return undefined;
      return {
        message: msg`The interface ${item.id} of ${quote(stack.device.name)} has no cable: it will not exist.`,
        anchors: [here.anchor()],
      };
    },
  },
};
