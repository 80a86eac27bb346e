import { portgroupsOf } from '../model/portgroup.ts';
import type { Check } from './check.ts';
import { heeds } from './heeds.ts';
import { quote } from './words.ts';
import { msg } from '../util/message.ts';

export const portgroupTwoDefaults: Check = {
  code: 'portgroup-two-defaults',
  severity: 'error',
  why: 'libvirt does not define such a network.',
  of: ({ roles }) => roles.includes('network'),
  device: (here) => {
    const { device } = here;
    const { id, name } = device;
    const all = heeds(here, 'portgroups') ? portgroupsOf(device) : [];
    const first = all.findIndex((one) => one.default);
    return all.flatMap((one, i) => {
      if (!one.default || i === first) return [];
      const path = ['portgroups', i, 'default'];
      return {
        message: msg`${quote(name)} has two default portgroups: ${quote(all[first]?.id ?? '')} and ${quote(one.id)}.`,
        anchors: [{ on: 'device', id, path }],
        fixes: [{ title: msg`Remove it`, steps: [{ do: 'set', id, path, value: undefined }] }],
      };
    });
  },
};
