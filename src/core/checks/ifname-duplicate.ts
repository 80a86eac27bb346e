import type { Anchor } from '../diagnostics/diagnostic.ts';
import { portItems, type View } from '../view/view.ts';
import type { Check } from './check.ts';
import { quote } from './words.ts';
import { msg } from '../util/message.ts';

/** Every name that the drawing pins in the own stack of a host, by `HOST/NAME`. */
function hostNames(view: View): Map<string, Anchor[]> {
  const names = new Map<string, Anchor[]>();
  const add = (host: string | undefined, name: string, place: Anchor): void => {
    const key = `${host ?? ''}/${name}`;
    const places = names.get(key);
    if (places) places.push(place);
    else names.set(key, [place]);
  };
  for (const one of view.devices) {
    const { device, kind, host } = one;
    if (kind.nameSyntax === 'interface-name') {
      add(host, device.name, { on: 'device', id: device.id, path: ['name'] });
    }
    if (kind.container) {
      for (const [i, item] of portItems(one).entries()) {
        add(host, item.id, { on: 'device', id: device.id, path: ['interfaces', i, 'id'] });
      }
    }
  }
  for (const { link, a, b, ends } of view.cables) {
    if (ends.a.ifname !== undefined)
      add(a.host, ends.a.ifname, { on: 'link', id: link.id, path: ['a', 'ifname'] });
    if (ends.b.ifname !== undefined)
      add(b.host, ends.b.ifname, { on: 'link', id: link.id, path: ['b', 'ifname'] });
  }
  return names;
}

export const ifnameDuplicate: Check = {
  code: 'ifname-duplicate',
  severity: 'error',
  why: 'All network devices of a host share one table of names.',
  leavesOut: true,
  *find(view) {
    for (const [name, places] of hostNames(view)) {
      if (places.length < 2) continue;
      yield {
        message: msg`${places.length} network devices of this host are called ${quote(name.slice(name.indexOf('/') + 1))}.`,
        anchors: places,
      };
    }
  },
};
