import type { Check, Finding } from './check.ts';
import type { DeviceView } from '../view/view.ts';
import { quote } from './words.ts';
import { msg } from '../util/message.ts';

export const vlanTagDuplicate: Check = {
  code: 'vlan-tag-duplicate',
  severity: 'error',
  why: 'The kernel has one device for each tag of a network device, and refuses a second.',
  leavesOut: true,
  of: ({ roles }) => roles.includes('trunk'),
  device: ({ device: below, ends }) => {
    if (ends.length < 2) return undefined;
    const byTag = new Map<unknown, DeviceView[]>();
    for (const { far } of ends) {
      if (!far?.at.kind.roles.includes('vlan')) continue;
      const tag = far.at.device['tag'];
      byTag.set(tag, [...(byTag.get(tag) ?? []), far.at]);
    }
    return [...byTag.values()]
      .filter((vlans) => vlans.length > 1)
      .map((vlans): Finding => ({
        message: msg`${vlans.length} VLANs on ${quote(below.name)} have the tag ${Number(vlans[0]?.device['tag'])}.`,
        anchors: vlans.map(({ device }) => ({ on: 'device', id: device.id, path: ['tag'] })),
      }));
  },
};
