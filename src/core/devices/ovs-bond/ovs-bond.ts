import type { Device } from '../../model/topology.ts';
import type { LowerContext } from '../../plan/lowering.ts';
import { type OvsBond as Bonded, type Resource, resourceId } from '../../plan/resource.ts';
import { msg } from '../../util/message.ts';
import type { DeviceKind } from '../kind.ts';

export interface OvsBond extends Device {
  readonly kind: 'ovs-bond';
  readonly mode?: Bonded['mode'];
  readonly lacp?: Bonded['lacp'];
  readonly lacpTime?: 'slow' | 'fast';
  readonly primary?: string;
  readonly upDelay?: number;
  readonly downDelay?: number;
}

const DEFAULT_MODE: Bonded['mode'] = 'active-backup';

/** ovs-vsctl(8) makes no bond of fewer than two. */
function lower(bond: OvsBond, { machine, cables }: LowerContext): Resource[] {
  const { id: origin, name, mode = DEFAULT_MODE, lacp = 'off', upDelay = 0, downDelay = 0 } = bond;
  const port = cables.find(({ far }) => far.segment)?.far;
  const slaves = cables.flatMap(({ far: { carrier, device } }) =>
    carrier ? [{ ifname: device.name, ...carrier }] : [],
  );
  if (!port?.segment || slaves.length < 2) return [];
  return [
    {
      kind: 'ovs-port',
      id: resourceId(origin, 'port'),
      origin,
      machine,
      needs: [...slaves.map(({ made }) => made), port.segment.made],
      name,
      bridge: port.segment.name,
      of: 'bond',
      bond: {
        mode,
        lacp,
        lacpTime: lacp === 'off' ? undefined : bond.lacpTime,
        primary: mode === 'active-backup' ? bond.primary : undefined,
        upDelay,
        downDelay,
        members: slaves.map(({ ifname, of }) => ({ ifname, of })),
      },
      vlan: port.end.vlan,
    },
  ];
}

const DELAY = { type: 'integer', min: 0, max: 600_000, unit: msg`ms`, default: 0 } as const;

export const ovsBond: DeviceKind<OvsBond> = {
  kind: 'ovs-bond',
  title: msg`OVS bond`,
  note: msg`Several network cards as one port of an Open vSwitch`,
  family: 'lower',
  look: {
    glyph: [
      { path: 'M3 5.75h12M12 3l3 2.75L12 8.5' },
      { rect: [3, 12, 5.5, 4.5, 1.2] },
      { rect: [11.5, 12, 5.5, 4.5, 1.2] },
    ],
    color: 'ovs',
  },
  subtitle: ({ mode = DEFAULT_MODE, lacp = 'off' }) =>
    lacp === 'off' ? [mode] : [mode, `LACP ${lacp}`],
  roles: ['bond', 'ovs-bond'],
  fields: [
    {
      key: 'mode',
      label: msg`Mode`,
      type: 'choice',
      default: DEFAULT_MODE,
      options: () => [
        {
          value: 'active-backup',
          label: 'active-backup',
          note: msg`One sends, the others stand by`,
        },
        {
          value: 'balance-slb',
          label: 'balance-slb',
          note: msg`By source MAC and VLAN; needs nothing of the switch outside`,
        },
        {
          value: 'balance-tcp',
          label: 'balance-tcp',
          note: msg`By connection; the switch outside must speak LACP, too`,
        },
      ],
    },
    {
      key: 'lacp',
      label: msg`LACP`,
      type: 'choice',
      default: 'off',
      options: () => [
        { value: 'off', label: 'off', note: msg`Sends nothing` },
        { value: 'active', label: 'active', note: msg`Begins by itself` },
        { value: 'passive', label: 'passive', note: msg`Answers where the other side begins` },
      ],
    },
    {
      key: 'lacpTime',
      label: msg`LACP rate`,
      type: 'choice',
      default: 'slow',
      options: () => [
        { value: 'slow', label: 'slow', note: msg`Every 30 seconds` },
        { value: 'fast', label: 'fast', note: msg`Every second` },
      ],
      help: msg`Only with LACP.`,
      applies: ({ lacp = 'off' }) => lacp !== 'off',
    },
    {
      key: 'primary',
      label: msg`Primary`,
      type: 'text',
      syntax: 'interface-name',
      placeholder: 'eno1',
      help: msg`The card that sends while it has a link; in the mode active-backup.`,
      applies: ({ mode = DEFAULT_MODE }) => mode === DEFAULT_MODE,
    },
    {
      ...DELAY,
      key: 'upDelay',
      label: msg`Delay up`,
      help: msg`How long a link must be up before the card is used (bond_updelay).`,
    },
    {
      ...DELAY,
      key: 'downDelay',
      label: msg`Delay down`,
      help: msg`How long a link must be down before the card is given up (bond_downdelay).`,
    },
  ],
  namePrefix: 'bond',
  nameSyntax: 'interface-name',
  defaultSize: [190, 34],
  // Room for what stands under its name.
  naturalSize: ({ lacp = 'off' }) => [lacp === 'off' ? 190 : 260, 34],
  create: () => ({}),
  lower,
};
