import { portgroupsOf } from '../model/portgroup.ts';
import type { Check } from './check.ts';
import { heeds } from './heeds.ts';
import { quote } from './words.ts';
import { msg } from '../util/message.ts';

export const portgroupDuplicate: Check = {
  code: 'portgroup-duplicate',
  severity: 'error',
  why: 'A cable names its portgroup; with two of one name it could be either.',
  of: ({ roles }) => roles.includes('network'),
  device: (here) => {
    const { device } = here;
    const all = heeds(here, 'portgroups') ? portgroupsOf(device) : [];
    return all.flatMap(({ id }, i) =>
      all.findIndex((other) => other.id === id) === i
        ? []
        : {
            message: msg`${quote(device.name)} has two portgroups called ${quote(id)}.`,
            anchors: [{ on: 'device', id: device.id, path: ['portgroups', i, 'id'] }],
          },
    );
  },
};
