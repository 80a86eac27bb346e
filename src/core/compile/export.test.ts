import { expect, test } from 'vitest';
import { dmzLab } from '../examples/dmz-lab.ts';
import type { Topology } from '../model/topology.ts';
import { bundles } from '../targets/bundles.ts';
import { compile } from './compile.ts';
import { exportBundle, type ExportOptions } from './export.ts';

const UPLINK = '--yes-touch eno1';

/** The sample with an uplink in its bridge, whose MTU waits for all ports. */
const uplinked = {
  ...dmzLab,
  devices: [
    ...dmzLab.devices.map((device) => (device.id === 'b1' ? { ...device, mtu: 1400 } : device)),
    { id: 'n9', kind: 'nic', name: 'eno1', in: 'h1', at: [10, 500] },
  ],
  links: [...dmzLab.links, { id: 'l99', kind: 'member', a: { device: 'n9' }, b: { device: 'b1' } }],
} as unknown as Topology;

function textOf(bundle: (typeof bundles)[number]['id'], options?: ExportOptions): string {
  const { files } = exportBundle(compile(uplinked).plan, bundle, options);
  return files.map(({ path, print }) => `${path}\n${print().text}`).join('\n');
}

test.each(bundles.map(({ id }) => id))('%s: what is left out leaves no line', (id) => {
  expect(textOf(id)).toMatch(/eno1/);
  const left = textOf(id, { without: new Set([UPLINK]) });
  expect(left).not.toMatch(/eno1|l99|n9/);
  // It is what would be written had the uplink not been drawn.
  const { devices, links, ...rest } = uplinked;
  const undrawn = compile({
    ...rest,
    devices: devices.filter((device) => device.id !== 'n9'),
    links: links.filter((link) => link.id !== 'l99'),
  });
  const files = exportBundle(undrawn.plan, id).files;
  expect(left).toBe(files.map(({ path, print }) => `${path}\n${print().text}`).join('\n'));
});

test('effects and dangers are those of what is written', () => {
  const { plan } = compile(uplinked);
  const [all] = exportBundle(plan, 'shell-qemu').effects();
  expect(all?.dangers.map(({ flag }) => flag)).toEqual([UPLINK]);
  expect(all?.effects.touched).toHaveLength(1);
  expect(all?.effects.networks).toEqual([]);
  const [left] = exportBundle(plan, 'shell-libvirt', { without: new Set([UPLINK]) }).effects();
  expect(left?.dangers).toEqual([]);
  expect(left?.effects.touched).toEqual([]);
  expect(left?.effects.networks).toEqual(['dmz-lab-br0', 'dmz-lab-ovs0']);
});

test('net.sh is isolated by itself where that is wanted, and where all of the bundle can be', () => {
  expect(textOf('shell-qemu')).toContain('\nISOLATED=no\n');
  const isolated = textOf('brctl-qemu', { isolated: true });
  expect(isolated).toContain('\nISOLATED=yes\n');
  expect(isolated).toContain('the folder dmz-lab.isolated below /run/vethloom');
  expect(textOf('shell-libvirt', { isolated: true })).toContain('\nISOLATED=no\n');
});
