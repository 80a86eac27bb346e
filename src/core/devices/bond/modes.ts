import type { Option } from '../../model/field.ts';
import type { BondMode } from '../../plan/resource.ts';
import { msg } from '../../util/message.ts';

/** What is used where nothing is chosen: it needs nothing of the switch outside. */
export const DEFAULT_MODE: BondMode = 'active-backup';

/** By bonding.rst of the kernel. */
export const MODES: readonly (Option & { readonly value: BondMode })[] = [
  { value: 'active-backup', label: 'active-backup', note: msg`One sends, the others stand by` },
  {
    value: '802.3ad',
    label: '802.3ad',
    note: msg`All send; the switch outside must speak LACP, too`,
  },
  {
    value: 'balance-rr',
    label: 'balance-rr',
    note: msg`In turn; the switch outside must take them for one port`,
  },
  {
    value: 'balance-xor',
    label: 'balance-xor',
    note: msg`By a hash; the switch outside must take them for one port`,
  },
  { value: 'broadcast', label: 'broadcast', note: msg`Everything by all of them` },
  { value: 'balance-tlb', label: 'balance-tlb', note: msg`Sends by all, hears by one` },
  { value: 'balance-alb', label: 'balance-alb', note: msg`Sends and hears by all` },
];

/** Options that only some modes have: in others the kernel refuses or ignores them. */
export const ONLY_IN = {
  lacpRate: new Set<BondMode>(['802.3ad']),
  primary: new Set<BondMode>(['active-backup', 'balance-tlb', 'balance-alb']),
  xmitHashPolicy: new Set<BondMode>(['balance-xor', '802.3ad', 'balance-tlb']),
} as const;
