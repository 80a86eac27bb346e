import { expect, test } from 'vitest';
import { dmzLab } from '../examples/dmz-lab.ts';
import { fieldsOfAll, setFieldOfAll, valueOfAll } from './many.ts';

const guests = dmzLab.devices.filter(({ kind }) => kind === 'guest');
const of = (...ids: string[]) => dmzLab.devices.filter(({ id }) => ids.includes(id));
const keys = (...ids: string[]) => fieldsOfAll(of(...ids)).map(({ key }) => key);

test('several of a kind share what need not differ', () => {
  expect(keys('g1', 'g2')).toEqual(expect.arrayContaining(['arch', 'memoryMiB', 'nics']));
  const [nics] = fieldsOfAll(guests).filter(({ key }) => key === 'nics');
  const inner = nics?.type === 'items' ? nics.item.map(({ key }) => key) : [];
  expect(inner).toContain('model');
  expect(inner).not.toContain('id');
  expect(inner).not.toContain('mac');
  expect(inner).not.toContain('addresses');
});

test('kinds share what both have', () => {
  expect(keys('b1', 'o1')).toContain('mtu');
  expect(keys('g1', 'b1')).not.toContain('arch');
});

test('a value that differs is mixed', () => {
  expect(valueOfAll(guests, ['arch'])).toEqual({ value: 'x86_64', mixed: false });
  expect(valueOfAll(guests, ['memoryMiB']).mixed).toBe(true);
  expect(valueOfAll(guests, ['nics', '*', 'model']).mixed).toBe(true);
  expect(valueOfAll(of('g1'), ['nics', '*', 'model']).value).toBe('virtio-net-pci');
  expect(valueOfAll(guests, ['nics', '*', 'hostMtu'])).toEqual({ value: undefined, mixed: false });
});

test('one edit sets all, also every card, and leaves the others', () => {
  const ids = new Set(['g1', 'g2']);
  const more = setFieldOfAll(dmzLab, ids, ['memoryMiB'], 2048);
  expect(more.devices.map((device) => device['memoryMiB'])).toEqual([
    undefined,
    2048,
    2048,
    256,
    ...Array.from({ length: dmzLab.devices.length - 4 }, () => undefined),
  ]);
  const cards = setFieldOfAll(dmzLab, ids, ['nics', '*', 'model'], 'e1000');
  const changed = cards.devices.filter(({ id }) => ids.has(id));
  expect(valueOfAll(changed, ['nics', '*', 'model'])).toEqual({ value: 'e1000', mixed: false });
  expect(cards.devices[3]).toBe(dmzLab.devices[3]);
});
