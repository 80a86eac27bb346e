import type { Field } from './field.ts';

/** 68 is the least IPv4 allows (RFC 791); 65535 the most a veth or tap takes. */
export const MTU: Field = {
  key: 'mtu',
  label: 'MTU',
  type: 'integer',
  min: 68,
  max: 65535,
  unit: 'bytes',
  default: 1500,
};
