import type { Link } from '../model/topology.ts';
import type { DeviceView } from '../view/view.ts';
import type { Check, Finding } from './check.ts';
import { quote } from './words.ts';
import { msg } from '../util/message.ts';

/** A network that stands on a switch has it at the end there; on network cards it has none. */
function isSwitch(link: Link, { device, kind }: DeviceView): boolean {
  const mayHave = kind.segment !== undefined && kind.standsOn?.(device) !== 'lower';
  return mayHave && link.kind !== 'lower';
}

export const vlanNotOnSwitch: Check = {
  code: 'vlan-not-on-switch',
  severity: 'error',
  why: 'A VLAN is a setting of a switch port; stacks and network cards have none.',
  of: ({ segment, standsOn }) => segment === undefined || standsOn !== undefined,
  device: (one) => {
    const { device, ends } = one;
    const findings: Finding[] = [];
    for (const { link, side, end } of ends) {
      if (!end.vlan || isSwitch(link, one)) continue;
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
