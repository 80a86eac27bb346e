import { describe, expect, it } from 'vitest';
import { assignSlots } from './slots.ts';

const cards = (model: string, count: number) =>
  Array.from({ length: count }, (_, i) => ({ id: `${model}${i}`, model }));

const places = (slots: ReturnType<typeof assignSlots>) =>
  [...slots.controllers.map((c) => c.address), ...slots.slots.values()].map(
    (a) => `${a.bus}:${a.slot}.${a.function}`,
  );

describe('assignSlots', () => {
  it('gives each card on q35 a root port of its own, eight to a slot', () => {
    const { controllers, slots } = assignSlots('x86_64', 'q35', cards('virtio-net-pci', 9));
    expect(controllers[0]).toEqual({
      index: 1,
      model: 'pcie-root-port',
      address: { bus: 0, slot: 2, function: 0 },
      chassis: 1,
      port: 0x10,
      multifunction: true,
    });
    expect(controllers[8]?.address).toEqual({ bus: 0, slot: 3, function: 0 });
    expect(controllers[8]?.multifunction).toBe(true);
    expect(controllers[1]).not.toHaveProperty('multifunction');
    expect(slots.get('virtio-net-pci8')).toEqual({ bus: 9, slot: 0, function: 0 });
  });

  it('puts conventional cards of q35 behind bridges of 31 slots', () => {
    const { controllers, slots } = assignSlots('x86_64', 'q35', cards('e1000', 32));
    expect(controllers.map((c) => c.model)).toEqual([
      'pcie-root-port',
      'pcie-to-pci-bridge',
      'pcie-root-port',
      'pcie-to-pci-bridge',
    ]);
    expect(slots.get('e10000')).toEqual({ bus: 2, slot: 1, function: 0 });
    expect(slots.get('e100030')).toEqual({ bus: 2, slot: 31, function: 0 });
    expect(slots.get('e100031')).toEqual({ bus: 4, slot: 1, function: 0 });
  });

  it('fills bus 0 of pc, then bridges', () => {
    const { controllers, slots } = assignSlots('x86_64', 'pc', cards('rtl8139', 20));
    expect(controllers).toEqual([
      { index: 1, model: 'pci-bridge', address: { bus: 0, slot: 0x16, function: 0 } },
    ]);
    expect(slots.get('rtl81390')).toEqual({ bus: 0, slot: 3, function: 0 });
    expect(slots.get('rtl813919')).toEqual({ bus: 1, slot: 1, function: 0 });
  });

  it('gives usb-net a controller for every fifteen', () => {
    for (const machine of ['pc', 'q35']) {
      const { controllers, slots } = assignSlots('x86_64', machine, cards('usb-net', 16));
      expect(controllers.filter((c) => c.model === 'qemu-xhci').map((c) => c.index)).toEqual([
        0, 1,
      ]);
      expect(slots.size).toBe(0);
    }
  });

  it.each([
    ['ppc64', 'mac99', 0xe, 0x15],
    ['ppc', 'mac99', 0xe, 0x15],
    ['ppc', 'g3beige', 3, 0xf],
  ])('keeps off what %s %s has on its board', (arch, machine, first, last) => {
    const room = last - first + 1;
    const { controllers, slots } = assignSlots(arch, machine, cards('sungem', room + 1));
    expect(slots.get('sungem0')).toEqual({ bus: 0, slot: first, function: 0 });
    expect(slots.get(`sungem${room - 1}`)).toEqual({ bus: 0, slot: last, function: 0 });
    expect(slots.get(`sungem${room}`)).toEqual({ bus: 1, slot: 1, function: 0 });
    expect(controllers.map(({ address }) => address.slot)).toEqual([0x16]);
  });

  it('needs nothing where there is no PCI', () => {
    const none = { controllers: [], slots: new Map() };
    expect(assignSlots('x86_64', 'microvm', cards('virtio-net-device', 3))).toEqual(none);
    expect(assignSlots('x86_64', 'isapc', cards('ne2k_isa', 3))).toEqual(none);
    expect(assignSlots('s390x', 's390-ccw-virtio', cards('virtio-net-ccw', 3))).toEqual(none);
    expect(assignSlots('ppc64', 'pseries', cards('spapr-vlan', 3))).toEqual(none);
    expect(assignSlots('nowhere', 'pc', cards('e1000', 1))).toEqual(none);
  });

  it.each([
    ['x86_64', 'q35', 2],
    ['aarch64', 'virt', 1],
    ['x86_64', 'pc', 3],
  ] as const)('never uses a place twice on %s %s', (arch, machine, first) => {
    const mix = ['virtio-net-pci', 'e1000', 'usb-net', 'vmxnet3'].flatMap((m) => cards(m, 25));
    const all = places(assignSlots(arch, machine, mix));
    expect(new Set(all).size).toBe(all.length);
    const ofBus0 = all.filter((place) => place.startsWith('0:'));
    const slots = ofBus0.map((place) => Number(place.slice(2, place.indexOf('.'))));
    expect(Math.min(...slots)).toBe(first);
  });

  it('never moves what is there when a card is added', () => {
    for (const machine of ['pc', 'q35']) {
      const mix = ['e1000', 'virtio-net-pci', 'usb-net'].flatMap((m) => cards(m, 20));
      const more = assignSlots('x86_64', machine, [...mix, { id: 'x', model: 'e1000' }]);
      const some = assignSlots('x86_64', machine, mix);
      for (const [id, address] of some.slots) expect(more.slots.get(id)).toEqual(address);
    }
  });

  it('leaves out what finds no room', () => {
    expect(assignSlots('x86_64', 'pc', cards('e1000', 400)).slots.size).toBe(19 + 5 * 31);
    expect(assignSlots('x86_64', 'q35', cards('e1000e', 400)).slots.size).toBe(25 * 8);
  });
});
