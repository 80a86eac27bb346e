import type { Topology } from '../model/topology.ts';
import { macFrom } from '../net/mac.ts';
import { Chance } from './chance.ts';
import { slotsInside, slotsOutside } from './v1/slots.ts';

/** How much of a lab was typed and moved by hand: what a person chose is what a link has to carry. */
export type ByHand = 'nothing' | 'some' | 'everything';

type Item = Record<string, unknown>;
type Box = Item & { id: string; kind: string; name: string; in?: string };

const SYLLABLES = 'ba ce do fu gri ka lo mu nel pra qui ros sta tev vim wo xan yor zu thi'.split(
  ' ',
);

/**
 * Labs to measure links with: hosts of 15 to 20 devices; an uplink, a bridge,
 * often an Open vSwitch with VLANs, a namespace or two, and guests with one to
 * three cards. By hand are, of `some`, a quarter of MACs and addresses and the
 * places of half of the devices; of `everything` all of that and every name.
 */
export function typicalLab(count: number, byHand: ByHand, seed = 'a'): Topology {
  const chance = new Chance(seed);
  const typed = (): boolean => byHand === 'everything' || (byHand === 'some' && chance.oneIn(4));
  const moved = (): boolean => byHand === 'everything' || (byHand === 'some' && chance.oneIn(2));
  const boxes: Box[] = [];
  const links: Item[] = [];
  const numbers = new Map<string, number>();
  const hosts = Array.from({ length: 254 }, (_, i) => i + 1);
  const taken = new Set<string>();
  const next = (prefix: string, first: number): string => {
    const number = numbers.get(prefix) ?? first;
    numbers.set(prefix, number + 1);
    return `${prefix}${number}`;
  };
  const word = (): string =>
    Array.from({ length: 2 + chance.below(2) }, () => chance.of(SYLLABLES)).join('');
  const add = (kind: string, prefix: string, first: number, more: Item): Box => {
    const name = byHand === 'everything' ? word() : next(prefix, first);
    const box = { id: next(` ${kind.slice(0, 1)}`, 1).trim(), kind, name, ...more };
    boxes.push(box);
    return box;
  };
  const cable = (kind: string, a: Item, to: Box): void => {
    const vlan =
      to.kind === 'ovs' && kind !== 'member'
        ? { vlan: { mode: 'access', tag: chance.of([10, 20, 30]) } }
        : {};
    links.push({ id: next(' l', 1).trim(), kind, a, b: { device: to.id, ...vlan } });
  };
  const addHost = (size: number): void => {
    const host = add('host', 'host', 1, {});
    const inside = { in: host.id };
    const end = boxes.length - 1 + size;
    const net = boxes.filter(({ kind }) => kind === 'host').length;
    const address = (at: Box): Item => {
      if (!typed()) return {};
      const subnet = `10.${net}.${switches.indexOf(at)}`;
      const free = hosts.filter((one) => !taken.has(`${subnet}.${one}`));
      const address = `${subnet}.${chance.of(free)}`;
      taken.add(address);
      return { addresses: [`${address}/24`] };
    };
    const switches: Box[] = [];
    const uplink = add('nic', 'eth', 0, inside);
    const bridge = add('bridge', 'br', 0, { ...inside, stp: false });
    switches.push(bridge);
    Object.assign(bridge, address(bridge));
    cable('member', { device: uplink.id }, bridge);
    if (!chance.oneIn(3))
      switches.push(add('ovs', 'ovs', 0, { ...inside, failMode: 'standalone' }));
    if (chance.oneIn(2)) switches.push(add('bridge', 'br', 0, { ...inside, stp: false }));
    for (let i = chance.below(3); i > 0 && boxes.length < end; i--) {
      const to = chance.of(switches);
      const interfaces = [{ id: 'eth0', ...address(to) }];
      const probe = add('namespace', 'ns', 1, { ...inside, interfaces });
      cable('veth', { device: probe.id, port: 'eth0' }, to);
    }
    while (boxes.length < end) {
      // Two cards in one switch would be a loop, or one too many.
      const first = chance.below(switches.length);
      const order = [...switches.slice(first), ...switches.slice(0, first)];
      const plugs = order.slice(0, 1 + chance.below(3));
      const nics = plugs.map((to, i) => ({
        id: `eth${i}`,
        model: chance.of([
          'virtio-net-pci',
          'virtio-net-pci',
          'virtio-net-pci',
          'e1000',
          'rtl8139',
        ]),
        ...(typed() ? { mac: macFrom(`${seed}${links.length}${i}`) } : {}),
        ...address(to),
      }));
      const guest = add('guest', 'vm', 1, {
        ...inside,
        arch: 'x86_64',
        machine: 'q35',
        memoryMiB: chance.of([512, 512, 512, 1024, 2048]),
        vcpus: chance.of([1, 1, 1, 2]),
        nics,
      });
      plugs.forEach((to, i) => cable('tap', { device: guest.id, port: `eth${i}` }, to));
    }
  };
  while (boxes.length < count) {
    const left = count - boxes.length;
    addHost(left <= 20 ? left : Math.min(15 + chance.below(6), left - 4));
  }
  const devices = placed(boxes, (at) => {
    if (!moved()) return at;
    return [at[0] + 10 * (chance.below(41) - 20), at[1] + 10 * (chance.below(25) - 12)];
  });
  return { version: 1, name: 'lab1', devices, links, notes: [] } as unknown as Topology;
}

type Move = (at: readonly [number, number]) => readonly [number, number];

function placed(boxes: readonly Box[], move: Move): Item[] {
  const bare = boxes.map(({ kind, in: inside, nics }) => {
    const container = boxes.findIndex(({ id }) => id === inside);
    return {
      kind,
      in: container < 0 ? undefined : container,
      ports: Array.isArray(nics) ? nics.length : 0,
    };
  });
  const slots = slotsInside(bare);
  slotsOutside(bare, slots, slots.size);
  return boxes.map(({ id, kind, name, in: inside, ...fields }, i) => {
    const size = slots.size.get(i);
    return {
      id,
      kind,
      name,
      ...(inside === undefined ? {} : { in: inside }),
      at: inside === undefined ? slots.at[i] : move(slots.at[i] ?? [0, 0]),
      ...(size ? { size } : {}),
      ...fields,
    };
  });
}
