import { MTU } from '../../model/mtu-field.ts';
import type { LowerContext } from '../../plan/lowering.ts';
import { type Resource, type ResourceId, resourceId } from '../../plan/resource.ts';
import { ADDRESSES } from '../common-fields.ts';
import { lowerAddresses } from '../interfaces.ts';
import type { DeviceKind } from '../kind.ts';
import { lowerServices, SERVICES, type ServingSwitch } from '../services.ts';
import { msg } from '../../util/message.ts';
import { switchSubtitle } from '../subtitle.ts';

export interface Bridge extends ServingSwitch {
  readonly kind: 'bridge';
  readonly stp?: boolean;
  readonly forwardDelay?: number;
  readonly mtu?: number;
}

/** Seconds; the kernel's default, used only while STP runs. */
export const DEFAULT_FORWARD_DELAY = 15;

function lower(device: Bridge, context: LowerContext): Resource[] {
  const cables = context.cables;
  const machine = context.machine;
  const made = resourceId(device.id, 'bridge');
  const stp = device.stp ?? false;
  const base = { origin: device.id, machine };
  const addresses = lowerAddresses(
    { ...base, ifname: device.name, namespace: undefined, needs: [made], part: 'address' },
    device.addresses,
  );
  const resources: Resource[] = [
    {
      ...base,
      kind: 'netdev',
      type: 'bridge',
      id: made,
      needs: [],
      ifname: device.name,
      stp,
      forwardDelay: stp ? (device.forwardDelay ?? DEFAULT_FORWARD_DELAY) : 0,
      vlanFiltering: cables.some((cable) => cable.end.vlan !== undefined),
    },
    {
      ...base,
      kind: 'network',
      id: resourceId(device.id, 'network'),
      needs: [made],
      name: context.networkName,
      bridge: device.name,
      technology: 'bridge',
    },
    ...addresses,
    ...lowerServices(device, made, addresses, context),
  ];
  if (device.mtu !== undefined) {
    // A bridge's MTU follows its smallest port until it is changed: set it after the last one.
    const ports = cables
      .map((cable) => cable.made)
      .filter((id): id is ResourceId => id !== undefined);
    resources.push({
      ...base,
      kind: 'setting',
      setting: 'mtu',
      id: resourceId(device.id, 'mtu'),
      needs: [made, ...ports],
      ifname: device.name,
      value: device.mtu,
    });
  }
  return resources;
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
    {
      key: 'stp',
      label: msg`Spanning tree (STP)`,
      type: 'boolean',
      default: false,
      help: msg`Needed where switches form a ring.`,
    },
    {
      key: 'forwardDelay',
      label: msg`Forward delay`,
      type: 'integer',
      min: 2,
      max: 30,
      unit: msg`s`,
      default: DEFAULT_FORWARD_DELAY,
      help: msg`A new port is silent for twice this time while STP runs.`,
    },
    MTU,
  ],
  namePrefix: 'br',
  nameSyntax: 'interface-name',
  defaultSize: [280, 46],
  create: () => ({ stp: false }),
  segment: (device, machine) => {
    const made = resourceId(device.id, 'bridge');
    return {
      technology: 'bridge',
      name: device.name,
      made,
      attach: ({ origin, ifname, of, netdev, part, vlan }) => ({
        kind: 'port',
        id: resourceId(origin, part),
        origin,
        machine,
        needs: [netdev, made],
        ifname,
        of,
        bridge: device.name,
        vlan,
      }),
    };
  },
  lower,
};
