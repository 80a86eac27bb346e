import type { Check } from './check.ts';
import { slavesOf } from './slaves.ts';
import { quote } from './words.ts';
import { msg } from '../util/message.ts';

export const bondPrimaryNoSlave: Check = {
  code: 'bond-primary-no-slave',
  severity: 'error',
  why: 'Only a slave of the bond can be the one that it prefers.',
  leavesOut: true,
  of: ({ roles }) => roles.includes('bond'),
  device: (one) => {
    const primary = one.device['primary'];
    if (typeof primary !== 'string') return undefined;
    const names = slavesOf(one).flatMap(({ far }) => (far ? [far.at.device.name] : []));
    if (names.includes(primary)) return undefined;
    const { id, name } = one.device;
    const path = ['primary'];
    return {
      message: msg`${quote(primary)} is no slave of ${quote(name)}.`,
      anchors: [{ on: 'device', id, path }],
      fixes: names.map((value) => ({
        title: msg`Use ${value}`,
        steps: [{ do: 'set', id, path, value }],
      })),
    };
  },
};
