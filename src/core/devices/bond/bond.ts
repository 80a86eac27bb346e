import { MTU } from '../../model/mtu-field.ts';
import type { Device } from '../../model/topology.ts';
import type { CarrierView, LowerContext } from '../../plan/lowering.ts';
import { type BondDevice, type Resource, resourceId } from '../../plan/resource.ts';
import { ADDRESSES } from '../common-fields.ts';
import { lowerAddresses } from '../interfaces.ts';
import type { DeviceKind } from '../kind.ts';
import { firstOf } from '../subtitle.ts';
import { msg } from '../../util/message.ts';
import { DEFAULT_MODE, MODES, ONLY_IN } from './modes.ts';

export interface Bond extends Device {
  readonly kind: 'bond';
  readonly mode?: BondDevice['mode'];
  readonly miimon?: number;
  readonly primary?: string;
  readonly lacpRate?: 'slow' | 'fast';
  readonly xmitHashPolicy?: string;
  readonly addresses?: readonly string[];
  readonly mtu?: number;
}

/** ms; what bonding.rst recommends to begin with. */
const DEFAULT_MIIMON = 100;

/** A value that holds in the drawn mode. */
function inMode<K extends keyof typeof ONLY_IN>(bond: Bond, key: K): Bond[K] | undefined {
  return ONLY_IN[key].has(bond.mode ?? DEFAULT_MODE) ? bond[key] : undefined;
}

function lower(bond: Bond, { machine }: LowerContext): Resource[] {
  const { id: origin, name: ifname, mode, miimon, addresses, mtu } = bond;
  const made = resourceId(origin, 'bond');
  const base = { origin, machine, ifname };
  return [
    {
      ...base,
      kind: 'netdev',
      type: 'bond',
      id: made,
      needs: [],
      mode: mode ?? DEFAULT_MODE,
      miimon: miimon ?? DEFAULT_MIIMON,
      lacpRate: inMode(bond, 'lacpRate'),
      xmitHashPolicy: inMode(bond, 'xmitHashPolicy'),
      mtu,
    },
    ...lowerAddresses({ ...base, namespace: undefined, needs: [made], part: 'address' }, addresses),
  ];
}

function carrier(bond: Bond): CarrierView {
  const made = resourceId(bond.id, 'bond');
  return {
    made,
    of: 'lower',
    enslave: ({ origin, machine, ifname, carrier: { of, made: lowerMade } }) => ({
      kind: 'slave',
      id: resourceId(origin, 'slave'),
      origin,
      machine,
      needs: [lowerMade, made],
      ifname,
      of,
      bond: bond.name,
      primary: inMode(bond, 'primary') === ifname,
    }),
  };
}

export const bond: DeviceKind<Bond> = {
  kind: 'bond',
  title: msg`Bond`,
  note: msg`Several network cards of the host as one`,
  family: 'lower',
  look: {
    glyph: [
      { rect: [3, 3.5, 14, 4.5, 1.4] },
      { rect: [3, 12, 5.5, 4.5, 1.2] },
      { rect: [11.5, 12, 5.5, 4.5, 1.2] },
      { path: 'M5.75 12V8M14.25 12V8' },
    ],
    color: 'nic',
  },
  subtitle: ({ mode, addresses }) => [mode ?? DEFAULT_MODE, ...firstOf(addresses)],
  roles: ['lower', 'trunk', 'bond'],
  fields: [
    {
      key: 'mode',
      label: msg`Mode`,
      type: 'choice',
      default: DEFAULT_MODE,
      options: () => MODES,
    },
    {
      key: 'miimon',
      label: msg`Link monitoring`,
      type: 'integer',
      min: 1,
      max: 10_000,
      unit: msg`ms`,
      default: DEFAULT_MIIMON,
      help: msg`How often the link of each card is looked at (miimon).`,
    },
    {
      key: 'primary',
      label: msg`Primary`,
      type: 'text',
      syntax: 'interface-name',
      placeholder: 'eno1',
      help: msg`The card that sends while it has a link; in the modes active-backup, balance-tlb and balance-alb.`,
    },
    {
      key: 'lacpRate',
      label: msg`LACP rate`,
      type: 'choice',
      default: 'slow',
      options: () => [
        { value: 'slow', label: 'slow', note: msg`Every 30 seconds` },
        { value: 'fast', label: 'fast', note: msg`Every second` },
      ],
      help: msg`Only in the mode 802.3ad.`,
    },
    {
      key: 'xmitHashPolicy',
      label: msg`Transmit hash`,
      type: 'choice',
      default: 'layer2',
      options: () =>
        ['layer2', 'layer2+3', 'layer3+4', 'encap2+3', 'encap3+4', 'vlan+srcmac'].map((value) => ({
          value,
          label: value,
        })),
      help: msg`By what a card is chosen; in the modes 802.3ad, balance-xor and balance-tlb.`,
    },
    { ...ADDRESSES, help: msg`The host's own addresses on this device.` },
    MTU,
  ],
  namePrefix: 'bond',
  nameSyntax: 'interface-name',
  defaultSize: [190, 34],
  create: () => ({}),
  carrier,
  lower,
};
