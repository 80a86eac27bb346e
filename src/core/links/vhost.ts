import type { Field } from '../model/field.ts';
import type { Vhost } from '../plan/resource.ts';
import { msg } from '../util/message.ts';

export const VHOST: Field = {
  key: 'vhost',
  label: msg`vhost`,
  type: 'choice',
  default: 'off',
  options: () => [
    { value: 'off', label: msg`Off` },
    { value: 'on', label: msg`On` },
    {
      value: 'force',
      label: msg`Forced`,
      note: msg`vhostforce=on: QEMU ends with the reason where it cannot have it`,
    },
  ],
  formerly: { true: 'on', false: 'off' },
  help: msg`The kernel moves the frames between tap and card, without QEMU; for virtio cards, and where /dev/vhost-net is.`,
};

export function vhostOf({ vhost }: { readonly [key: string]: unknown }): Vhost | undefined {
  return vhost === 'on' || vhost === 'force' ? vhost : undefined;
}
