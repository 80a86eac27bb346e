import { afterEach, test } from 'vitest';
import type { BundleId } from '../../src/core/index.ts';
import { exportLabs } from './harness/lab.ts';
import { type Both, joined, openTwoHosts, prove, talk } from './harness/two-hosts.ts';

let close = async () => {};
afterEach(() => close());

test.each<[BundleId, string, number, Both]>([
  ['shell-qemu', 'IPv4', 1450, ['192.0.2.1/24', '192.0.2.2/24']],
  ['brctl-qemu', 'IPv6', 1430, ['2001:db8::1/64', '2001:db8::2/64']],
])(
  '%s: Linux bridges of two hosts are one segment by VXLAN over %s',
  async (bundle, _, mtu, addresses) => {
    const { one, other, ...hosts } = await openTwoHosts({ addresses });
    ({ close } = hosts);
    const drawing = joined({ kinds: ['bridge', 'bridge'], addresses, mtu });
    await prove([one, other], exportLabs(drawing, bundle), () => talk(one, other, mtu));
  },
);

const FIELDS = { datapath: 'netdev' };

test.each<[string, ...Both]>([
  ['vxlan', '192.0.2.1/24', '192.0.2.2/24'],
  ['vxlan', '2001:db8::1/64', '2001:db8::2/64'],
  ['gre', '192.0.2.1/24', '192.0.2.2/24'],
  ['geneve', '192.0.2.1/24', '192.0.2.2/24'],
  ['geneve', '2001:db8::1/64', '2001:db8::2/64'],
])('Open vSwitch of two hosts takes both ends: %s at %s and %s', async (type, ...addresses) => {
  const { one, other, ...hosts } = await openTwoHosts({ ovs: true });
  ({ close } = hosts);
  const kinds: Both = ['ovs', 'ovs'];
  const drawing = joined({ type, kinds, fields: FIELDS, addresses, bySwitch: true, mtu: 1430 });
  await prove([one, other], exportLabs(drawing, 'shell-qemu'), () => talk(one, other, 1430));
});
