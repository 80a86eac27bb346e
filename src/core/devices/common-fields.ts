import type { Field } from '../model/field.ts';
import { msg } from '../util/message.ts';

export const ADDRESSES: Field = {
  key: 'addresses',
  label: msg`Addresses`,
  type: 'texts',
  syntax: 'interface-address',
  placeholder: '192.0.2.10/24',
  help: msg`IPv4 or IPv6 with the length of the prefix.`,
};

export const GATEWAY: Field = {
  key: 'gateway',
  label: msg`Gateway`,
  type: 'text',
  syntax: 'ip',
  placeholder: '192.0.2.1',
};

export const GATEWAY6: Field = {
  key: 'gateway6',
  label: msg`IPv6 gateway`,
  type: 'text',
  syntax: 'ip',
  placeholder: '2001:db8::1',
};

export const ITEM_ID: Field = {
  key: 'id',
  label: msg`Name`,
  type: 'text',
  syntax: 'interface-name',
  required: true,
};
