import { chipsOf, isLinkKind, isPlugged, kindOf, linkKinds } from '../../../core/index.ts';
import type { Device, Link, LinkEnd } from '../../../core/index.ts';
import type { Texts } from '../../i18n/en.ts';
import type { Badge } from './badges.ts';

/** What a screen reader says: `Guest web1, 2 NICs, connected to br0, 1 problem`. */
export function describeDevice(
  device: Device,
  peers: readonly string[],
  badge: Badge | undefined,
  { canvas, list, say }: Texts,
): string {
  const kind = kindOf(device);
  return list(
    [
      canvas.device(say(kind.title), device.name),
      kind.ports === 'nics' ? canvas.nics(chipsOf(device).length) : '',
      peers.length > 0 ? canvas.connected([...new Set(peers)]) : '',
      badge ? canvas.problems(badge.count) : '',
    ].filter(Boolean),
  );
}

/** With the names of the devices at its ends, where it is plugged. */
export function describeLink(
  link: Link,
  from: string | undefined,
  to: string | undefined,
  { canvas, say }: Texts,
): string {
  const end = (one: LinkEnd, name: string | undefined) =>
    isPlugged(one) ? [name, one.port].filter(Boolean).join(':') : canvas.nothing;
  const kind = isLinkKind(link.kind) ? say(linkKinds[link.kind].title) : link.kind;
  return canvas.cable(kind, end(link.a, from), end(link.b, to));
}
