import type { Topology } from '../../src/core/index.ts';

/** Guests on one switch. */
const PER_SWITCH = 50;

/** One host, a switch for every 50 guests, every second one an Open vSwitch with VLANs. */
export function benchLab(guests: number): Topology {
  const switches = Math.ceil(guests / PER_SWITCH);
  const devices: unknown[] = [{ id: 'h1', kind: 'host', name: 'kvm1', at: [0, 0] }];
  const links: unknown[] = [];
  for (let i = 0; i < switches; i++) {
    const kind = i % 2 === 0 ? 'bridge' : 'ovs';
    devices.push({ id: `s${i}`, kind, name: `sw${i}`, in: 'h1', at: [0, 0] });
  }
  for (let i = 0; i < guests; i++) {
    const at = i % switches;
    devices.push({
      id: `g${i}`,
      kind: 'guest',
      name: `vm${i}`,
      in: 'h1',
      at: [0, 0],
      arch: 'x86_64',
      machine: 'q35',
      memoryMiB: 512,
      vcpus: 1,
      nics: [
        {
          id: 'eth0',
          model: 'virtio-net-pci',
          addresses: [`10.${at >> 8}.${at & 255}.${10 + Math.floor(i / switches)}/24`],
        },
      ],
    });
    links.push({
      id: `l${i}`,
      kind: 'tap',
      a: { device: `g${i}`, port: 'eth0' },
      b: { device: `s${at}`, ...(at % 2 === 0 ? {} : { vlan: { mode: 'access', tag: 10 } }) },
    });
  }
  return { version: 1, name: 'bench', devices, links, notes: [] } as unknown as Topology;
}
