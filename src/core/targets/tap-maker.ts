import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { isQemus, type Machine, type TapMaker } from '../plan/resource.ts';
import { msg } from '../util/message.ts';

/** Who makes a tap in an export that runs guests this way, where the drawn party has no part in it. */
const INSTEAD = {
  qemu: (maker: TapMaker) => (maker === 'libvirt' ? 'net.sh' : undefined),
  libvirt: (maker: TapMaker) => (isQemus(maker) ? 'libvirt' : undefined),
} as const;

const NAMES: Readonly<Record<TapMaker, string>> = {
  script: 'net.sh',
  qemu: 'qemu-ifup',
  helper: 'qemu-bridge-helper',
  libvirt: 'libvirt',
};

/** The taps of a guest that this export has made by another than is drawn. */
export function otherMaker(
  { label, nics }: Machine,
  by: keyof typeof INSTEAD,
): readonly Diagnostic[] {
  return nics.flatMap(({ nic, backend }): Diagnostic[] => {
    if (backend.type !== 'tap' || backend.maker === undefined) return [];
    const instead = INSTEAD[by](backend.maker);
    if (instead === undefined) return [];
    return [
      {
        code: 'tap-other-maker',
        severity: 'warning',
        message: msg`${NAMES[backend.maker]} has no part in this export: ${instead} makes the tap of ${nic} of "${label}".`,
        anchors: [{ on: 'link', id: backend.link, path: ['maker'] }],
      },
    ];
  });
}
