import { afterEach, test } from 'vitest';
import type { BundleId } from '../../src/core/index.ts';
import { exportLab } from './harness/lab.ts';
import { meet, outward } from './harness/outward.ts';
import { type Both, openTwoHosts, prove } from './harness/two-hosts.ts';

let close = async () => {};
afterEach(() => close());

test.each<[BundleId, string, boolean, number, Both]>([
  ['shell-qemu', 'from the address of its card', true, 1450, ['192.0.2.1', '192.0.2.2']],
  ['shell-libvirt', 'by its routes', false, 1450, ['192.0.2.1', '192.0.2.2']],
  ['brctl-qemu', 'by its routes', false, 1430, ['2001:db8::1', '2001:db8::2']],
])(
  '%s: a Linux bridge meets a machine that is not drawn by VXLAN, %s',
  async (bundle, _, isDrawn, mtu, ends) => {
    const length = ends[0].includes(':') ? 64 : 24;
    const address = `${ends[0]}/${length}`;
    const addresses: Both = [address, `${ends[1]}/${length}`];
    const { one, other, ...hosts } = await openTwoHosts({ addresses });
    ({ close } = hosts);
    const drawing = outward({ remote: ends[1], mtu, ...(isDrawn && { address }) });
    const lab = exportLab(drawing, bundle);
    await prove([one, other], [lab], () => meet([one, other], 'vxlan', ends, mtu));
  },
);

test('Open vSwitch meets a machine that is not drawn by VXLAN', async () => {
  const ends: Both = ['192.0.2.1', '192.0.2.2'];
  const { one, other, ...hosts } = await openTwoHosts({ ovs: true });
  ({ close } = hosts);
  const address = `${ends[0]}/24`;
  const fields = { datapath: 'netdev' };
  const drawing = outward({
    ...{ kind: 'ovs', fields, address, bySwitch: true, remote: ends[1], mtu: 1430 },
  });
  await prove([one, other], [exportLab(drawing, 'shell-qemu')], async () => {
    await other.run(['ip', 'address', 'add', `${ends[1]}/24`, 'dev', 'eno1']);
    await meet([one, other], 'vxlan', ends, 1430);
  });
});
