import type { EndView } from '../plan/lowering.ts';
import { modeOf } from '../plan/macvlan-modes.ts';
import { type Backend, type MacvtapDevice, type ResourceId, resourceId } from '../plan/resource.ts';
import { vhostOf } from './vhost.ts';

/** The network device that a guest's macvtap stands on. */
interface Lower {
  readonly ifname: string;
  readonly made: ResourceId | undefined;
}

export function macvtapId({ link }: Pick<EndView, 'link'>): ResourceId {
  return resourceId(link.id, 'macvtap');
}

/** `at` is the end of its name; `says` holds the mode. */
export function lowerMacvtap(
  nic: EndView,
  at: EndView,
  { ifname, made }: Lower,
  says: Readonly<Record<string, unknown>>,
): MacvtapDevice {
  return {
    kind: 'netdev',
    type: 'macvtap',
    id: macvtapId(nic),
    origin: nic.link.id,
    machine: nic.machine,
    needs: made === undefined ? [] : [made],
    ifname: at.ifname,
    lower: ifname,
    mode: modeOf(says),
    mac: nic.card?.mac ?? '',
    mtu: nic.link.mtu,
  };
}

export function macvtapBackend(
  at: EndView,
  { ifname }: Pick<Lower, 'ifname'>,
  says: Readonly<Record<string, unknown>>,
): Extract<Backend, { type: 'macvtap' }> {
  return {
    type: 'macvtap',
    ifname: at.ifname,
    lower: ifname,
    mode: modeOf(says),
    mtu: at.link.mtu,
    vhost: vhostOf(at.link),
    link: at.link.id,
  };
}
