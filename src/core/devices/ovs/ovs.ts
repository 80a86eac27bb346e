import { MTU } from '../../model/mtu-field.ts';
import { resourceId } from '../../plan/resource.ts';
import { ADDRESSES } from '../common-fields.ts';
import { lowerAddresses } from '../interfaces.ts';
import type { DeviceKind } from '../kind.ts';
import { lowerServices, SERVICES, type ServingSwitch } from '../services.ts';
import { msg } from '../../util/message.ts';
import { switchSubtitle } from '../subtitle.ts';

export interface Ovs extends ServingSwitch {
  readonly kind: 'ovs';
  readonly failMode?: string;
  readonly stp?: boolean;
  readonly datapath?: string;
}

export const ovs: DeviceKind<Ovs> = {
  kind: 'ovs',
  title: msg`Open vSwitch`,
  note: msg`A switch with VLANs, flows and patch ports`,
  family: 'switch',
  look: {
    glyph: [
      { path: 'M3 7.25h13M12.75 4l3.5 3.25-3.5 3.25' },
      { path: 'M17 13.25H4M7.25 10l-3.5 3.25 3.5 3.25' },
    ],
    color: 'ovs',
  },
  subtitle: (device) => [
    device.failMode === 'secure' ? 'fail-mode secure' : 'fail-mode standalone',
    ...(device.stp ? [msg`STP on`] : []),
    ...switchSubtitle(device),
  ],
  roles: ['ovs', 'segment'],
  fields: [
    { ...ADDRESSES, help: msg`The host's own addresses on this switch.` },
    ...SERVICES,
    {
      key: 'failMode',
      label: msg`Fail mode`,
      type: 'choice',
      default: 'standalone',
      options: () => [
        { value: 'standalone', label: 'standalone', note: msg`Learns like any switch` },
        { value: 'secure', label: 'secure', note: msg`Forwards only what flows say` },
      ],
    },
    { key: 'stp', label: msg`Spanning tree (STP)`, type: 'boolean', default: false },
    {
      key: 'datapath',
      label: msg`Datapath`,
      type: 'choice',
      default: 'system',
      options: () => [
        { value: 'system', label: 'system', note: msg`The kernel's openvswitch module` },
        { value: 'netdev', label: 'netdev', note: msg`In user space, needs no module` },
      ],
    },
    MTU,
  ],
  namePrefix: 'ovs',
  nameSyntax: 'interface-name',
  defaultSize: [280, 46],
  create: () => ({ failMode: 'standalone' }),
  segment: (device, machine) => {
    const made = resourceId(device.id, 'ovs-bridge');
    return {
      technology: 'openvswitch',
      name: device.name,
      made,
      attach: ({ origin, ifname, of, netdev, part, vlan }) => ({
        kind: 'ovs-port',
        id: resourceId(origin, part),
        origin,
        machine,
        needs: [netdev, made],
        name: ifname,
        bridge: device.name,
        of,
        vlan,
      }),
    };
  },
  lower: (device, context) => {
    const made = resourceId(device.id, 'ovs-bridge');
    const base = { origin: device.id, machine: context.machine };
    const addresses = lowerAddresses(
      { ...base, ifname: device.name, namespace: undefined, needs: [made], part: 'address' },
      device.addresses,
    );
    return [
      {
        ...base,
        kind: 'ovs-bridge',
        id: made,
        needs: [],
        name: device.name,
        failMode: device.failMode === 'secure' ? 'secure' : 'standalone',
        stp: device.stp ?? false,
        datapath: device.datapath === 'netdev' ? 'netdev' : 'system',
        mtu: device.mtu,
      },
      {
        ...base,
        kind: 'network',
        id: resourceId(device.id, 'network'),
        needs: [made],
        name: context.networkName,
        bridge: device.name,
        forward: 'bridge',
        technology: 'openvswitch',
      },
      ...addresses,
      ...lowerServices(device, made, addresses, context),
    ];
  },
};
