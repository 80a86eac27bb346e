import { backToBack } from './back-to-back.ts';
import { bridgeToOvs } from './bridge-to-ovs.ts';
import { bridgedLan } from './bridged-lan.ts';
import { dmz } from './dmz.ts';
import { guestChain } from './guest-chain.ts';
import { hostOnly } from './host-only.ts';
import { ipv6Lab } from './ipv6-lab.ts';
import { legacyCards } from './legacy-cards.ts';
import { macvtap } from './macvtap.ts';
import { multiqueue } from './multiqueue.ts';
import { natLab } from './nat-lab.ts';
import { ovsTrunk } from './ovs-trunk.ts';
import { routerOnAStick } from './router-on-a-stick.ts';
import { twoGuests } from './two-guests.ts';
import { userNetLab } from './user-net-lab.ts';
import { vlanBridge } from './vlan-bridge.ts';
import { vxlan } from './vxlan.ts';
import type { Template } from './template.ts';

/** Labs to start from, the simple ones first. */
export const templates: readonly Template[] = [
  twoGuests,
  natLab,
  userNetLab,
  guestChain,
  hostOnly,
  bridgedLan,
  macvtap,
  vlanBridge,
  ovsTrunk,
  dmz,
  routerOnAStick,
  bridgeToOvs,
  multiqueue,
  legacyCards,
  backToBack,
  ipv6Lab,
  vxlan,
];
