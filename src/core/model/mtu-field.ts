import type { IntegerField } from './field.ts';
import { msg } from '../util/message.ts';

/** 68 is the least IPv4 allows (RFC 791); 65535 the most a veth or tap takes. */
const LIMITS = {
  key: 'mtu',
  label: msg`MTU`,
  type: 'integer',
  min: 68,
  max: 65535,
  unit: msg`bytes`,
} as const;

export const MTU: IntegerField = { ...LIMITS, default: 1500 };

/** Of what stands on another network device. */
export const MTU_ON_LOWER: IntegerField = {
  ...LIMITS,
  help: msg`By itself that of the device it stands on, and never more.`,
};
