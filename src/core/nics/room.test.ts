import { expect, it } from 'vitest';
import { isaPlace, usbPlace } from './bus-places.ts';
import { machineType } from './machines.ts';
import { nicsWithoutRoom } from './room.ts';

const cards = (model: string, count: number, pci?: object) =>
  Array.from({ length: count }, (_, i) => ({ nic: `eth${i}`, model, ...(pci ? { pci } : {}) }));

it.each([
  ['x86_64', 'pc', 'ne2k_isa', 6],
  ['x86_64', 'microvm', 'virtio-net-device', 24],
  ['aarch64', 'virt', 'virtio-net-device', 32],
  ['riscv64', 'virt', 'virtio-net-device', 8],
])('%s %s has room for so many %s', (arch, machine, model, room) => {
  const type = machineType(arch, machine)!;
  expect(nicsWithoutRoom(type, cards(model, room))).toEqual([]);
  expect(nicsWithoutRoom(type, cards(model, room + 1)).map((nic) => nic.nic)).toEqual([
    `eth${room}`,
  ]);
});

it('knows a PCI card without a place', () => {
  const type = machineType('x86_64', 'pc')!;
  expect(nicsWithoutRoom(type, cards('e1000', 1, {}))).toEqual([]);
  expect(nicsWithoutRoom(type, cards('e1000', 1)).length).toBe(1);
  expect(nicsWithoutRoom(type, cards('usb-net', 40))).toEqual([]);
});

it('puts no two cards in one place', () => {
  const isa = Array.from({ length: 6 }, (_, i) => isaPlace(i));
  expect(new Set(isa.map((place) => place?.iobase)).size).toBe(6);
  expect(new Set(isa.map((place) => place?.irq)).size).toBe(6);
  expect(usbPlace(14)).toEqual({ controller: 0, port: 15 });
  expect(usbPlace(15)).toEqual({ controller: 1, port: 1 });
});
