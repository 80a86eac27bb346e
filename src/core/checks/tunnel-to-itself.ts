import { linkKindOf } from '../links/index.ts';
import { parseIp } from '../net/ip.ts';
import { msg } from '../util/message.ts';
import type { Check } from './check.ts';
import { inStack } from './endpoints.ts';

export const tunnelToItself: Check = {
  code: 'tunnel-to-itself',
  severity: 'error',
  why: 'What is sent there never leaves the host, and no tunnel ends in its sender.',
  leavesOut: true,
  cable: ({ link, a, b, ends }, view) => {
    const beyond = (['a', 'b'] as const).find((side) => ({ a, b })[side].kind.apart);
    if (!linkKindOf(link).overhead || !beyond) return undefined;
    const remote = parseIp(ends[beyond].local ?? '');
    const own = parseIp(ends[beyond === 'a' ? 'b' : 'a'].local ?? '');
    const { host = '' } = beyond === 'a' ? b : a;
    const all = [...inStack(host, view).map(({ address }) => address), own];
    if (!remote || !all.some((ip) => ip?.family === remote.family && ip.value === remote.value))
      return undefined;
    return {
      message: msg`${remote.address} is an address of ${view.device(host)?.device.name ?? ''} itself, where this tunnel begins.`,
      anchors: [{ on: 'link', id: link.id, path: [beyond, 'local'] }],
    };
  },
};
