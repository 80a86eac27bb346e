import type { Device } from '../model/topology.ts';
import type { View } from '../view/view.ts';
import type { Check } from './check.ts';
import { isRouted } from './network-forward.ts';
import { quote } from './words.ts';
import { msg } from '../util/message.ts';

function isIsolated({ kind, forward = 'isolated' }: Device): boolean {
  return kind === 'libvirt-network' && forward === 'isolated';
}

const KNOWN = new WeakMap<View, ReadonlyMap<string, Device>>();

/** By its id, why a host forwards. */
function forwarders(view: View): ReadonlyMap<string, Device> {
  const known = KNOWN.get(view);
  if (known) return known;
  const found = new Map<string, Device>();
  for (const { device, host } of view.devices) {
    if (host !== undefined && (isRouted(device) || device['nat'] === true)) found.set(host, device);
  }
  KNOWN.set(view, found);
  return found;
}

export const networkIsolatedForwarded: Check = {
  code: 'network-isolated-forwarded',
  severity: 'warning',
  why: 'Forwarding is of the host as a whole; libvirt adds rules that keep an isolated network out of it, net.sh does not.',
  of: ({ kind }) => kind === 'libvirt-network',
  device: ({ device, host }, view) => {
    if (!isIsolated(device)) return undefined;
    const other = forwarders(view).get(host ?? '');
    if (!other) return undefined;
    return {
      message: msg`${quote(device.name)} is isolated by libvirt only: without it the host forwards for ${quote(other.name)}, and so for guests here that have a gateway.`,
      anchors: [{ on: 'device', id: device.id, path: ['forward'] }],
    };
  },
};
