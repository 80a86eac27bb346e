import type { BooleanField, Field } from '../model/field.ts';
import type { DeviceFlag } from '../plan/resource.ts';
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

export type Flags = { readonly [K in DeviceFlag]?: boolean };

export const FLAGS: readonly (BooleanField & { readonly key: DeviceFlag })[] = [
  {
    key: 'promisc',
    label: msg`Promiscuous`,
    type: 'boolean',
    default: false,
    help: msg`Takes in frames that are for others, as a sniffer needs. Bridges see to it on their ports by themselves.`,
  },
  {
    key: 'allmulticast',
    label: msg`All multicast`,
    type: 'boolean',
    default: false,
    help: msg`Takes in what is sent to any group, as a multicast router needs.`,
  },
];
