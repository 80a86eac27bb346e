/** What must hold before anything is changed. Every problem is told, then the script stops. */
export const PREFLIGHT = String.raw`
# ---- Before anything is changed -----------------------------------------------------

ready() { # VERB [EXIT]: has what every verb needs that looks at this machine
  if [ "$USER_ID" -ne 0 ]; then
    complain "\"$1\" needs root"
    exit "${'$'}{2-3}"
  fi
}

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
    nat) ! command -v nft >/dev/null || TABLES=$PROBE_NAT ;;
    filter) ! command -v nft >/dev/null || TABLES=$PROBE_FILTER ;;
    *) ;;
  esac
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

lacking() { # one line for each thing that this machine lacks
  for tool in $TOOLS; do
    command -v "$tool" >/dev/null || say "tool-missing: the program $tool is not installed; $(package "$tool")"
  done
  all='' tables=''
  for each in $FEATURES; do
    tame "${'$'}{each%%=*}"
    probe "${'$'}{each%%=*}"
    all="$all$PROBE$NL" tables="$tables$TABLES"
  done
  if [ -n "$all$tables" ] && ! can "$all" "$tables"; then
    for each in $FEATURES; do
      probe "${'$'}{each%%=*}"
      can "$PROBE" "$TABLES" || unable "$each"
    done
  fi
  case $FEATURES in
    *vfio=*) [ -d /sys/bus/pci/drivers/vfio-pci ] || say 'module-missing: this kernel cannot hand cards to guests (CONFIG_VFIO_PCI); load its module (modprobe vfio-pci)' ;;
    *) ;;
  esac
  [ "$OVS" = no ] || lacking_ovs
  lacking_cards
  [ -z "$ACCOUNTS" ] || lacking_accounts
}

lacking_accounts() {
  if lone_user; then
    say "account-unmapped: nobody but you is in a namespace that you make without root, so no tap can be lent there; leave owner and group out"
    return 0
  fi
  for each in $ACCOUNTS; do
    case ${'$'}{each#*:} in
      *[!0-9]*) getent "${'$'}{each%%:*}" "${'$'}{each#*:}" >/dev/null || say "account-missing: this machine has no ${'$'}{each%%:*} entry ${'$'}{each#*:}, to whom a tap is lent; draw another owner or group" ;;
      *) ;;
    esac
  done
}

# A fact of a tap, by the name that ip tells. What has a blank in it would be two facts.
named() { # FACT passwd|group ACCOUNT
  command -v getent >/dev/null || return 0
  number=$(getent "$2" "$3" | cut -d: -f3)
  name=$(getent "$2" "${'$'}{number:-$3}" | cut -d: -f1)
  case ${'$'}{name:-$3} in
    *[[:space:]]*) ;;
    *) say " $1=${'$'}{name:-$3}" ;;
  esac
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
      *) ;;
    esac
  done
}

unable() { # FEATURE=OPTION=MODULE
  option=${'$'}{1#*=}
  module=${'$'}{option#*=} option=${'$'}{option%%=*}
  case $1 in
    vlan-filtering=*) say "vlan-filtering-unsupported: this kernel has no VLANs on Linux bridges ($option); draw an Open vSwitch there, or one bridge for each VLAN" ;;
    ovs-datapath=*) say "ovs-datapath-missing: this kernel has no datapath of Open vSwitch ($option); load the module (modprobe $module), or choose the datapath netdev in the drawing" ;;
    tap=*) say "module-missing: no tap can be made for the guests ($option); load the module (modprobe $module) and see that /dev/net/tun is there" ;;
    tun=*) say "module-missing: no TUN device can be made ($option); load the module (modprobe $module) and see that /dev/net/tun is there" ;;
    ipvlan=*) say "ipvlan-unsupported: this kernel has no ipvlan ($option); load its module (modprobe $module), or draw a macvlan" ;;
    vlan=*) say "vlan-module-missing: this kernel cannot make a device of a VLAN ($option); load its module (modprobe $module), or draw the VLAN on a switch" ;;
    nat=*) say "module-missing: this kernel cannot translate addresses in a table of ours ($option); that needs Linux 5.10, nftables 0.9.7 and the module $module (modprobe $module)" ;;
    filter=*) say "module-missing: this kernel cannot keep a network apart by a table of ours ($option); that needs Linux 5.10, nftables 0.9.7 and the module $module (modprobe $module)" ;;
    gretap=* | ip6gretap=*) say "module-missing: this kernel cannot make a ${'$'}{1%%=*} ($option); load the module (modprobe $module), or draw the tunnel as VXLAN" ;;
    *) say "module-missing: this kernel cannot make a ${'$'}{1%%=*} ($option); load the module (modprobe $module) or install the kernel of the distribution" ;;
  esac
}

tell_needs() { # what lacking looks for
  options=''
  for each in $FEATURES; do
    each=${'$'}{each#*=}
    options="$options, ${'$'}{each%%=*} (${'$'}{each#*=})"
  done
  [ -z "$options" ] || say "needed of the kernel, and its modules: ${'$'}{options#, }"
  say "needed programs: $TOOLS"
  [ -z "$DRIVERS" ] || say "needed drivers in the guests: $DRIVERS"
}

package() { # TOOL: where Debian has it; others name it alike
  case $1 in
    ip | bridge | ss) say 'it is in the package iproute2' ;;
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
    *) say 'every Linux has it' ;;
  esac
}

# What is not in the way, but may make the drawing untrue. Files are looked at, and
# programs asked only where a file says that there is a reason.
hints() {
  hint_firewall
  hint_vfs
  [ ! -e /run/NetworkManager/NetworkManager.pid ] ||
    say 'networkmanager-runs: NetworkManager may configure devices of this lab; if it does: nmcli device set NAME managed no'
  [ ! -e /run/systemd/netif/state ] || hint_networkd
}

# What the firewall of this machine says, asked for once. nft shows what iptables says to
# nftables, too.
firewall() { # sets FIREWALL
  [ -z "$FIREWALL" ] || return 0
  if ! FIREWALL=$(nft list ruleset 2>/dev/null) || read -r _ </proc/net/ip_tables_names; then
    FIREWALL=$FIREWALL$NL$(iptables-save)
  fi 2>/dev/null
  FIREWALL=$FIREWALL$NL
}

hint_firewall() {
  bridged=no
  ! holds /proc/sys/net/bridge/bridge-nf-call-iptables 1 || bridged=yes
  case $bridged:$FEATURES in
    yes:*bridge*) what='br-nf-call: what passes a bridge passes the firewall of this machine too (br_netfilter)' ;;
    *:*nat=*) what='firewall-no-forward-rule: what is forwarded passes the firewall of this machine' ;;
    *) return 0 ;;
  esac
  firewall
  drops=no rest=$FIREWALL
  while [ "$drops" = no ]; do
    case $rest in
      *' hook forward '*) rest=${'$'}{rest#*' hook forward '} ;;
      *"$NL:FORWARD DROP "*)
        drops=yes
        continue
        ;;
      *) return 0 ;;
    esac
    case ${'$'}{rest%%"$NL"*} in
      *'policy drop'*) drops=yes ;;
      *) ;;
    esac
  done
  how='a rule there must accept it; no table of ours can'
  [ ! -e /sys/class/net/docker0 ] ||
    how='Docker set it so: iptables -I DOCKER-USER -i BRIDGE -j ACCEPT, and -o BRIDGE'
  say "$what, which drops what no rule accepts: $how"
}

hint_session() {
  peer=$(session_peer)
  [ -n "$peer" ] || return 0
  for uplink in $UPLINKS; do
    nic=${'$'}{uplink%%/*}
    carries "$nic" || continue
    case $(ip -o route get "$peer" 2>/dev/null) in
      *" dev $nic "*) say "uplink-ssh-cut: this session comes from $peer over $nic, which becomes a port: \"up\" asks for \"confirm\" within $WAIT seconds, or takes all back" ;;
      *) ;;
    esac
  done
}

# Who is at the other end of this session; sudo hides it from us, but not from root.
session_peer() {
  peer=${'$'}{SSH_CONNECTION-}
  process=$$
  while [ -z "$peer" ] && [ "$process" -gt 1 ]; do
    peer=$(tr '\0' '\n' 2>/dev/null <"/proc/$process/environ" | sed -n 's/^SSH_CONNECTION=//p')
    read -r line <"/proc/$process/stat" || return 0
    line=${'$'}{line##*") "? }
    process=${'$'}{line%% *}
  done
  say "${'$'}{peer%% *}"
}

hint_networkd() {
  names=$( (MODE=list && steps) | sed -n "s:^make$TAB.*${'$'}{TAB}link \([^/$TAB]*\)$TAB.*:\1:p")
  for file in /etc/systemd/network/*.network /run/systemd/network/*.network /usr/lib/systemd/network/*.network; do
    [ -r "$file" ] || continue
    section=
    while IFS= read -r line; do
      case $section$line in
        *'['*']') section=${'$'}{line%]} ;;
        \[MatchName=*)
          set -f
          for pattern in ${'$'}{line#Name=}; do
            for name in $names; do
              # shellcheck disable=SC2254
              case $name in
                $pattern) say "networkd-matches: systemd-networkd may take $name, as $file says Name=$pattern; a file before it with Name=$name and Unmanaged=yes under [Link] keeps it off" ;;
                *) ;;
              esac
            done
          done
          set +f
          ;;
        *) ;;
      esac
    done <"$file"
  done
}

FIREWALL=

in_the_way() { # [OUTCOME]: tells WAY
  complain "${'$'}{1:-nothing was changed}; in the way:"
  while IFS= read -r line; do
    printf '  %s\n' "${'$'}{line#  }" >&2
  done <<END
$WAY
END
  [ -z "$NATIVE" ] || offer "${'$'}{NATIVE% *}" "${'$'}{NATIVE#* }" >&2
}
`;
