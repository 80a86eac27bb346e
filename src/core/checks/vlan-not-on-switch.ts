import type { Check, Finding } from './check.ts';
import { quote } from './words.ts';
import { msg } from '../util/message.ts';

export const vlanNotOnSwitch: Check = {
  code: 'vlan-not-on-switch',
  severity: 'error',
  why: 'A VLAN is a setting of a switch port; stacks and network cards have none.',
  of: ({ segment, standsOn }) => segment === undefined || standsOn !== undefined,
  device: ({ device, kind, ends }) => {
    const findings: Finding[] = [];
    for (const { link, side, end } of ends) {
      // A network that stands on a switch has it at the end there.
      if (!end.vlan || (kind.segment && link.kind !== 'lower')) continue;
      const path = [side, 'vlan'];
      findings.push({
        message: msg`A VLAN can be set at the switch's end of a cable, not at ${quote(device.name)}.`,
        anchors: [{ on: 'link', id: link.id, path }],
        fixes: [
          { title: msg`Remove it`, steps: [{ do: 'set', id: link.id, path, value: undefined }] },
        ],
      });
    }
    return findings;
  },
};
