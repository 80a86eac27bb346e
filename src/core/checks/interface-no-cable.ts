import { portItems } from '../view/view.ts';
import type { Check } from './check.ts';
import { quote } from './words.ts';

export const interfaceNoCable: Check = {
  code: 'interface-no-cable',
  severity: 'warning',
  why: 'An interface is made by the cable in it; without one its addresses are nowhere.',
  *find(view) {
    for (const one of view.devices) {
      if (one.kind.ports !== 'interfaces') continue;
      const plugged = new Set(one.ends.map(({ end }) => end.port));
      for (const [i, item] of portItems(one).entries()) {
        if (plugged.has(item.id)) continue;
        yield {
          message: `The interface ${item.id} of ${quote(one.device.name)} has no cable: it will not exist.`,
          anchors: [{ on: 'device', id: one.device.id, path: ['interfaces', i] }],
        };
      }
    }
  },
};
