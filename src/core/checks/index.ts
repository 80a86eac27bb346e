import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { View } from '../view/view.ts';
import { type Check, type Finding, toDiagnostic } from './check.ts';
import { accountMalformed } from './account-malformed.ts';
import { bandwidthBurstTooLong } from './bandwidth-burst-too-long.ts';
import { bandwidthPeakBelow } from './bandwidth-peak-below.ts';
import { bondNoSlave } from './bond-no-slave.ts';
import { bondOptionMode } from './bond-option-mode.ts';
import { bondPrimaryNoSlave } from './bond-primary-no-slave.ts';
import { bondSlaveShared } from './bond-slave-shared.ts';
import { bootOrderDuplicate } from './boot-order-duplicate.ts';
import { brHairpinVepa } from './br-hairpin-vepa.ts';
import { brIpOnPort } from './br-ip-on-port.ts';
import { brLoopOneSideStp } from './br-loop-one-side-stp.ts';
import { brStpDelay } from './br-stp-delay.ts';
import { choiceUnknown } from './choice-unknown.ts';
import { danglingReference } from './dangling-reference.ts';
import { deviceInWrongPlace } from './device-in-wrong-place.ts';
import { deviceOutsideHost } from './device-outside-host.ts';
import { dhcpHostDupIp } from './dhcp-host-dup-ip.ts';
import { dhcpHostDupMac } from './dhcp-host-dup-mac.ts';
import { dhcpHostOutside } from './dhcp-host-outside.ts';
import { dhcpLeaseMalformed } from './dhcp-lease-malformed.ts';
import { dhcpNoAddress } from './dhcp-no-address.ts';
import { dhcpRangeHasGateway } from './dhcp-range-has-gateway.ts';
import { dhcpRangeMalformed } from './dhcp-range-malformed.ts';
import { dhcpRangeNetworkBcast } from './dhcp-range-network-bcast.ts';
import { dhcpRangeOutside } from './dhcp-range-outside.ts';
import { dhcpRangeReversed } from './dhcp-range-reversed.ts';
import { dhcpTwoServers } from './dhcp-two-servers.ts';
import { dnsNameMalformed } from './dns-name-malformed.ts';
import { domainNameDuplicate } from './domain-name-duplicate.ts';
import { failoverMac } from './failover-mac.ts';
import { failoverNotPcie } from './failover-not-pcie.ts';
import { failoverStandby } from './failover-standby.ts';
import { gatewayOffLink } from './gateway-off-link.ts';
import { hubAcrossGuests } from './hub-across-guests.ts';
import { ifnameBadChar } from './ifname-bad-char.ts';
import { ifnameDuplicate } from './ifname-duplicate.ts';
import { ifnameIndex } from './ifname-index.ts';
import { ifnameLibvirtReserved } from './ifname-libvirt-reserved.ts';
import { ifnameReservedWord } from './ifname-reserved-word.ts';
import { ifnameTooLong } from './ifname-too-long.ts';
import { interfaceNoCable } from './interface-no-cable.ts';
import { ipDuplicate } from './ip-duplicate.ts';
import { ipMalformed } from './ip-malformed.ts';
import { ipNetworkOrBroadcast } from './ip-network-or-broadcast.ts';
import { ipSpecial } from './ip-special.ts';
import { ipSubnetOverlap } from './ip-subnet-overlap.ts';
import { ipvlanBesideMacvlan } from './ipvlan-beside-macvlan.ts';
import { ipvlanModesDiffer } from './ipvlan-modes-differ.ts';
import { l2LoopNoStp } from './l2-loop-no-stp.ts';
import { l2tpv3SessionDup } from './l2tpv3-session-dup.ts';
import { labelBadChar } from './label-bad-char.ts';
import { labelEmpty } from './label-empty.ts';
import { labelHiddenChars } from './label-hidden-chars.ts';
import { labelTooLong } from './label-too-long.ts';
import { linkAcrossHosts } from './link-across-hosts.ts';
import { linkEndMissing } from './link-end-missing.ts';
import { linkPortMissing } from './link-port-missing.ts';
import { linkRoles } from './link-roles.ts';
import { macDuplicate } from './mac-duplicate.ts';
import { macFePrefix } from './mac-fe-prefix.ts';
import { macMalformed } from './mac-malformed.ts';
import { macMulticast } from './mac-multicast.ts';
import { machineUnknown } from './machine-unknown.ts';
import { machineTooLarge } from './machine-too-large.ts';
import { macvlanHostBlind } from './macvlan-host-blind.ts';
import { macvlanIsolatingMode } from './macvlan-isolating-mode.ts';
import { macvlanOnWifi } from './macvlan-on-wifi.ts';
import { macvlanParentInBridge } from './macvlan-parent-in-bridge.ts';
import { macvlanPassthruShared } from './macvlan-passthru-shared.ts';
import { mcastAddressUnknown } from './mcast-address-unknown.ts';
import { mcastGroupDup } from './mcast-group-dup.ts';
import { memoryAlignment } from './memory-alignment.ts';
import { mtuAboveLower } from './mtu-above-lower.ts';
import { mtuMismatchSegment } from './mtu-mismatch-segment.ts';
import { natNoAddress } from './nat-no-address.ts';
import { netnsBadName } from './netns-bad-name.ts';
import { netnsDuplicate } from './netns-duplicate.ts';
import { networkCableMode } from './network-cable-mode.ts';
import { networkFunctionTrunk } from './network-function-trunk.ts';
import { networkFunctionsShared } from './network-functions-shared.ts';
import { networkIpv6Routed } from './network-ipv6-routed.ts';
import { networkNoCard } from './network-no-card.ts';
import { networkNotOneCard } from './network-not-one-card.ts';
import { networkNotOneSwitch } from './network-not-one-switch.ts';
import { networkOptionMode } from './network-option-mode.ts';
import { networkPoolFull } from './network-pool-full.ts';
import { nicModelUnknown } from './nic-model-unknown.ts';
import { nicNoBackend } from './nic-no-backend.ts';
import { nicOptionUnknown } from './nic-option-unknown.ts';
import { nicQueuesNotVirtio } from './nic-queues-not-virtio.ts';
import { nicRssOneQueue } from './nic-rss-one-queue.ts';
import { nicSendRingFixed } from './nic-send-ring-fixed.ts';
import { ovsBondNoSwitch } from './ovs-bond-no-switch.ts';
import { ovsBondOneMember } from './ovs-bond-one-member.ts';
import { ovsBondTcpNoLacp } from './ovs-bond-tcp-no-lacp.ts';
import { ovsFailSecure } from './ovs-fail-secure.ts';
import { pciAddressMalformed } from './pci-address-malformed.ts';
import { pciAddressShared } from './pci-address-shared.ts';
import { passtForwardGuest } from './passt-forward-guest.ts';
import { passtNetworkSmall } from './passt-network-small.ts';
import { passtPortTwice } from './passt-port-twice.ts';
import { portDuplicate } from './port-duplicate.ts';
import { portTaken } from './port-taken.ts';
import { portTwoMasters } from './port-two-masters.ts';
import { portgroupDuplicate } from './portgroup-duplicate.ts';
import { portgroupMalformed } from './portgroup-malformed.ts';
import { portgroupTwoDefaults } from './portgroup-two-defaults.ts';
import { portgroupUnknown } from './portgroup-unknown.ts';
import { routeHostBits } from './route-host-bits.ts';
import { routerNoForwarding } from './router-no-forwarding.ts';
import { secHostfwdAll } from './sec-hostfwd-all.ts';
import { secSocketTmp } from './sec-socket-tmp.ts';
import { socketMcastAddress } from './socket-mcast-address.ts';
import { socketPathMalformed } from './socket-path-malformed.ts';
import { socketPortDup } from './socket-port-dup.ts';
import { tapHelperLacks } from './tap-helper-lacks.ts';
import { tapOfContainer } from './tap-of-container.ts';
import { tapOwnerUnheeded } from './tap-owner-unheeded.ts';
import { tunnelAddressSpecial } from './tunnel-address-special.ts';
import { tunnelAddressUnknown } from './tunnel-address-unknown.ts';
import { tunnelFamilyMix } from './tunnel-family-mix.ts';
import { tunnelOneHost } from './tunnel-one-host.ts';
import { tunnelPortShared } from './tunnel-port-shared.ts';
import { tunnelToItself } from './tunnel-to-itself.ts';
import { tunnelUserspaceUnderlay } from './tunnel-userspace-underlay.ts';
import { tunnelVniDuplicate } from './tunnel-vni-duplicate.ts';
import { userHostfwdDup } from './user-hostfwd-dup.ts';
import { userHostfwdSyntax } from './user-hostfwd-syntax.ts';
import { valueOutOfRange } from './value-out-of-range.ts';
import { vdePortsFull } from './vde-ports-full.ts';
import { vdpaNotVirtio } from './vdpa-not-virtio.ts';
import { vdpaShared } from './vdpa-shared.ts';
import { vethBothEndsSameBridge } from './veth-both-ends-same-bridge.ts';
import { vfioCardModel } from './vfio-card-model.ts';
import { vfioCardShared } from './vfio-card-shared.ts';
import { vfioFunctionShared } from './vfio-function-shared.ts';
import { vfioNoAddress } from './vfio-no-address.ts';
import { vfioUplink } from './vfio-uplink.ts';
import { vfioVlanWhole } from './vfio-vlan-whole.ts';
import { vhostNoPackedRing } from './vhost-no-packed-ring.ts';
import { vhostNotVirtio } from './vhost-not-virtio.ts';
import { vhostUserKernelSwitch } from './vhost-user-kernel-switch.ts';
import { vhostUserNoPath } from './vhost-user-no-path.ts';
import { vhostUserNotVirtio } from './vhost-user-not-virtio.ts';
import { vhostUserOfSwitch } from './vhost-user-of-switch.ts';
import { vhostUserReconnect } from './vhost-user-reconnect.ts';
import { vhostUserShared } from './vhost-user-shared.ts';
import { vlanNotOneLower } from './vlan-not-one-lower.ts';
import { vlanNotOnSwitch } from './vlan-not-on-switch.ts';
import { vlanOfPort } from './vlan-of-port.ts';
import { vlanRange } from './vlan-range.ts';
import { vlanTagDuplicate } from './vlan-tag-duplicate.ts';
import { wireTaken } from './wire-taken.ts';
import { Walk } from './walk.ts';

