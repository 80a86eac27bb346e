import { parseInterfaceAddress } from '../net/ip.ts';
import type { Check } from './check.ts';
import { isRouted } from './network-forward.ts';
import { quote } from './words.ts';
import { msg } from '../util/message.ts';

export const networkIpv6Routed: Check = {
  code: 'network-ipv6-routed',
  severity: 'error',
  why: 'A host that begins to route IPv6 drops the default routes that it has from router advertisements.',
  of: ({ kind }) => kind === 'libvirt-network',
  device: ({ device }) => {
    if (!isRouted(device)) return undefined;
    const { id, name } = device;
    const addresses = (device['addresses'] ?? []) as readonly string[];
    const at = addresses.findIndex((text) => parseInterfaceAddress(text)?.family === 6);
    if (at < 0) return undefined;
    return {
      message: msg`${quote(name)} can have IPv6 addresses only while it is isolated: libvirt would make the host route IPv6.`,
      anchors: [{ on: 'device', id, path: ['addresses', at] }],
      fixes: [
        {
          title: msg`Make it isolated`,
          steps: [{ do: 'set', id, path: ['forward'], value: undefined }],
        },
      ],
    };
  },
};
