import { linkKindOf } from '../links/index.ts';
import { msg } from '../util/message.ts';
import type { DeviceView, View } from '../view/view.ts';
import type { Check, Finding } from './check.ts';
import { type Endpoint, inStack } from './endpoints.ts';
import { underlayOf } from './underlay.ts';

export const tunnelUserspaceUnderlay: Check = {
  code: 'tunnel-userspace-underlay',
  severity: 'warning',
  why: 'The datapath in user space makes the packets of a tunnel itself, and sends them by its own switches alone: one of these must have the address, and the network card as a port.',
  find: (view) => {
    const owners = new Owners(view);
    return view.cables.flatMap((cable): Finding[] => {
      const { link, a, b } = cable;
      if (!linkKindOf(link).overhead || !(isUserSpace(a) || isUserSpace(b))) return [];
      const found = underlayOf(cable, view);
      if (!found) return [];
      return (['a', 'b'] as const).flatMap((side) => {
        const at = cable[side];
        const own = found[side];
        const owner = own !== undefined && isUserSpace(at) && owners.of(at, own);
        if (!owner || isUserSpace(owner)) return [];
        return {
          message: msg`The tunnel from ${at.device.name} loses every packet: the switch is in user space and ${owner.device.name} is not, which has the address ${own}. Give it to an Open vSwitch in user space that the physical NIC is a port of.`,
          anchors: [
            { on: 'link', id: link.id, path: [side, 'local'] },
            { on: 'device', id: at.device.id },
          ],
        };
      });
    });
  },
};

function isUserSpace({ device }: DeviceView): boolean {
  return device['datapath'] === 'netdev';
}

/** What has an address of a host: a switch or card, or the switch that an interface is cabled to. */
class Owners {
  private readonly hosts = new Map<string, ReadonlyMap<string, Endpoint>>();

  constructor(private readonly view: View) {}

  of(at: DeviceView, ip: string): DeviceView | undefined {
    const host = at.host ?? '';
    const all = inStack(host, this.view);
    const known =
      this.hosts.get(host) ?? new Map(all.map((each) => [each.address.address, each] as const));
    this.hosts.set(host, known);
    const found = known.get(ip);
    if (!found || found.item === undefined) return found?.on;
    return found.on.ends.find(({ end }) => end.port === found.port)?.far?.at;
  }
}
