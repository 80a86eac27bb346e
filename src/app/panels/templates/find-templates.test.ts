import { expect, test } from 'vitest';
import { english, translate } from '../../../core/index.ts';
import { templates } from '../../../core/templates.ts';
import { messages } from '../../i18n/zh-CN/messages.ts';
import { findTemplates } from './find-templates.ts';

const found = (search: string, say = english) =>
  findTemplates(templates, search, say).map(({ id }) => id);

test.each([
  ['dhcp', ['nat-lab', 'libvirt-nat']],
  ['NAT', ['nat-lab', 'libvirt-nat']],
  ['vlan  trunk', ['ovs-trunk', 'bond-vlan']],
  ['token ring', []],
])('%j finds %j', (search, ids) => {
  expect(found(search).slice(0, 2)).toEqual(ids);
});

test('what is called so comes before what only says so', () => {
  expect(found('bridge')[0]).toBe('two-guests');
  expect(found('router')[0]).toBe('router-on-a-stick');
});

test('nothing is looked for: all are there', () => {
  expect(found(' ')).toEqual(templates.map(({ id }) => id));
});

test('the language that is spoken is understood, and English all the same', () => {
  const chinese: typeof english = (wording) => translate(wording, messages);
  expect(found('防火墙')).toEqual([]);
  expect(found('防火墙', chinese)).toEqual(['dmz']);
  expect(found('firewall', chinese)).toEqual(['dmz']);
});
