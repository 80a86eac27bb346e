import type { Anchor } from '../diagnostics/diagnostic.ts';
import { standbyOf } from '../nics/failover.ts';
import { portItems } from '../view/view.ts';
import type { Check } from './check.ts';
import { quote } from './words.ts';
import { msg } from '../util/message.ts';

export const macDuplicate: Check = {
  code: 'mac-duplicate',
  severity: 'error',
  why: 'Frames go to whichever card spoke last; it looks healthy until the other one is asked.',
  *find(view) {
    const seen = new Map<string, Anchor>();
    for (const one of view.devices) {
      if (one.kind.ports !== 'nics') continue;
      const nics = portItems(one);
      for (const [i, nic] of nics.entries()) {
        if (typeof nic['mac'] !== 'string') continue;
        const mac = nic['mac'].toLowerCase();
        // A pair has to have one; what differs is told elsewhere.
        if (nics[standbyOf(nic, nics) ?? -1]?.['mac'] !== undefined) continue;
        const path = ['nics', i, 'mac'];
        const anchor: Anchor = { on: 'device', id: one.device.id, path };
        const first = seen.get(mac);
        if (!first) seen.set(mac, anchor);
        else {
          yield {
            message: msg`Two network cards have the MAC ${quote(mac)}.`,
            anchors: [first, anchor],
            fixes: [
              {
                title: msg`Choose the second automatically`,
                steps: [{ do: 'set', id: one.device.id, path, value: undefined }],
              },
            ],
          };
        }
      }
    }
  },
};
