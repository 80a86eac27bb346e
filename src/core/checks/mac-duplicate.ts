import type { Check } from './check.ts';
import { anchor, type TextValue } from './values.ts';
import { quote, setFix } from './words.ts';

export const macDuplicate: Check = {
  code: 'mac-duplicate',
  severity: 'error',
  why: 'Frames go to whichever card spoke last; it looks healthy until the other one is asked.',
  *find({ values }) {
    const seen = new Map<string, TextValue>();
    for (const value of values.texts.mac) {
      const mac = value.text.toLowerCase();
      const first = seen.get(mac);
      if (!first) seen.set(mac, value);
      else {
        yield {
          message: `Two network cards have the MAC ${quote(mac)}.`,
          anchors: [anchor(first), anchor(value)],
          fixes: [setFix('Choose the second automatically', value, undefined)],
        };
      }
    }
  },
};
