import type { Topology } from '../../src/core/index.ts';

/** The next of a row of numbers from 0 to 1 that only looks random (mulberry32). */
function dice(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Hosts with 15 to 20 devices each: two or three switches, a card, guests with one to three NICs. */
export function typicalLab(size: number): Topology {
  const roll = dice(size);
  const below = (n: number) => Math.floor(roll() * n);
  const devices: unknown[] = [];
  const links: unknown[] = [];
  const link = (kind: string, a: object, b: object) =>
    links.push({ id: `l${links.length + 1}`, kind, a, b });
  let count = 0;
  const add = (kind: string, name: string, rest: object) => {
    const id = `${kind.slice(0, 1)}${++count}`;
    devices.push({ id, kind, name, at: [0, 0], ...rest });
    return id;
  };
  for (let host = 1; count < size; host++) {
    const room = Math.min(15 + below(6), size - count);
    const start = count;
    const home = { in: add('host', `kvm${host}`, {}) };
    const switches = [add('bridge', 'br0', home), add('ovs', 'ovs0', home)];
    if (roll() < 0.5) switches.push(add('bridge', 'br1', home));
    link('member', { device: add('nic', 'eno1', home) }, { device: switches[0] });
    link('veth', { device: switches[0] }, { device: switches[1] });
    for (let guest = 1; count - start < room; guest++) {
      const nics = Array.from({ length: 1 + below(3) }, (_, i) => ({
        id: `eth${i}`,
        model: 'virtio-net-pci',
      }));
      const device = add('guest', `vm${host}-${guest}`, {
        ...home,
        arch: 'x86_64',
        machine: 'q35',
        memoryMiB: 512,
        vcpus: 1,
        nics,
      });
      for (const { id } of nics) {
        link('tap', { device, port: id }, { device: switches[below(switches.length)] });
      }
    }
  }
  return { version: 1, name: 'typical', devices, links, notes: [] } as unknown as Topology;
}
