import { MTU_ON_LOWER } from '../../model/mtu-field.ts';
import type { Device } from '../../model/topology.ts';
import type { LowerContext } from '../../plan/lowering.ts';
import { type Resource, resourceId } from '../../plan/resource.ts';
import { ADDRESSES } from '../common-fields.ts';
import { lowerAddresses } from '../interfaces.ts';
import type { DeviceKind } from '../kind.ts';
import { firstOf } from '../subtitle.ts';
import { msg } from '../../util/message.ts';

export interface VlanDevice extends Device {
  readonly kind: 'vlan';
  readonly tag: number;
  readonly addresses?: readonly string[];
  readonly mtu?: number;
}

function lower(
  { id: origin, name: ifname, tag, addresses, mtu }: VlanDevice,
  { machine, cables }: LowerContext,
): Resource[] {
  const on = cables.find(({ far }) => far.carrier)?.far;
  if (!on?.carrier) return [];
  const made = resourceId(origin, 'vlan');
  const base = { origin, machine, ifname };
  return [
    {
      ...base,
      kind: 'netdev',
      type: 'vlan',
      id: made,
      needs: [on.carrier.made],
      lower: on.device.name,
      tag,
      mtu,
    },
    ...lowerAddresses({ ...base, namespace: undefined, needs: [made], part: 'address' }, addresses),
  ];
}

export const vlan: DeviceKind<VlanDevice> = {
  kind: 'vlan',
  title: msg`VLAN`,
  note: msg`What a network device of the host carries with one 802.1Q tag, as a device of its own`,
  family: 'lower',
  look: {
    glyph: [{ path: 'M3 6.5v7l6 4 8-8v-6h-6z' }, { circle: [13.5, 6.75, 1.1] }],
    color: 'nic',
  },
  subtitle: ({ tag, addresses }) => [msg`tag ${tag}`, ...firstOf(addresses)],
  roles: ['lower', 'vlan'],
  fields: [
    {
      key: 'tag',
      label: msg`Tag`,
      type: 'integer',
      min: 1,
      max: 4094,
      required: true,
      help: msg`Of the frames on the device below.`,
    },
    { ...ADDRESSES, help: msg`The host's own addresses on this device.` },
    MTU_ON_LOWER,
  ],
  namePrefix: 'vlan',
  nameSyntax: 'interface-name',
  defaultSize: [170, 34],
  create: () => ({ tag: 10 }),
  carrier: ({ id }) => ({ made: resourceId(id, 'vlan'), of: 'lower' }),
  lower,
};
