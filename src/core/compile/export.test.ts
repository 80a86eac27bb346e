import { describe, expect, test } from 'vitest';
import { dmzLab } from '../examples/dmz-lab.ts';
import type { Topology } from '../model/topology.ts';
import { type BundleId, bundles } from '../targets/bundles.ts';
import { compile } from './compile.ts';
import { exportBundle, type ExportOptions } from './export.ts';

interface Drawn {
  readonly uplink?: boolean;
  readonly nat?: boolean;
  readonly dhcp?: boolean;
}

/** The sample with what is dangerous; the MTU of its bridge waits for all ports. */
function draw({ uplink, nat, dhcp }: Drawn): Topology {
  const more = { mtu: 1400, ...(nat ? { nat } : {}), ...(dhcp ? { dhcp: {} } : {}) };
  const devices = dmzLab.devices.map((one) => (one.id === 'b1' ? { ...one, ...more } : one));
  const card = { id: 'n9', kind: 'nic', name: 'eno1', in: 'h1', at: [10, 500] };
  const cable = { id: 'l99', kind: 'member', a: { device: 'n9' }, b: { device: 'b1' } };
  return {
    ...dmzLab,
    devices: uplink ? [...devices, card] : devices,
    links: uplink ? [...dmzLab.links, cable] : dmzLab.links,
  } as unknown as Topology;
}

const everything = compile(draw({ uplink: true, nat: true, dhcp: true })).plan;
const TOUCH = '--yes-touch eno1';
const FORWARD = '--yes-forward';
const SERVE = '--yes-serve br0';

function textOf(plan: typeof everything, bundle: BundleId, options?: ExportOptions): string {
  const { files } = exportBundle(plan, bundle, options);
  return files.map(({ path, print }) => `${path}\n${print().text}`).join('\n');
}

describe.each(bundles.map(({ id }) => id))('%s: what is left out', (id) => {
  test.each<readonly [readonly string[], Drawn]>([
    [[TOUCH], { nat: true, dhcp: true }],
    [[FORWARD], { uplink: true, dhcp: true }],
    [[SERVE], { uplink: true, nat: true }],
    // Without the uplink nobody outside hears the server: it is no danger any more.
    [[TOUCH, SERVE], { nat: true, dhcp: true }],
    [[TOUCH, FORWARD, SERVE], { dhcp: true }],
  ])('%j leaves no line', (flags, drawn) => {
    const left = textOf(everything, id, { without: new Set(flags) });
    expect(left).toBe(textOf(compile(draw(drawn)).plan, id));
    expect(left).not.toBe(textOf(everything, id));
  });
});

test('effects and dangers are those of what is written', () => {
  const [all] = exportBundle(everything, 'shell-qemu').effects();
  expect(all?.dangers.map(({ flag }) => flag)).toEqual([TOUCH, FORWARD, SERVE]);
  expect(all?.effects.touched).toHaveLength(1);
  expect(all?.effects.networks).toEqual([]);
  const without = new Set([TOUCH, FORWARD]);
  const [left] = exportBundle(everything, 'shell-libvirt', { without }).effects();
  expect(left?.dangers).toEqual([]);
  expect(left?.effects).toMatchObject({ touched: [], settings: [], firewall: [] });
  expect(left?.effects.networks).toEqual(['dmz-lab-br0', 'dmz-lab-ovs0']);
});

test('net.sh is isolated by itself where that is wanted, and where all of the bundle can be', () => {
  expect(textOf(everything, 'shell-qemu')).toContain('\nISOLATED=no\n');
  const isolated = textOf(everything, 'brctl-qemu', { isolated: true });
  expect(isolated).toContain('\nISOLATED=yes\n');
  expect(isolated).toContain('the folder dmz-lab.isolated below /run/vethloom');
  const libvirt = textOf(everything, 'shell-libvirt', { isolated: true });
  expect(libvirt).toContain('\nISOLATED=no\n');
});
