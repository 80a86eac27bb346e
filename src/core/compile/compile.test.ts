import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { setField } from '../edit/fields.ts';
import { dmzLab } from '../examples/dmz-lab.ts';
import type { Device, Topology } from '../model/topology.ts';
import type { Plan } from '../plan/plan.ts';
import { bundles } from '../targets/bundles.ts';
import { viewOf } from '../view/view.ts';
import { compile } from './compile.ts';
import { exportBundle } from './export.ts';
import { assignMacs } from './macs.ts';

function everything(topology: Topology): string[] {
  const { plan } = compile(topology);
  return bundles.flatMap(({ id }) =>
    exportBundle(plan, id).files.map(({ path, print }) => `${id}/${path}\n${print().text}`),
  );
}

function tapNames(plan: Plan): string[] {
  return (plan.hosts[0]?.resources ?? []).flatMap((one) =>
    one.kind === 'netdev' && one.type === 'tap' ? [one.ifname] : [],
  );
}

describe('the sample', () => {
  const { diagnostics, plan } = compile(dmzLab);

  test('has nothing wrong with it', () => {
    expect(diagnostics).toEqual([]);
    expect(bundles.flatMap(({ id }) => exportBundle(plan, id).diagnostics)).toEqual([]);
  });

  test('orders every resource after what it needs', () => {
    const seen = new Set<string>();
    for (const { id, needs } of plan.hosts[0]?.resources ?? []) {
      for (const need of needs) expect(seen).toContain(need);
      expect(seen).not.toContain(id);
      seen.add(id);
    }
  });

  test('has interface names of at most 15 bytes, each once', () => {
    const names = (plan.hosts[0]?.resources ?? []).flatMap((resource) =>
      resource.kind === 'netdev' && resource.type !== 'veth' ? [resource.ifname] : [],
    );
    expect(new Set(names).size).toBe(names.length);
    for (const name of names) expect(name).toMatch(/^[A-Za-z][A-Za-z0-9_-]{0,14}$/);
  });
});

test('the order of devices and links changes no byte', () => {
  const expected = everything(dmzLab);
  fc.assert(
    fc.property(
      fc.shuffledSubarray([...dmzLab.devices], { minLength: dmzLab.devices.length }),
      fc.shuffledSubarray([...dmzLab.links], { minLength: dmzLab.links.length }),
      (devices, links) => {
        expect(everything({ ...dmzLab, devices, links })).toEqual(expected);
      },
    ),
    { numRuns: 20 },
  );
});

test('long and hostile guest names give files and interfaces that every tool can hold', () => {
  const nameOf = (device: Device, i: number): string =>
    ['$(id)', '../x', '-rf', 'Größe & <b>', '客户机', 'x'.repeat(200)][i % 6] ?? device.name;
  const guests = dmzLab.devices.map((device, i) =>
    device.kind === 'guest' ? { ...device, name: nameOf(device, i) } : device,
  );
  const { plan } = compile({ ...dmzLab, devices: guests });
  for (const { path } of exportBundle(plan, 'shell-libvirt').files) {
    for (const part of path.split('/')) expect(part).toMatch(/^([a-z0-9][a-z0-9.-]*|README\.md)$/);
  }
  for (const name of tapNames(plan)) expect(name).toMatch(/^[A-Za-z][A-Za-z0-9_-]{0,14}$/);
});

test.each(['if', 'if1', 'IF-2'])('no tap of the guest %j is called as if by number', (name) => {
  const drawing = setField(dmzLab, 'g1', ['name'], name);
  // The second is longer than the kernel takes, so that the tap's name is cut.
  for (const port of ['eth0', 'ethernet-port-0']) {
    const { plan } = compile(setField(drawing, 'g1', ['nics', 0, 'id'], port));
    const names = tapNames(plan);
    expect(names).toHaveLength(4);
    for (const tap of names) expect(tap).not.toMatch(/^if-?[0-9]/);
  }
});

test('what cannot be built is left out, with the cables in it', () => {
  const devices = dmzLab.devices.map((device) =>
    device.id === 'b1' ? { ...device, name: 'a b' } : device,
  );
  const { diagnostics, plan } = compile({ ...dmzLab, devices });
  expect(diagnostics.map((one) => one.code)).toEqual(['ifname-bad-char']);
  const origins = new Set(plan.hosts[0]?.resources.map((resource) => resource.origin));
  for (const gone of ['b1', 'l1', 'l2', 'l7']) expect(origins).not.toContain(gone);
  expect(origins).toContain('g1');
});

test('a pair of which one card stands by has one MAC, whoever of them it was typed on', () => {
  const macsOf = (...nics: object[]) => {
    const devices = dmzLab.devices.map((one) => (one.kind === 'guest' ? { ...one, nics } : one));
    const topology = { ...dmzLab, links: [], devices } as unknown as Topology;
    return assignMacs(viewOf(topology)).find((macs) => macs.length > 0);
  };
  const mac = '02:00:00:00:00:0a';
  const virtio = { id: 'eth0', model: 'virtio-net-pci' };
  const host = { id: 'eth1', model: 'vfio-pci', standby: 'eth0' };
  for (const two of [
    [virtio, { ...host, mac }],
    [{ ...virtio, mac }, host],
    [{ ...host, mac }, virtio],
  ])
    expect(macsOf(...two)).toEqual([mac, mac]);
  expect(new Set(macsOf(virtio, host)).size).toBe(1);
});

test('2,000 names that are cut alike stay apart', () => {
  const count = 2000;
  const devices = [
    ...dmzLab.devices.filter((device) => ['h1', 'b1'].includes(device.id)),
    ...Array.from({ length: count }, (_, i) => ({
      ...dmzLab.devices[1],
      id: `g${i + 10}`,
      name: `customer-department-number-${i}`,
    })),
  ] as unknown as Device[];
  const links = Array.from({ length: count }, (_, i) => ({
    ...dmzLab.links[0],
    id: `l${i + 10}`,
    a: { device: `g${i + 10}`, port: 'eth0' },
  })) as unknown as Topology['links'];
  const { plan } = compile({ ...dmzLab, devices, links });
  const resources = plan.hosts[0]?.resources ?? [];
  const names = tapNames(plan);
  const macs = resources.flatMap((one) =>
    one.kind === 'machine' ? one.nics.map((nic) => nic.mac) : [],
  );
  expect(new Set(names).size).toBe(count);
  expect(new Set(macs).size).toBe(count);
});
