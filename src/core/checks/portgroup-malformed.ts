import type { Anchor } from '../diagnostics/diagnostic.ts';
import { portgroupsOf } from '../model/portgroup.ts';
import type { Check, Finding } from './check.ts';
import { heeds } from './heeds.ts';
import { quote } from './words.ts';
import { msg } from '../util/message.ts';

function judge(text: unknown, anchor: Anchor): Finding | readonly Finding[] {
  if (typeof text !== 'string' || /^[A-Za-z0-9][A-Za-z0-9_.-]{0,40}$/.test(text)) return [];
  return {
    message: msg`${quote(text)} is no name of a portgroup: 1 to 41 letters, digits, dots, dashes and "_", the first a letter or a digit.`,
    anchors: [anchor],
  };
}

export const portgroupMalformed: Check = {
  code: 'portgroup-malformed',
  severity: 'error',
  why: "libvirt's schema knows no other names.",
  of: ({ roles }) => roles.includes('network'),
  device: (one) => {
    if (!heeds(one, 'portgroups')) return undefined;
    const { device, ends } = one;
    const own = portgroupsOf(device).flatMap(({ id }, i) =>
      judge(id, { on: 'device', id: device.id, path: ['portgroups', i, 'id'] }),
    );
    const named = ends.flatMap(({ link }) =>
      judge(link['portgroup'], { on: 'link', id: link.id, path: ['portgroup'] }),
    );
    return [...own, ...named];
  },
};
