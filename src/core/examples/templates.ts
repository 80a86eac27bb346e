import { backToBack } from './back-to-back.ts';
import { bondVlan } from './bond-vlan.ts';
import { bridgeToOvs } from './bridge-to-ovs.ts';
import { bridgedLan } from './bridged-lan.ts';
import { containers } from './containers.ts';
import { dmz } from './dmz.ts';
import { guestCables } from './guest-cables.ts';
import { guestChain } from './guest-chain.ts';
import { hostOnly } from './host-only.ts';
import { hubLab } from './hub-lab.ts';
import { ipv6Lab } from './ipv6-lab.ts';
import { ipvlan } from './ipvlan.ts';
import { l2tpv3 } from './l2tpv3.ts';
import { legacyCards } from './legacy-cards.ts';
import { libvirtNat } from './libvirt-nat.ts';
import { macvlan } from './macvlan.ts';
import { macvtap } from './macvtap.ts';
import { mcastLab } from './mcast-lab.ts';
import { multiqueue } from './multiqueue.ts';
import { natLab } from './nat-lab.ts';
import { ovsTrunk } from './ovs-trunk.ts';
import { ovsTunnels } from './ovs-tunnels.ts';
import { portForward } from './port-forward.ts';
import { routerOnAStick } from './router-on-a-stick.ts';
import { twoGuests } from './two-guests.ts';
import { userNetLab } from './user-net-lab.ts';
import { vdeLab } from './vde-lab.ts';
import { vlanBridge } from './vlan-bridge.ts';
import { vxlan } from './vxlan.ts';
import { vxlanOutside } from './vxlan-outside.ts';
import { wiredHosts } from './wired-hosts.ts';
import type { Template } from './template.ts';

/** Labs to start from, the simple ones first. */
export const templates: readonly Template[] = [
  twoGuests,
  containers,
  natLab,
  libvirtNat,
  userNetLab,
  portForward,
  guestChain,
  guestCables,
  l2tpv3,
  mcastLab,
  hubLab,
  vdeLab,
  hostOnly,
  bridgedLan,
  macvtap,
  macvlan,
  ipvlan,
  bondVlan,
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
  vxlanOutside,
  ovsTunnels,
  wiredHosts,
];
