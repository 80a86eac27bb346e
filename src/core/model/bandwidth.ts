import { msg } from '../util/message.ts';
import type { Field, GroupField, IntegerField } from './field.ts';

/** As a guest sees it. Rates in kB/s, bursts in KiB; libvirt's formatnetwork. */
export interface Bandwidth {
  readonly inbound?: Rate;
  readonly outbound?: Rate;
}

interface Rate {
  readonly average?: number;
  /** Only inbound: tc-police(8) has one rate. */
  readonly peak?: number;
  readonly burst?: number;
}

/** kB/s. */
const AVERAGE = 1000;

const RATE = { type: 'integer', min: 1, max: 10_000_000, unit: msg`kB/s` } as const;
const RATES: readonly IntegerField[] = [
  { ...RATE, key: 'average', label: msg`Average`, default: AVERAGE },
  { ...RATE, key: 'peak', label: msg`Peak` },
  { key: 'burst', label: msg`Burst`, type: 'integer', min: 1, max: 1_000_000, unit: msg`KiB` },
];

const INBOUND: GroupField = {
  key: 'inbound',
  label: msg`Limit inbound`,
  help: msg`To each guest; by libvirt alone.`,
  type: 'group',
  fields: RATES,
};

const OUTBOUND: GroupField = {
  key: 'outbound',
  label: msg`Limit outbound`,
  help: msg`From each guest; by libvirt alone.`,
  type: 'group',
  fields: RATES.filter(({ key }) => key !== 'peak'),
};

export const BANDWIDTH: readonly Field[] = [INBOUND, OUTBOUND];

interface Limit {
  readonly path: readonly (string | number)[];
  readonly rate: Rate & { readonly average: number };
}

/** Those of one bandwidth, which stands at `path`. */
export function limitsOf(of: Bandwidth, path: Limit['path']): readonly Limit[] {
  return (['inbound', 'outbound'] as const).flatMap((way) => {
    const rate = of[way];
    return rate ? [{ path: [...path, way], rate: { average: AVERAGE, ...rate } }] : [];
  });
}

/** With what holds where nothing is said. */
export function filledBandwidth({ inbound, outbound }: Bandwidth): Bandwidth | undefined {
  if (!inbound && !outbound) return undefined;
  return {
    ...(inbound && { inbound: { average: AVERAGE, ...inbound } }),
    ...(outbound && { outbound: { average: AVERAGE, ...outbound } }),
  };
}
