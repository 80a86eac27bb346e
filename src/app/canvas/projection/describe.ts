import { isLinkKind, isPlugged, kindOf, linkKinds } from '../../../core/index.ts';
import type { Device, Link, LinkEnd } from '../../../core/index.ts';
import type { Badge } from './badges.ts';
import { chipsOf } from './chips.ts';

/** What a screen reader says: `Guest web1, 2 NICs, connected to br0, 1 problem`. */
export function describeDevice(
  device: Device,
  peers: readonly string[],
  badge: Badge | undefined,
): string {
  const kind = kindOf(device);
  const nics = chipsOf(device).length;
  return [
    `${kind.title} ${device.name}`,
    kind.ports === 'nics' ? count(nics, 'NIC') : '',
    peers.length > 0 ? `connected to ${[...new Set(peers)].join(', ')}` : '',
    badge ? count(badge.count, 'problem') : '',
  ]
    .filter(Boolean)
    .join(', ');
}

export function describeLink(link: Link, nameOf: (id: string) => string): string {
  const end = (one: LinkEnd) =>
    isPlugged(one) ? [nameOf(one.device), one.port].filter(Boolean).join(':') : 'nothing';
  return `${isLinkKind(link.kind) ? linkKinds[link.kind].title : link.kind} from ${end(link.a)} to ${end(link.b)}`;
}

export function count(many: number, noun: string): string {
  return `${many} ${noun}${many === 1 ? '' : 's'}`;
}
