import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Machine } from '../plan/resource.ts';
import { type Message, msg } from '../util/message.ts';

export function onlyLibvirtDeals(card: string, nic: string, label: string): Message {
  return msg`Only libvirt deals virtual functions of ${card} to guests: cable ${nic} of "${label}" to the card itself, as PCI passthrough.`;
}

/** What stands in the way of running a guest without libvirt. */
export function dealtRefusals({ label, nics }: Machine): readonly Diagnostic[] {
  return nics.flatMap(({ nic, backend }) =>
    backend.type === 'hostdev'
      ? {
          code: 'hostdev-only-libvirt',
          severity: 'error',
          message: onlyLibvirtDeals(backend.ifname, nic, label),
          anchors: [{ on: 'link', id: backend.link }],
        }
      : [],
  );
}
