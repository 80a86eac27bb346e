import type { Anchor } from '../diagnostics/diagnostic.ts';
import { parseIp } from '../net/ip.ts';
import { type DeviceView, portItems, type View } from '../view/view.ts';
import type { Check } from './check.ts';
import { endpoints, segmentOf } from './endpoints.ts';
import { quote } from './words.ts';
import { msg } from '../util/message.ts';

/** Stacks that could route and are told not to, by `SEGMENT ADDRESS`. */
function silentRouters(view: View): Map<string, DeviceView> {
  const routers = new Map<string, DeviceView>();
  for (const { on, segment, address } of endpoints(view)) {
    if (on.ends.length < 2 || on.device['forwarding'] === true) continue;
    if (!on.kind.fields.some(({ key }) => key === 'forwarding')) continue;
    if (segment !== undefined) routers.set(`${segment} ${address.address}`, on);
  }
  return routers;
}

/** As `parseIp` writes it; IPv4 has one way to be written. */
function canonical(ip: string): string {
  return ip.includes(':') ? (parseIp(ip)?.address ?? '') : ip;
}

export const routerNoForwarding: Check = {
  code: 'router-no-forwarding',
  severity: 'warning',
  why: 'A Linux machine drops what is not for itself until forwarding is on.',
  *find(view) {
    const routers = silentRouters(view);
    if (routers.size === 0) return;
    const users = new Map<DeviceView, Anchor[]>();
    for (const one of view.devices) {
      for (const [i, item] of portItems(one).entries()) {
        for (const key of ['gateway', 'gateway6']) {
          const gateway = item[key];
          if (typeof gateway !== 'string') continue;
          const segment = segmentOf(one, item.id, view);
          const router = routers.get(`${segment} ${canonical(gateway)}`);
          if (!router) continue;
          const path = [one.kind.ports ?? '', i, key];
          const anchors = users.get(router) ?? [];
          anchors.push({ on: 'device', id: one.device.id, path });
          users.set(router, anchors);
        }
      }
    }
    for (const [{ device }, anchors] of users) {
      yield {
        message: msg`${quote(device.name)} is the gateway of others, but does not forward between its interfaces.`,
        anchors: [{ on: 'device', id: device.id, path: ['forwarding'] }, ...anchors],
        fixes: [
          {
            title: msg`Turn forwarding on`,
            steps: [{ do: 'set', id: device.id, path: ['forwarding'], value: true }],
          },
        ],
      };
    }
  },
};
