import { portgroupsOf } from '../model/portgroup.ts';
import type { Check } from './check.ts';
import { quote } from './words.ts';
import { msg } from '../util/message.ts';

export const portgroupUnknown: Check = {
  code: 'portgroup-unknown',
  severity: 'error',
  why: 'libvirt says nothing, and gives the guest none: not even the default one.',
  of: ({ roles }) => roles.includes('network'),
  device: ({ device, kind, ends }) => {
    if (kind.standsOn?.(device) === 'lower') return undefined;
    const known = new Set(portgroupsOf(device).map(({ id }) => id));
    return ends.flatMap(({ link }) => {
      const { portgroup } = link;
      if (typeof portgroup !== 'string' || known.has(portgroup)) return [];
      const path = ['portgroup'];
      return {
        message: msg`${quote(device.name)} has no portgroup ${quote(portgroup)}.`,
        anchors: [{ on: 'link', id: link.id, path }],
        fixes: [
          {
            title: msg`Remove it`,
            steps: [{ do: 'set', id: link.id, path, value: undefined }],
          },
        ],
      };
    });
  },
};
