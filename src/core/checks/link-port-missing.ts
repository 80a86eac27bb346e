import { type DeviceView, portItems } from '../view/view.ts';
import type { Check } from './check.ts';
import { quote } from './words.ts';

function missing(one: DeviceView, port: string | undefined): string | undefined {
  const { ports, title } = one.kind;
  if (ports === undefined) {
    return port === undefined ? undefined : `A ${title} owns no ports; this cable names ${quote(port)}.`;
  }
  if (portItems(one).some((item) => item.id === port)) return undefined;
  return `${quote(one.device.name)} has no port ${quote(port ?? '')}.`;
}

export const linkPortMissing: Check = {
  code: 'link-port-missing',
  severity: 'error',
  why: 'A cable must say which network card or interface it is plugged into.',
  leavesOut: true,
  *find(view) {
    for (const { link, a, b, ends } of view.cables) {
      const first = missing(a, ends.a.port);
      if (first) yield { message: first, anchors: [{ on: 'link', id: link.id, path: ['a', 'port'] }] };
      const second = missing(b, ends.b.port);
      if (second) yield { message: second, anchors: [{ on: 'link', id: link.id, path: ['b', 'port'] }] };
    }
  },
};
