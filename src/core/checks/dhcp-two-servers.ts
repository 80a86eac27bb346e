import type { Check } from './check.ts';
import type { DeviceView, View } from '../view/view.ts';
import { segmentOfSwitch } from './endpoints.ts';
import { served } from './served.ts';
import { quote } from './words.ts';
import { msg } from '../util/message.ts';

/** What answers DHCP on a segment, and the field that says so. */
interface Server {
  readonly on: DeviceView;
  readonly key: 'dhcp' | 'outside';
  readonly segment: string;
}

function serversOf(view: View): readonly Server[] {
  const ways = view.devices.filter(({ device }) => device.kind === 'vde' && device['outside']);
  return [
    ...served(view).map(({ on, segment }) => ({ on, key: 'dhcp', segment }) as const),
    // slirpvde(1) is started with --dhcp.
    ...ways.map((on) => {
      return { on, key: 'outside', segment: segmentOfSwitch(on.device.id, view) } as const;
    }),
  ];
}

export const dhcpTwoServers: Check = {
  code: 'dhcp-two-servers',
  severity: 'warning',
  why: 'A guest takes the first answer: which network it is in is left to chance.',
  *find(view) {
    const seen = new Map<string, Server>();
    for (const one of serversOf(view)) {
      const first = seen.get(one.segment);
      if (!first) {
        seen.set(one.segment, one);
        continue;
      }
      // A way out is given up by who drew it.
      const off = [one, first].find(({ key }) => key === 'dhcp')?.on.device;
      yield {
        message: msg`${quote(first.on.device.name)} and ${quote(one.on.device.name)} are one segment, and both answer DHCP on it.`,
        anchors: [first, one].map(({ on, key }) => {
          return { on: 'device', id: on.device.id, path: [key] } as const;
        }),
        fixes: off
          ? [
              {
                title: msg`Turn DHCP off in ${quote(off.name)}`,
                steps: [{ do: 'set', id: off.id, path: ['dhcp'], value: undefined }],
              },
            ]
          : [],
      };
    }
  },
};
