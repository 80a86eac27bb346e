/** What this machine lacks, of all that the lab needs. */
export const LACKING = String.raw`
# ---- What this machine lacks --------------------------------------------------------

# A network namespace without a name shows what the kernel can do and goes by itself.
can() { # LINES TABLES: commands of ip, and of nft
  # shellcheck disable=SC2016
  answer=$(
    unshare -n sh -c 'ip -batch - >&2 && { [ "$#" -eq 0 ] || { nft "$1" && nft list ruleset; } } && echo can' \
      sh ${'$'}{2:+"$2"} 2>/dev/null <<END
$1
END
  )
  # What cannot be marked cannot be taken back: older kernels drop the comment.
  case ${'$'}{2:+tables}$answer in
    tables*"comment \"$MARK\""*can | can) return 0 ;;
    *) return 1 ;;
  esac
}

PROBE_NAT="add table ip probe6 { comment \"$MARK\"; }
add chain ip probe6 probe { type nat hook postrouting priority srcnat; }
add rule ip probe6 probe masquerade
"
PROBE_FILTER="add table inet probe6 { comment \"$MARK\"; }
add chain inet probe6 probe { type filter hook forward priority filter; }
add rule inet probe6 probe ct state invalid,new reject
"

probe() { # FEATURE: sets PROBE and TABLES
  PROBE='' TABLES=''
  case $1 in
    bridge) PROBE='link add name probe0 type bridge' ;;
    vlan-filtering) PROBE='link add name probe1 type bridge vlan_filtering 1' ;;
    veth) PROBE='link add name probe2 type veth peer name probe3' ;;
    tap) PROBE='tuntap add dev probe4 mode tap' ;;
    tun) PROBE='tuntap add dev probe24 mode tun' ;;
    # Its file in /dev is of all namespaces: of a number that no other device has.
    macvtap) PROBE="link add name probe6 type veth peer name probe7
link add link probe6 name probe8 index 2147480000 type macvtap mode bridge" ;;
    macvlan) PROBE="link add name probe9 type veth peer name probe10
link add link probe9 name probe11 type macvlan mode bridge" ;;
    dummy) PROBE='link add name probe12 type dummy' ;;
    ifb) PROBE='link add name probe25 type ifb' ;;
    vlan) PROBE="link add name probe13 type veth peer name probe14
link add link probe13 name probe15 type vlan id 1" ;;
    bond) PROBE='link add name probe20 type bond mode active-backup' ;;
    ipvlan) PROBE="link add name probe21 type veth peer name probe22
link add link probe21 name probe23 type ipvlan mode l2" ;;
    vxlan) PROBE='link add name probe16 type vxlan id 1 dstport 4789' ;;
    geneve) PROBE='link add name probe17 type geneve id 1 remote 127.0.0.1 dstport 6081' ;;
    gretap) PROBE='link add name probe18 type gretap remote 127.0.0.1 key 1' ;;
    ip6gretap) PROBE='link add name probe19 type ip6gretap remote ::1 key 1' ;;
    ipv6) PROBE='address add ::2/128 dev lo' ;;
    nat) ! command -v nft >/dev/null || TABLES=$PROBE_NAT ;;
    filter) ! command -v nft >/dev/null || TABLES=$PROBE_FILTER ;;
    *) ;;
  esac
}

# What is not for ip to try. What is tried is in a network namespace that goes by itself.
there() { # FEATURE MODULE
  case $1 in
    netns) [ -e /proc/self/ns/net ] ;;
    vhost-net) [ -c /dev/vhost-net ] || modprobe -nq "$2" ;;
    vhost-vdpa) [ -d /sys/bus/vdpa/drivers/vhost_vdpa ] || modprobe -nq "$2" ;;
    vfio) [ -d /sys/bus/pci/drivers/vfio-pci ] ;;
    vfio-iommu) [ -d "/sys/module/$2" ] || modprobe -nq "$2" ;;
    sriov) [ ! -r /proc/kallsyms ] || grep -q ' pci_enable_sriov$' /proc/kallsyms ;;
    xt-masquerade) filters -t nat -A POSTROUTING -j MASQUERADE ;;
    xt-reject) filters -A FORWARD -j REJECT ;;
    xt-conntrack) filters -A FORWARD -m conntrack --ctstate RELATED -j ACCEPT ;;
    htb | sfq) limits "qdisc add dev lo root $1" ;;
    ingress) limits 'qdisc add dev lo ingress' ;;
    fw) limits "qdisc add dev lo ingress${'$'}{NL}filter add dev lo parent ffff: protocol all handle 1 fw classid :1" ;;
    u32) limits "qdisc add dev lo ingress${'$'}{NL}filter add dev lo parent ffff: protocol all u32 match u32 0 0 classid :1" ;;
    police) limits 'actions add action police rate 8kbit burst 10kb drop' ;;
    *) ;;
  esac 2>/dev/null
}

filters() { # ARGUMENT...: of iptables, whose older kind locks a file
  ! command -v iptables >/dev/null || XTABLES_LOCKFILE=/dev/null unshare -n iptables "$@"
}

limits() { # LINES: commands of tc
  ! command -v tc >/dev/null || say "$1" | unshare -n tc -batch - >/dev/null
}

# A module that is loaded by itself may make devices that nobody has drawn, such as dummy0.
tame() { # FEATURE
  case $1 in
    dummy) modprobe -q dummy numdummies=0 ;;
    ifb) modprobe -q ifb numifbs=0 ;;
    bond) modprobe -q bonding max_bonds=0 ;;
    vfio) modprobe -q vfio-pci ;;
    *) ;;
  esac 2>/dev/null
}

lacking() { # one line for each thing that "up" lacks
  lacking_of "$TOOLS" "$FEATURES"
  [ "$OVS" = no ] || lacking_ovs
  lacking_cards
  [ -z "$ACCOUNTS" ] || lacking_accounts
}

lacking_later() { # and for what guests and libvirt do
  lacking_of "$LATER_TOOLS" "$LATER_FEATURES" | while IFS= read -r line; do
    say "$line (for guests or libvirt: \"up\" does without)"
  done
}

lacking_of() { # TOOLS FEATURES
  for tool in $1; do
    installed "$tool" || say "tool-missing: the program $tool is not installed; $(package "$tool")"
  done
  all='' tables=''
  for each in $2; do
    tame "${'$'}{each%%=*}"
    there "${'$'}{each%%=*}" "${'$'}{each##*=}" || unable "$each"
    probe "${'$'}{each%%=*}"
    all="$all$PROBE$NL" tables="$tables$TABLES"
  done
  if [ -n "$all$tables" ] && ! can "$all" "$tables"; then
    for each in $2; do
      probe "${'$'}{each%%=*}"
      [ -z "$PROBE$TABLES" ] || can "$PROBE" "$TABLES" || unable "$each"
    done
  fi
}

installed() { # PROGRAM
  case $1 in
    qemu-bridge-helper) [ -x "/usr/lib/qemu/$1" ] || [ -x "/usr/libexec/$1" ] ;;
    # One daemon for all, or one for each driver.
    libvirtd) command -v libvirtd || command -v virtqemud ;;
    # Since 10.4 libvirt can do with nft.
    iptables | ip6tables) command -v "$1" || { command -v nft && virsh -v | awk -F. '{ can = $1 * 100 + $2 >= 1004 } END { exit !can }'; } ;;
    *) command -v "$1" ;;
  esac >/dev/null 2>&1
}

lacking_ovs() {
  command -v ovs-vsctl >/dev/null || return 0
  if ! ovs-appctl --timeout=5 -t ovs-vswitchd version >/dev/null 2>&1; then
    say 'ovs-not-running: Open vSwitch does not answer, so its switches cannot be made; start ovs-vswitchd (systemctl start openvswitch-switch)'
    return 0
  fi
  if [ "$OVS" = dpdk ] && [ "$INSIDE" = yes ]; then
    say 'ovs-no-dpdk: an isolated lab has an Open vSwitch of its own, without DPDK, which vhost-user ports are of; write --host before the verb, or draw TAP cables'
  elif [ "$OVS" = dpdk ] && [ "$(ovs get Open_vSwitch . dpdk_initialized)" != true ]; then
    say 'ovs-no-dpdk: this Open vSwitch runs without DPDK, which vhost-user ports are of; install the package openvswitch-switch-dpdk, then: ovs-vsctl set Open_vSwitch . other_config:dpdk-init=true, and systemctl restart openvswitch-switch; or draw TAP cables'
  fi
  for each in $FEATURES; do
    case $each in
      ovs-datapath=*) unshare -n ovs-dpctl add-dp probe5 >/dev/null 2>&1 || unable "$each" ;;
      ovs-*) carries_tunnel "${'$'}{each%%=*}" || unable "$each" ;;
      *) ;;
    esac
  done
}

carries_tunnel() { # ovs-TYPE
  # shellcheck disable=SC2016
  unshare -n sh -c 'ovs-dpctl add-dp probe60 && ovs-dpctl add-if probe60 "probe61,type=$1,remote_ip=192.0.2.1"' \
    sh "${'$'}{1#ovs-}" >/dev/null 2>&1
}

unable() { # FEATURE=OPTION=MODULE
  type=${'$'}{1%%=*} option=${'$'}{1#*=}
  module=${'$'}{option#*=} option=${'$'}{option%%=*}
  case $1 in
    vlan-filtering=*) say "vlan-filtering-unsupported: this kernel has no VLANs on Linux bridges ($option); draw an Open vSwitch there, or one bridge for each VLAN" ;;
    ovs-datapath=*) say "ovs-datapath-missing: this kernel has no datapath of Open vSwitch ($option); load the module (modprobe $module), or choose the datapath netdev in the drawing" ;;
    ovs-*) say "module-missing: the datapath of Open vSwitch cannot make a tunnel of the type ${'$'}{type#ovs-} ($option); load the module (modprobe $module), or choose the datapath netdev in the drawing" ;;
    tap=*) say "module-missing: no tap can be made ($option); load the module (modprobe $module) and see that /dev/net/tun is there" ;;
    tun=*) say "module-missing: no TUN device can be made ($option); load the module (modprobe $module) and see that /dev/net/tun is there" ;;
    ipvlan=*) say "ipvlan-unsupported: this kernel has no ipvlan ($option); load its module (modprobe $module), or draw a macvlan" ;;
    vlan=*) say "vlan-module-missing: this kernel cannot make a device of a VLAN ($option); load its module (modprobe $module), or draw the VLAN on a switch" ;;
    nat=*) say "module-missing: this kernel cannot translate addresses in a table of ours ($option); that needs Linux 5.10, nftables 0.9.7 and the module $module (modprobe $module)" ;;
    filter=*) say "module-missing: this kernel cannot keep a network apart by a table of ours ($option); that needs Linux 5.10, nftables 0.9.7 and the module $module (modprobe $module), or draw a Linux bridge in its place" ;;
    netns=*) say "module-missing: this kernel has no network namespaces ($option); install the kernel of the distribution" ;;
    ipv6=*) say "module-missing: this kernel has no IPv6 ($option); load the module (modprobe $module), and see that it was not started with ipv6.disable=1" ;;
    vhost-*) say "module-missing: this kernel has no $type ($option), by which cards of guests are served; load the module (modprobe $module), or draw their cables without" ;;
    sriov=*) say "module-missing: cards cannot lend functions to guests here ($option); install the kernel of the distribution, or give a whole card" ;;
    vfio=*) say "module-missing: this kernel cannot hand cards to guests ($option); load its module (modprobe $module)" ;;
    vfio-iommu=*) say "module-missing: this kernel cannot keep a card to the memory of its guest ($option); load the module (modprobe $module)" ;;
    xt-*) say "module-missing: the rules of libvirt's network need ${'$'}{type#xt-} of iptables ($option); load the module (modprobe $module)" ;;
    htb=* | sfq=* | fw=* | ingress=* | u32=* | police=*) say "module-missing: libvirt limits bandwidth by $type of tc, which is not there ($option); load the module (modprobe $module)" ;;
    gretap=* | ip6gretap=*) say "module-missing: this kernel cannot make a $type ($option); load the module (modprobe $module), or draw the tunnel as VXLAN" ;;
    *) say "module-missing: this kernel cannot make a $type ($option); load the module (modprobe $module) or install the kernel of the distribution" ;;
  esac
}

tell_needs() { # what lacking and lacking_later look for
  options=''
  for each in $FEATURES $LATER_FEATURES; do
    each=${'$'}{each#*=}
    each="${'$'}{each%%=*} (${'$'}{each#*=})"
    case "$options," in
      *", $each,"*) ;;
      *) options="$options, $each" ;;
    esac
  done
  [ -z "$options" ] || say "needed of the kernel, and its modules: ${'$'}{options#, }"
  say "needed programs: $TOOLS${'$'}{LATER_TOOLS:+ $LATER_TOOLS}"
  [ -z "$DRIVERS" ] || say "needed drivers in the guests: $DRIVERS"
}

package() { # TOOL: where Debian has it; others name it alike
  case $1 in
    ip | bridge | ss | tc) say 'it is in the package iproute2' ;;
    flock | unshare | nsenter | setsid) say 'it is in the package util-linux' ;;
    brctl) say 'it is in the package bridge-utils' ;;
    ifconfig | route) say 'it is in the package net-tools' ;;
    ovs-vsctl | ovs-appctl | ovs-dpctl) say 'it is in the package openvswitch-switch' ;;
    nft) say 'it is in the package nftables' ;;
    dnsmasq) say 'it is in the package dnsmasq-base' ;;
    vde_switch | slirpvde | vde_plug2tap) say 'it is in the package vde2' ;;
    sysctl) say 'it is in the package procps' ;;
    modprobe) say 'it is in the package kmod' ;;
    getent) say 'it is in the package libc-bin' ;;
    qemu-bridge-helper) say 'it is in the package qemu-system-common' ;;
    qemu-system-*) say 'it is in one of the packages qemu-system-*' ;;
    lxc-*) say 'it is in the package lxc' ;;
    linux.uml) say 'it is in the package user-mode-linux' ;;
    uml_mconsole) say 'it is in the package uml-utilities' ;;
    libvirtd) say 'it is in the package libvirt-daemon-system' ;;
    virsh) say 'it is in the package libvirt-clients' ;;
    ip6tables) say 'it is in the package iptables' ;;
    find) say 'it is in the package findutils' ;;
    passt | socat | iptables) say "it is in the package $1" ;;
    *) say 'every Linux has it' ;;
  esac
}
`;
