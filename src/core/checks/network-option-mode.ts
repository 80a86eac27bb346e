import { linkKindOf } from '../links/index.ts';
import type { Check, Finding } from './check.ts';
import { modeOf } from './network-forward.ts';
import { quote } from './words.ts';
import { type Message, msg } from '../util/message.ts';

export const networkOptionMode: Check = {
  code: 'network-option-mode',
  severity: 'warning',
  why: 'libvirt refuses what is of a switch that it makes where it makes none, so it is left out.',
  of: ({ roles }) => roles.includes('network'),
  device: ({ device, kind, ends }) => {
    const find = (
      on: 'device' | 'link',
      id: string,
      label: Message,
      path: readonly string[],
    ): Finding => ({
      message: msg`The mode ${modeOf(device)} of ${quote(device.name)} has no ${label}.`,
      anchors: [{ on, id, path }],
      fixes: [{ title: msg`Remove it`, steps: [{ do: 'set', id, path, value: undefined }] }],
    });
    const own = kind.fields.filter(
      ({ key, applies }) => device[key] !== undefined && applies?.(device) === false,
    );
    // As a macvtap cable has it; of a virtual function there is the portgroup.
    const below = kind.standsOn?.(device);
    const cables = below === 'lower' || below === 'card' ? ends : [];
    const kept = below === 'card' ? 'portgroup' : 'vhost';
    // It has no network device on the host.
    const named =
      below === 'card'
        ? cables.filter(({ link, end }) => link.kind === 'network' && end.ifname !== undefined)
        : [];
    return [
      ...own.map((field) => find('device', device.id, field.label, [field.key])),
      ...cables.flatMap(({ link }) =>
        linkKindOf(link)
          .fields.filter(
            ({ key }) => key !== kept && link[key] !== undefined && link[key] !== 'off',
          )
          .map((field) => find('link', link.id, field.label, [field.key])),
      ),
      ...named.map(({ link, side }) =>
        find('link', link.id, msg`Interface name`, [side, 'ifname']),
      ),
    ];
  },
};
