import { portItems } from '../view/view.ts';
import type { Check } from './check.ts';
import { quote } from './words.ts';

export const linkPortMissing: Check = {
  code: 'link-port-missing',
  severity: 'error',
  why: 'A cable must say which network card or interface it is plugged into.',
  leavesOut: true,
  *find(view) {
    for (const { link, a, b, ends } of view.cables) {
      for (const [side, view_, end] of [
        ['a', a, ends.a],
        ['b', b, ends.b],
      ] as const) {
        const { ports, title } = view_.kind;
        const known = portItems(view_).some((item) => item.id === end.port);
        if (ports === undefined ? end.port === undefined : known) continue;
        yield {
          message:
            ports === undefined
              ? `A ${title} owns no ports; this cable names "${end.port}".`
              : `${quote(view_.device.name)} has no port ${quote(end.port ?? '')}.`,
          anchors: [{ on: 'link', id: link.id, path: [side, 'port'] }],
        };
      }
    }
  },
};
