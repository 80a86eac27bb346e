import type { Side } from '../model/topology.ts';
import { type DeviceView, portItems } from '../view/view.ts';
import type { Check, Finding } from './check.ts';
import { quote } from './words.ts';
import { type Message, msg } from '../util/message.ts';

function missing(one: DeviceView, port: string | undefined): Message | undefined {
  const { ports, title } = one.kind;
  if (ports === undefined) {
    return port === undefined
      ? undefined
      : msg`A ${title} owns no ports; this cable names ${quote(port)}.`;
  }
  if (portItems(one).some((item) => item.id === port)) return undefined;
  return msg`${quote(one.device.name)} has no port ${quote(port ?? '')}.`;
}

export const linkPortMissing: Check = {
  code: 'link-port-missing',
  severity: 'error',
  why: 'A cable must say which network card or interface it is plugged into.',
  leavesOut: true,
  cable: ({ link, a, b, ends }) => {
    const first = missing(a, ends.a.port);
    const second = missing(b, ends.b.port);
    if (first === undefined && second === undefined) return undefined;
    const at = (side: Side, message: Message | undefined): Finding[] =>
      message === undefined
        ? []
        : [{ message, anchors: [{ on: 'link', id: link.id, path: [side, 'port'] }] }];
    return [...at('a', first), ...at('b', second)];
  },
};