/** Every rule, by its code. */
export const checks = {
  'account-malformed': accountMalformed,
  'bandwidth-burst-too-long': bandwidthBurstTooLong,
  'bandwidth-peak-below': bandwidthPeakBelow,
  'bond-no-slave': bondNoSlave,
  'bond-option-mode': bondOptionMode,
  'bond-primary-no-slave': bondPrimaryNoSlave,
  'bond-slave-shared': bondSlaveShared,
  'boot-order-duplicate': bootOrderDuplicate,
  'br-hairpin-vepa': brHairpinVepa,
  'br-ip-on-port': brIpOnPort,
  'br-loop-one-side-stp': brLoopOneSideStp,
  'br-stp-delay': brStpDelay,
  'choice-unknown': choiceUnknown,
  'dangling-reference': danglingReference,
  'device-in-wrong-place': deviceInWrongPlace,
  'device-outside-host': deviceOutsideHost,
  'dhcp-host-dup-ip': dhcpHostDupIp,
  'dhcp-host-dup-mac': dhcpHostDupMac,
  'dhcp-host-outside': dhcpHostOutside,
  'dhcp-lease-malformed': dhcpLeaseMalformed,
  'dhcp-no-address': dhcpNoAddress,
  'dhcp-range-has-gateway': dhcpRangeHasGateway,
  'dhcp-range-malformed': dhcpRangeMalformed,
  'dhcp-range-network-bcast': dhcpRangeNetworkBcast,
  'dhcp-range-outside': dhcpRangeOutside,
  'dhcp-range-reversed': dhcpRangeReversed,
  'dhcp-two-servers': dhcpTwoServers,
  'dns-name-malformed': dnsNameMalformed,
  'domain-name-duplicate': domainNameDuplicate,
  'failover-mac': failoverMac,
  'failover-not-pcie': failoverNotPcie,
  'failover-standby': failoverStandby,
  'gateway-off-link': gatewayOffLink,
  'hub-across-guests': hubAcrossGuests,
  'ifname-bad-char': ifnameBadChar,
  'ifname-duplicate': ifnameDuplicate,
  'ifname-index': ifnameIndex,
  'ifname-libvirt-reserved': ifnameLibvirtReserved,
  'ifname-reserved-word': ifnameReservedWord,
  'ifname-too-long': ifnameTooLong,
  'interface-no-cable': interfaceNoCable,
  'ip-duplicate': ipDuplicate,
  'ip-malformed': ipMalformed,
  'ip-network-or-broadcast': ipNetworkOrBroadcast,
  'ip-special': ipSpecial,
  'ip-subnet-overlap': ipSubnetOverlap,
  'ipvlan-beside-macvlan': ipvlanBesideMacvlan,
  'ipvlan-modes-differ': ipvlanModesDiffer,
  'l2-loop-no-stp': l2LoopNoStp,
  'l2tpv3-session-dup': l2tpv3SessionDup,
  'label-bad-char': labelBadChar,
  'label-empty': labelEmpty,
  'label-hidden-chars': labelHiddenChars,
  'label-too-long': labelTooLong,
  'link-across-hosts': linkAcrossHosts,
  'link-end-missing': linkEndMissing,
  'link-port-missing': linkPortMissing,
  'link-roles': linkRoles,
  'mac-duplicate': macDuplicate,
  'mac-fe-prefix': macFePrefix,
  'mac-malformed': macMalformed,
  'mac-multicast': macMulticast,
  'machine-too-large': machineTooLarge,
  'machine-unknown': machineUnknown,
  'macvlan-host-blind': macvlanHostBlind,
  'macvlan-isolating-mode': macvlanIsolatingMode,
  'macvlan-on-wifi': macvlanOnWifi,
  'macvlan-parent-in-bridge': macvlanParentInBridge,
  'macvlan-passthru-shared': macvlanPassthruShared,
  'mcast-address-unknown': mcastAddressUnknown,
  'mcast-group-dup': mcastGroupDup,
  'memory-alignment': memoryAlignment,
  'mtu-above-lower': mtuAboveLower,
  'mtu-mismatch-segment': mtuMismatchSegment,
  'nat-no-address': natNoAddress,
  'netns-bad-name': netnsBadName,
  'netns-duplicate': netnsDuplicate,
  'network-cable-mode': networkCableMode,
  'network-function-trunk': networkFunctionTrunk,
  'network-functions-shared': networkFunctionsShared,
  'network-ipv6-routed': networkIpv6Routed,
  'network-no-card': networkNoCard,
  'network-not-one-card': networkNotOneCard,
  'network-not-one-switch': networkNotOneSwitch,
  'network-option-mode': networkOptionMode,
  'network-pool-full': networkPoolFull,
  'nic-model-unknown': nicModelUnknown,
  'nic-no-backend': nicNoBackend,
  'nic-option-unknown': nicOptionUnknown,
  'nic-queues-not-virtio': nicQueuesNotVirtio,
  'nic-rss-one-queue': nicRssOneQueue,
  'nic-send-ring-fixed': nicSendRingFixed,
  'ovs-bond-no-switch': ovsBondNoSwitch,
  'ovs-bond-one-member': ovsBondOneMember,
  'ovs-bond-tcp-no-lacp': ovsBondTcpNoLacp,
  'ovs-fail-secure': ovsFailSecure,
  'pci-address-malformed': pciAddressMalformed,
  'pci-address-shared': pciAddressShared,
  'passt-forward-guest': passtForwardGuest,
  'passt-network-small': passtNetworkSmall,
  'passt-port-twice': passtPortTwice,
  'port-duplicate': portDuplicate,
  'port-taken': portTaken,
  'port-two-masters': portTwoMasters,
  'portgroup-duplicate': portgroupDuplicate,
  'portgroup-malformed': portgroupMalformed,
  'portgroup-two-defaults': portgroupTwoDefaults,
  'portgroup-unknown': portgroupUnknown,
  'route-host-bits': routeHostBits,
  'router-no-forwarding': routerNoForwarding,
  'sec-hostfwd-all': secHostfwdAll,
  'sec-socket-tmp': secSocketTmp,
  'socket-mcast-address': socketMcastAddress,
  'socket-path-malformed': socketPathMalformed,
  'socket-port-dup': socketPortDup,
  'tap-helper-lacks': tapHelperLacks,
  'tap-of-container': tapOfContainer,
  'tap-owner-unheeded': tapOwnerUnheeded,
  'tunnel-address-special': tunnelAddressSpecial,
  'tunnel-address-unknown': tunnelAddressUnknown,
  'tunnel-family-mix': tunnelFamilyMix,
  'tunnel-one-host': tunnelOneHost,
  'tunnel-port-shared': tunnelPortShared,
  'tunnel-to-itself': tunnelToItself,
  'tunnel-userspace-underlay': tunnelUserspaceUnderlay,
  'tunnel-vni-duplicate': tunnelVniDuplicate,
  'user-hostfwd-dup': userHostfwdDup,
  'user-hostfwd-syntax': userHostfwdSyntax,
  'value-out-of-range': valueOutOfRange,
  'vde-ports-full': vdePortsFull,
  'vdpa-not-virtio': vdpaNotVirtio,
  'vdpa-shared': vdpaShared,
  'veth-both-ends-same-bridge': vethBothEndsSameBridge,
  'vfio-card-model': vfioCardModel,
  'vfio-card-shared': vfioCardShared,
  'vfio-function-shared': vfioFunctionShared,
  'vfio-no-address': vfioNoAddress,
  'vfio-uplink': vfioUplink,
  'vfio-vlan-whole': vfioVlanWhole,
  'vhost-no-packed-ring': vhostNoPackedRing,
  'vhost-not-virtio': vhostNotVirtio,
  'vhost-user-kernel-switch': vhostUserKernelSwitch,
  'vhost-user-no-path': vhostUserNoPath,
  'vhost-user-not-virtio': vhostUserNotVirtio,
  'vhost-user-of-switch': vhostUserOfSwitch,
  'vhost-user-reconnect': vhostUserReconnect,
  'vhost-user-shared': vhostUserShared,
  'vlan-not-one-lower': vlanNotOneLower,
  'vlan-not-on-switch': vlanNotOnSwitch,
  'vlan-of-port': vlanOfPort,
  'vlan-range': vlanRange,
  'vlan-tag-duplicate': vlanTagDuplicate,
  'wire-taken': wireTaken,
} as const satisfies Readonly<Record<string, Check>>;

const ALL: readonly Check[] = Object.values(checks);
const LEAVES_OUT = new Set(ALL.filter((check) => check.leavesOut).map((check) => check.code));
const WEIGHT = { error: 0, warning: 1, hint: 2 } as const;

/** Everything that is wrong with a drawing, the worst first. */
export function check(view: View): Diagnostic[] {
  const diagnostics: Diagnostic[] = [];
  const found = (rule: Check, finding: Finding): void => {
    diagnostics.push(toDiagnostic(rule, finding));
  };
  new Walk(ALL, found).walk(view);
  for (const rule of ALL) {
    for (const finding of rule.find?.(view) ?? []) found(rule, finding);
  }
  return diagnostics.sort((a, b) => WEIGHT[a.severity] - WEIGHT[b.severity]);
}

/** Ids of devices and links that cannot be built as drawn. */
export function leavesOut(diagnostics: readonly Diagnostic[]): Set<string> {
  const ids = new Set<string>();
  for (const { code, anchors } of diagnostics) {
    if (!LEAVES_OUT.has(code)) continue;
    for (const place of anchors) {
      if (place.on === 'device' || place.on === 'link') ids.add(place.id);
    }
  }
  return ids;
}
