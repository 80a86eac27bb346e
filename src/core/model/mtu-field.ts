import type { Field } from './field.ts';
import { msg } from '../util/message.ts';

/** 68 is the least IPv4 allows (RFC 791); 65535 the most a veth or tap takes. */
export const MTU: Field = {
  key: 'mtu',
  label: msg`MTU`,
  type: 'integer',
  min: 68,
  max: 65535,
  unit: msg`bytes`,
  default: 1500,
};
