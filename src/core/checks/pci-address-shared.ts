import type { Anchor } from '../diagnostics/diagnostic.ts';
import { msg } from '../util/message.ts';
import type { Check } from './check.ts';

export const pciAddressShared: Check = {
  code: 'pci-address-shared',
  severity: 'error',
  why: 'One guest has the card; the second does not start.',
  *find({ cables }) {
    const seen = new Map<string, Anchor>();
    for (const { link, a } of cables) {
      const { pci } = link;
      if (link.kind !== 'vfio' || typeof pci !== 'string') continue;
      const anchor: Anchor = { on: 'link', id: link.id, path: ['pci'] };
      const key = `${a.host ?? ''} ${pci}`;
      const first = seen.get(key);
      if (!first) seen.set(key, anchor);
      else yield { message: msg`Two cards cannot be at ${pci}.`, anchors: [first, anchor] };
    }
  },
};
