import type { Check } from './check.ts';
import { quote } from './words.ts';

export const vlanNotOnSwitch: Check = {
  code: 'vlan-not-on-switch',
  severity: 'error',
  why: 'A VLAN is a setting of a switch port; stacks and network cards have none.',
  *find(view) {
    for (const { device, kind, ends } of view.devices) {
      if (kind.family === 'switch') continue;
      for (const { link, side, end } of ends) {
        if (!end.vlan) continue;
        const path = [side, 'vlan'];
        yield {
          message: `A VLAN can be set at the switch's end of a cable, not at ${quote(device.name)}.`,
          anchors: [{ on: 'link', id: link.id, path }],
          fixes: [{ title: 'Remove it', steps: [{ do: 'set', id: link.id, path, value: undefined }] }],
        };
      }
    }
  },
};
