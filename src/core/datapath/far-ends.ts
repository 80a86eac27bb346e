import { isUml } from '../nics/machines.ts';
import type { Backend, Machine, Resource } from '../plan/resource.ts';
import { msg } from '../util/message.ts';
import type { Stage } from './stage.ts';

const READS = msg`Its main loop wakes, copies the frame out of the socket, then into the memory of its guest.`;
const IS_SIGNALLED = msg`A signal wakes its kernel, which reads the frame out of the socket: one copy, as there is no card.`;

/** What guests whose processes hear the same have in common. */
function heardBy(backend: Backend): string | undefined {
  switch (backend.type) {
    case 'stream':
    case 'datagrams':
    case 'l2tpv3':
      return `cable ${backend.link}`;
    case 'mcast':
      return `mcast ${backend.address} ${backend.port}`;
    case 'vde':
      return `vde ${backend.daemon}`;
    default:
      return undefined;
  }
}

/** The processes at the other end of a guest's own cable, by what they are. */
export function farEnds(
  backend: Backend,
  own: Machine,
  resources: readonly Resource[],
): readonly Stage[] {
  const heard = heardBy(backend);
  const others = resources.filter(
    (one): one is Machine =>
      one.kind === 'machine' &&
      one.id !== own.id &&
      one.nics.some((nic) => heardBy(nic.backend) === heard),
  );
  // Cables within one guest are of no other.
  const all =
    others.length > 0 || backend.type === 'mcast' || backend.type === 'vde' ? others : [own];
  const what = msg`Process of the other guest`;
  return [
    ...(all.some((one) => !isUml(one)) ? [{ place: 'qemu', what, how: READS } as const] : []),
    ...(all.some(isUml) ? [{ place: 'guest', what, how: IS_SIGNALLED } as const] : []),
  ];
}
