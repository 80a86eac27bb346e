import type { Backend } from '../plan/resource.ts';
import type { Cards } from './cards.ts';
import type { End } from './network.ts';
import type { Switches } from './switches.ts';

/** Where the cable of a guest's card leads; nowhere that is known, where it is absent. */
export function farEnd(
  backend: Backend,
  host: string,
  switches: Switches,
  cards: Cards,
): End | undefined {
  switch (backend.type) {
    case 'tap':
    case 'veth':
      return switches.end(backend);
    case 'macvtap':
      return cards.ofGuest(backend);
    case 'stream':
    case 'datagrams':
    case 'l2tpv3':
      return { at: 'guests', name: backend.link };
    case 'vfio':
    case 'hostdev':
      return cards.under({ lower: backend.ifname, mode: 'passthru' });
    // What a program or hardware joins is its own affair.
    case 'vhost-user':
      return backend.port ? switches.end(backend.port) : { at: 'outside' };
    case 'vdpa':
      return { at: 'outside' };
    case 'vde':
      return { at: 'guests', name: host + backend.socket };
    case 'mcast':
      return { at: 'guests', name: `${host}${backend.address}:${backend.port}` };
    default:
      return undefined;
  }
}
