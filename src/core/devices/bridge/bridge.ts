import { MTU } from '../../model/mtu-field.ts';
import type { LowerContext } from '../../plan/lowering.ts';
import { type Resource, resourceId } from '../../plan/resource.ts';
import { ADDRESSES, type Flags, FLAGS } from '../common-fields.ts';
import { lowerFlags } from '../interfaces.ts';
import type { DeviceKind } from '../kind.ts';
import { bridgeSegment, type LinuxBridge, lowerLinuxBridge, STP } from '../linux-bridge.ts';
import { lowerServices, SERVICES, type ServingSwitch } from '../services.ts';
import { msg } from '../../util/message.ts';
import { switchSubtitle } from '../subtitle.ts';

export interface Bridge extends ServingSwitch, LinuxBridge, Flags {
  readonly kind: 'bridge';
}

function lower(device: Bridge, context: LowerContext): Resource[] {
  const { made, bridge: itself, addresses, mtu } = lowerLinuxBridge(device, context);
  const base = { origin: device.id, machine: context.machine };
  return [
    itself,
    {
      ...base,
      kind: 'network',
      id: resourceId(device.id, 'network'),
      needs: [made],
      name: context.networkName,
      forward: 'bridge',
      bridge: device.name,
      technology: 'bridge',
    },
    ...addresses,
    ...lowerFlags({ ...base, ifname: device.name, needs: [made], part: 'flag' }, device),
    ...lowerServices(device, made, addresses, context),
    ...mtu,
  ];
}

export const bridge: DeviceKind<Bridge> = {
  kind: 'bridge',
  title: msg`Linux bridge`,
  note: msg`The kernel's own switch`,
  family: 'switch',
  look: {
    glyph: [
      { rect: [2.5, 8, 15, 4.2, 1.4] },
      { path: 'M5.5 8V4M10 8V4M14.5 8V4M7.75 12.2V16M12.25 12.2V16' },
    ],
    color: 'bridge',
  },
  subtitle: (device) => [device.stp ? msg`STP on` : msg`STP off`, ...switchSubtitle(device)],
  roles: ['segment'],
  fields: [
    { ...ADDRESSES, help: msg`The host's own addresses on this switch.` },
    ...SERVICES,
    ...STP,
    ...FLAGS,
    MTU,
  ],
  namePrefix: 'br',
  nameSyntax: 'interface-name',
  defaultSize: [280, 46],
  create: () => ({ stp: false }),
  segment: bridgeSegment,
  lower,
};
