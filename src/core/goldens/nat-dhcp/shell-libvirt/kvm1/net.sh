#!/bin/sh
# Network of the drawing "nat-dhcp" on its host "kvm1".
# Written by Vethloom 0.1.0, drawing format 1: ip(8), bridge(8), ovs-vsctl(8).
# The drawing, but for where things stand; "vethloom import" reads it:
#   #v1.Y6bwB6oeerzMEdht9weOg-AcVUfzZumWc99lmUxHSwKQ6voqQTc85qlYFDuxvindvjkL2qTInZ66vLqqsb6V6UxNaiPhqt7AjoB1N9Q_KxiQQtJt_Bx2uGQtnNHbpB59YMLRN-7AFt9GiVSIcVbESkJpAmAnt7ajMaY0BSsC_ou0GLWoj8pfWe5SbZDCrf_i8--MRn6IWyAtc0dH21xr2ab_B-Ai5U
#
# Effects of "up"; "down" takes all of them back:
#   Existing devices touched: none
#   Addresses and routes of the host's own stack: 192.0.2.1/24 on br0
#   Host settings changed: net.ipv4.ip_forward=1: the host forwards between all its interfaces
#   Firewall rules made:
#     table ip vethloom_76f11132: 192.0.2.0/24 leaves with the host's own address
#   Ports opened: 53/udp on br0: 192.0.2.1 and all other addresses there,
#     53/tcp on br0: 192.0.2.1 and all other addresses there, 67/udp on br0
#   Network devices made: br0, br1, router/eth0, router-eth0, router/eth1, router-eth1,
#     inner/eth0, inner-eth0
#   Network namespaces made: router, inner
#   Open vSwitch bridges and ports made: none
#   Programs left running: dnsmasq on br0: DNS, and DHCP from 192.0.2.100 to 192.0.2.199
#   Files: /run/vethloom/nat-dhcp, /run/netns
#   Programs used: ip, flock, unshare, awk, sed, grep, sysctl, nft, dnsmasq, ss, coreutils
#   Programs only asked, where they are installed: iptables-save, ovs-vsctl
#   Kernel options needed: CONFIG_NET_NS, CONFIG_BRIDGE, CONFIG_VETH, CONFIG_IPV6,
#     CONFIG_NFT_MASQ
#   Needed by guests or libvirt, which "check" looks for: libvirtd, virsh, qemu-system-x86_64,
#     CONFIG_TUN, CONFIG_VHOST_NET
#
# Dangerous, so "up" must be told by name:
#   --yes-forward   net.ipv4.ip_forward=1: the host forwards between all its interfaces

# Dollars and backslashes in single quotes are text of the drawing, or awk (SC1003,
# SC2016). Short names read better without braces (SC2250). Commands are checked by
# "run", as "set -e" is off inside conditions (SC2310, SC2312). -ef is POSIX since 2024
# (SC3013).
# shellcheck disable=SC1003,SC2016,SC2250,SC2310,SC2312,SC3013
set -u

LAB='nat-dhcp'
USER_ID=$(id -u)
# Netdev group of all that this script makes: by it "down" knows what is ours.
GROUP=1995510066
# Accounts of this machine that are lent a tap.
ACCOUNTS=''
TOOLS='ip flock unshare awk sed grep sysctl nft dnsmasq ss'
# What the kernel must be able to do: FEATURE=OPTION=MODULE.
FEATURES='netns=CONFIG_NET_NS=built-in bridge=CONFIG_BRIDGE=bridge veth=CONFIG_VETH=veth ipv6=CONFIG_IPV6=ipv6 nat=CONFIG_NFT_MASQ=nft_masq'
# And for guests and libvirt, when this is up.
LATER_TOOLS='libvirtd virsh qemu-system-x86_64'
LATER_FEATURES='tap=CONFIG_TUN=tun vhost-net=CONFIG_VHOST_NET=vhost_net'
# What Linux calls the drivers of the cards that guests have.
DRIVERS='virtio_net, virtio_pci'
# Network cards of this machine that become ports, of what, and how it takes them.
UPLINKS=''
# And those that guests get, where they sit, who hands them over, and their MAC.
PASSED=''
OVS=no
SERVICES='forwarding nat dhcp'
TABLE=vethloom_76f11132
# Whether a verb builds as if --isolated stood before it.
ISOLATED=no
IPV6=yes

# What "up" must be told by name.
dangers() {
  :
  danger --yes-forward '' 'net.ipv4.ip_forward=1: the host forwards between all its interfaces'
}

# The steps, in order. "run" lines are the commands of "up"; the others declare
# what is made and how it must read back.
steps_1() {
  :

  step s1/namespace 'router'
  make netns router
  intend netns router
  run ip netns add router

  step s2/namespace 'inner'
  make netns inner
  intend netns inner
  run ip netns add inner

  step b1/bridge 'br0'
  make link br0 kind=bridge up=yes stp_state=0 vlan_filtering=0
  run ip link add name br0 group "$GROUP" type bridge stp_state 0 forward_delay 0
  run ip link set dev br0 alias "$MARK":b1 up

  step b2/bridge 'br1'
  make link br1 kind=bridge up=yes stp_state=0 vlan_filtering=0
  run ip link add name br1 group "$GROUP" type bridge stp_state 0 forward_delay 0
  run ip link set dev br1 alias "$MARK":b2 up

  step l3/veth 'veth router:eth0 - br0'
  make link router-eth0 kind=veth up=yes
  make link router/eth0 kind=veth up=yes
  run ip link add name router-eth0 group "$GROUP" type veth peer name eth0 netns router group "$GROUP"
  run ip link set dev router-eth0 alias "$MARK":l3

  step l3/port-b 'veth router:eth0 - br0'
  want link router-eth0 up=yes master=br0
  run ip link set dev router-eth0 master br0 up

  step l4/veth 'veth router:eth1 - br1'
  make link router-eth1 kind=veth up=yes
  make link router/eth1 kind=veth up=yes
  run ip link add name router-eth1 group "$GROUP" type veth peer name eth1 netns router group "$GROUP"
  run ip link set dev router-eth1 alias "$MARK":l4

  step l4/port-b 'veth router:eth1 - br1'
  want link router-eth1 up=yes master=br1
  run ip link set dev router-eth1 master br1 up

  step l5/veth 'veth inner:eth0 - br1'
  make link inner-eth0 kind=veth up=yes
  make link inner/eth0 kind=veth up=yes
  run ip link add name inner-eth0 group "$GROUP" type veth peer name eth0 netns inner group "$GROUP"
  run ip link set dev inner-eth0 alias "$MARK":l5

  step l5/port-b 'veth inner:eth0 - br1'
  want link inner-eth0 up=yes master=br1
  run ip link set dev inner-eth0 master br1 up

  step b1/address/192.0.2.1/24 'br0'
  want link br0 addr=192.0.2.1/24
  run ip address replace 192.0.2.1/24 dev br0

  step b1/forwarding 'br0'
  want setting net.ipv4.ip_forward value=1
  save_setting net/ipv4/ip_forward 1
  run sysctl -qw net.ipv4.ip_forward=1

  step b1/nat/192.0.2.0/24 'br0'
  make nft vethloom_76f11132 rules=1 masquerade=192.0.2.0/24,br0
  run nft 'add table ip vethloom_76f11132 { comment "vethloom:nat-dhcp"; }; add chain ip vethloom_76f11132 postrouting { type nat hook postrouting priority srcnat; }; add rule ip vethloom_76f11132 postrouting iif != 0 ip saddr 192.0.2.0/24 oifname != "br0" masquerade'

  step b1/dhcp 'br0'
  opens port 192.0.2.1:53 DNS
  opens port br0:67 DHCP
  daemon dnsmasq-br0 dnsmasq --conf-file=/dev/null --pid-file="$STATE"/dnsmasq-br0.pid --bind-interfaces --interface=br0 --except-interface=lo --no-hosts --domain-needed --dhcp-leasefile="$STATE"/dnsmasq-br0.leases --dhcp-range=192.0.2.100,192.0.2.199,255.255.255.0,1h --dhcp-host=52:54:00:00:02:07,192.0.2.7 --dhcp-host=52:54:00:9f:1c:e2,192.0.2.20,web1 --host-record=web1,192.0.2.20

  step s1/namespace 'router'
  run ip -n router link set dev lo alias "$MARK":s1 up

  step l3/veth 'veth router:eth0 - br0'
  run ip -n router link set dev eth0 alias "$MARK":l3 up

  step l4/veth 'veth router:eth1 - br1'
  run ip -n router link set dev eth1 alias "$MARK":l4 up

  step s1/eth0/192.0.2.2/24 'router'
  want link router/eth0 addr=192.0.2.2/24
  run ip -n router address replace 192.0.2.2/24 dev eth0

  step s1/eth1/10.20.0.1/24 'router'
  want link router/eth1 addr=10.20.0.1/24
  run ip -n router address replace 10.20.0.1/24 dev eth1

  step s1/eth1/2001:db8:20::1/64 'router'
  want link router/eth1 addr=2001:db8:20::1/64
  run ip -n router address replace 2001:db8:20::1/64 dev eth1 nodad

  step s1/eth0/default-4 'router'
  want link router/eth0 route=default,192.0.2.1
  run ip -n router route add default via 192.0.2.1 dev eth0

  step s1/forwarding-4 'router'
  want setting router/net.ipv4.ip_forward value=1
  run ip netns exec router sysctl -qw net.ipv4.ip_forward=1

  step s1/forwarding-6 'router'
  want setting router/net.ipv6.conf.all.forwarding value=1
  run ip netns exec router sysctl -qw net.ipv6.conf.all.forwarding=1

  step s2/namespace 'inner'
  run ip -n inner link set dev lo alias "$MARK":s2 up

  step l5/veth 'veth inner:eth0 - br1'
  run ip -n inner link set dev eth0 alias "$MARK":l5 up

  step s2/eth0/10.20.0.9/24 'inner'
  want link inner/eth0 addr=10.20.0.9/24
  run ip -n inner address replace 10.20.0.9/24 dev eth0

  step s2/eth0/2001:db8:20::9/64 'inner'
  want link inner/eth0 addr=2001:db8:20::9/64
  run ip -n inner address replace 2001:db8:20::9/64 dev eth0 nodad

  step s2/eth0/default-4 'inner'
  want link inner/eth0 route=default,10.20.0.1
  run ip -n inner route add default via 10.20.0.1 dev eth0

  step s2/eth0/default-6 'inner'
  want link inner/eth0 route=default,2001:db8:20::1
  run ip -n inner -6 route add default via 2001:db8:20::1 dev eth0
}
steps() { steps_1; }

# Where "test" asks from and for, and what it waits for first.
places() {
  :
  place - br0
  place router eth0
  place router eth1
  place inner eth0
}

# Its questions, as far as the drawing is certain of the answer. Those of one
# function are asked at once.
questions_1() {
  :
  reach - br0 192.0.2.2 'router eth0' 'b1 l3 s1'
  reach router eth0 192.0.2.1 'br0' 'l3 s1 b1'
  fits router eth0 192.0.2.1 'br0' 'l3 s1 b1' 1500
  reach router eth1 10.20.0.9 'inner eth0' 'l4 s1 l5 s2'
  reach inner eth0 10.20.0.1 'router eth1' 'l5 s2 l4 s1'
  fits router eth1 10.20.0.9 'inner eth0' 'l4 s1 l5 s2' 1500
  reach router eth1 2001:db8:20::9 'inner eth0' 'l4 s1 l5 s2'
  reach inner eth0 2001:db8:20::1 'router eth1' 'l5 s2 l4 s1'
  reach inner eth0 192.0.2.2 'router eth0' 'l5 s2 l4 s1 l3'
  fits inner eth0 192.0.2.2 'router eth0' 'l5 s2 l4 s1 l3' 1500
}
QUESTIONS=questions_1 ASKED=10

# ---- What the lines of the steps above do -------------------------------------------
# MODE says why they are read: "plan" prints the commands, "up" runs them, "list"
# prints what they declare. Only "up" changes anything.

MARK=vethloom:$LAB
STATE=/run/vethloom/$LAB
export LC_ALL=C
PATH=$PATH:/usr/sbin:/sbin
# Nobody else may write what is read back from the state folder.
umask 022

NL='
'
TAB=$(printf '\t')
INTENT='' SAVED='' BATCH='' BATCH_IN='' BATCH_SIZE=0 BATCH_LOG='' BATCH_INTENT=''

say() { printf '%s\n' "$*"; }
complain() { printf '%s\n' "net.sh: $*" >&2; }

step() { # ID TITLE: the lines that follow are about this object of the drawing
  ID=$1
  LABEL="[$1] $2"
  TITLE=$2
}

declare_one() { # VERB CLASS NAME FACT...
  verb=$1
  object="$2 $3"
  shift 3
  printf '%s\t%s\t%s\t%s\t%s\n' "$verb" "$ID" "$TITLE" "$object" "$*"
}

# make: is made here, under a name that must be free. want: is so afterwards.
# free: a name needed for a moment. must: is there already. joins: becomes a port;
# one that goes down for it must carry nothing.
# lent: made here, and now and then in a container, which has it there under another name.
# opens: a port of this machine where a program of ours answers.
make() {
  case $MODE:$1:$2 in
    list:*) declare_one make "$@" ;;
    up:link:*/*) ;;
    up:link:* | up:netns:*) intend next "$1 $2" ;;
    *) ;;
  esac
}
want() { [ "$MODE" != list ] || declare_one want "$@"; }
free() { [ "$MODE" != list ] || declare_one free "$@"; }
must() { [ "$MODE" != list ] || declare_one must "$@"; }
joins() { [ "$MODE" != list ] || declare_one joins "$@"; }
lent() { [ "$MODE" != list ] || declare_one lent "$@"; }
opens() { [ "$MODE" != list ] || declare_one opens "$@"; }

# Who opens a tap may be told to the kernel; a macvtap is a file with an owner.
own() { # MACVTAP
  [ "$OWNER" -eq 0 ] || run sh -c 'chown "$1" "/dev/tap$(cat "/sys/class/net/$0/ifindex")"' "$1" "$OWNER"
}

give() { # FOLDER, in one of root's
  [ "$OWNER" -eq 0 ] || run chown -h "$OWNER" "$1"
}

lend() { # FOLDER: the socket in it, not the folder, where root goes on making files
  [ "$OWNER" -eq 0 ] || run chown -h "$OWNER" "$1/ctl"
}

# Some things cannot carry our mark from the moment they exist. What comes next is
# written down first, so that a script killed in between still finds it. The dot shows
# that the line is whole. It says nothing of what has a mark by now; "next" is said of
# all that is made, in its order, so that it is known how far the building came.
intend() { # CLASS NAME
  [ "$MODE" = up ] || return 0
  INTENT="$INTENT$1 $2 .$NL"
}

# How the network cards of this machine were before they became ports, all at once.
save() {
  [ "$MODE:${SAVE:+yes}" = up:yes ] || return 0
  remember "$SAVE"
  SAVE=
}

remember() { # LINES: to be read again when it is taken back
  SAVED="$SAVED$1"
  if printf '%s' "$SAVED" >"$STATE/saved.new" && mv "$STATE/saved.new" "$STATE/saved"; then return 0; fi
  fail "cannot write $STATE/saved"
}

# The one way to a command that builds: shown, logged, checked; a failure rolls back.
# A new process costs more than most of what ip(8) does, so its commands are collected,
# and one ip runs all that follow each other in a network namespace.
run() {
  [ "$MODE" != list ] || return 0
  shown "$@"
  if [ "$MODE" = plan ]; then
    printf '%s\t%s\n' "$LABEL" "$LINE"
    return 0
  fi
  where=
  # What had to be quoted stays out. Older versions of ip stay in the namespace that they
  # have made: that is well where more are made, and nothing else.
  case $LINE in
    *\'* | 'ip netns exec '*) ;;
    'ip netns add '*) where=netns ;;
    'ip -n '*)
      where="-n $3"
      [ "$4" != -6 ] || where="$where -6"
      ;;
    'ip -6 '*) where=-6 ;;
    'ip '*) where=- ;;
    *) ;;
  esac
  if [ -n "$where" ]; then
    collect "$where"
    return 0
  fi
  flush
  write_intent "$INTENT"
  INTENT=
  attempt "$@"
  [ "$CODE" -eq 0 ] && return 0
  taken "$LINE"
  fail "$LABEL: $LINE: exit $CODE: $OUT"
}

# The same for a command of ip that needs no quotes, as one text.
run_line() { # LINE
  LINE=$1
  if [ "$MODE" = plan ]; then
    printf '%s\t%s\n' "$LABEL" "$LINE"
  else
    collect -
  fi
}

collect() { # WHERE: LINE, for later
  if [ "$1" != "$BATCH_IN" ] || [ "$BATCH_SIZE" -ge 100 ]; then flush; fi
  BATCH_IN=$1
  BATCH_SIZE=$((BATCH_SIZE + 1))
  line=${LINE#ip }
  case $1 in
    - | netns) ;;
    *) line=${line#"$1 "} ;;
  esac
  BATCH="$BATCH$line$NL" BATCH_INTENT=$BATCH_INTENT$INTENT INTENT=
  read -r now _ </proc/uptime
  BATCH_LOG=$BATCH_LOG$now${TAB}0$TAB$LABEL$TAB$LINE$NL
}

write_intent() { # LINES
  [ -n "$1" ] || return 0
  printf '%s' "$1" >>"$STATE/intent" || fail "cannot write $STATE/intent"
}

# Runs what was collected. The ip keeps the lock until it is done, also where this
# script is killed in the meantime.
flush() {
  [ -n "$BATCH" ] || return 0
  write_intent "$BATCH_INTENT"
  lines=$BATCH_LOG commands=$BATCH
  case $BATCH_IN in
    - | netns) set -- ;;
    -6) set -- -6 ;;
    *' -6')
      netns=${BATCH_IN% -6}
      set -- -n "${netns#-n }" -6
      ;;
    *) set -- -n "${BATCH_IN#-n }" ;;
  esac
  BATCH='' BATCH_IN='' BATCH_SIZE=0 BATCH_LOG='' BATCH_INTENT=''
  OUT=$(
    ip "$@" -batch - 2>&1 <<END
$commands
END
  ) && {
    [ ! -e "$STATE/log" ] || printf '%s' "$lines" >>"$STATE/log"
    return 0
  }
  # It stops at the first error: "Command failed -:3".
  case $OUT in
    *'Command failed -:'*) failed=${OUT##*'Command failed -:'} ;;
    *) failed=1 ;;
  esac
  while IFS= read -r line; do
    failed=$((failed - 1))
    if [ "$failed" -gt 0 ]; then
      [ ! -e "$STATE/log" ] || printf '%s\n' "$line" >>"$STATE/log"
      continue
    fi
    line=${line#*"$TAB"0"$TAB"}
    if [ "$failed" -lt 0 ]; then
      not_made "${line#*"$TAB"}"
      continue
    fi
    LABEL=${line%%"$TAB"*} LINE=${line#*"$TAB"}
    note 1 "$LABEL" "$LINE"
    taken "$LINE"
  done <<END
$lines
END
  fail "$LABEL: $LINE: ${OUT%Command failed*}"
}

# Others may have made something of that name since we looked: then what we intended is
# not what is there. Of a tap the kernel says that it is busy, or no tap.
taken() { # COMMAND, which failed and said OUT
  case $OUT in
    *exists* | *' busy'* | *'Invalid argument'*) not_made "$1" ;;
    *) ;;
  esac
}

not_made() { # COMMAND
  case $1 in
    'ip netns add '*) line="netns ${1#ip netns add }" ;;
    'ip tuntap add dev '*) line="link ${1#ip tuntap add dev }" ;;
    'brctl addbr '*) line="link ${1#brctl addbr }" ;;
    *) return 0 ;;
  esac
  name=${line#* }
  printf 'not %s %s .\n' "${line%% *}" "${name%% *}" >>"$STATE/intent"
}

attempt() { # sets OUT and CODE; ovs-vsctl says with exit 0 that it failed
  case $1 in
    # It stays, and must not hold the lock. We do, until it has settled.
    dnsmasq | vde_switch | slirpvde | vde_plug2tap) OUT=$("$@" 2>&1 9>&- || exit) ;;
    *) OUT=$("$@" 2>&1) ;;
  esac
  CODE=$?
  case $CODE$OUT in
    0*'Error detected'*) CODE=1 ;;
    *) ;;
  esac
  note "$CODE" "$LABEL" "$LINE"
}

note() { # EXIT LABEL COMMAND
  [ -e "$STATE/log" ] || return 0
  read -r now _ </proc/uptime
  { printf '%s\t%s\t%s\t%s\n' "$now" "$1" "$2" "$3" >>"$STATE/log"; } 2>/dev/null
}

shown() { # LINE: the arguments as a shell would read them back
  LINE=
  for arg in "$@"; do
    case $arg in
      '' | *[!A-Za-z0-9_%+,./:=@-]*) quote "$arg" ;;
      *) ;;
    esac
    LINE="$LINE $arg"
  done
  LINE=${LINE# }
}

quote() { # arg: quoted
  rest=$1
  arg=\'
  while :; do
    case $rest in
      *\'*)
        arg=$arg${rest%%\'*}"'\\''"
        rest=${rest#*\'}
        ;;
      *) break ;;
    esac
  done
  arg="$arg$rest'"
}

# ---- Forwarding, NAT, DHCP, VDE -----------------------------------------------------
# Ours are: a setting of this machine whose old value we saved; the nft tables of our name
# with our mark as their comment; each dnsmasq and VDE program that was told to write its
# number to us.

# A program that stays.
daemon() { # NAME COMMAND...
  name=$1
  shift
  # Without root this machine has lent us one user: there is no other to become.
  if [ "$1" = dnsmasq ] && lone_user; then set -- "$@" --user=root --group=; fi
  if [ "$MODE" != list ]; then
    # What a killed one has left: vde_switch does not write over it.
    [ "$MODE" != up ] || rm -f "$STATE/$name.pid"
    run "$@"
    return 0
  fi
  args=
  for arg in "$@"; do
    args=$args$arg
  done
  declare_one make daemon "$name" "args=--${args#*--}"
}

lone_user() {
  [ "$LONE" = yes ] || { read -r _ _ count </proc/self/uid_map && [ "$count" = 1 ]; }
}

# So that "down" looks for the table also where it is no longer drawn.
save_filter() {
  [ "$MODE" != up ] || has_filter || remember "filter $TABLE .$NL"
}

has_filter() { grep -qs '^filter [^ ]* [.]$' "$STATE/saved"; }

# What a setting of this machine is before we change it. Switching forwarding sets others
# too, proc(5) calls them net/ipv4/conf: those that must come out as they are now.
save_setting() { # KEY VALUE
  [ "$MODE" = up ] || return 0
  ! saved_setting "$STATE/saved" "$1" || return 0
  {
    flock 7
    lines=
    # Who needed it before us knows how it was before all of us.
    for file in /run/vethloom/*/saved; do
      saved_setting "$file" "$1" || continue
      lines=$(grep -e '^sysctl ' -e '^keep ' "$file")$NL
      break
    done
    [ -n "$lines" ] || settings_now "$1" "$2"
    remember "$lines"
  } 7</run/vethloom
}

settings_now() { # KEY VALUE, which is 0 or 1: sets lines
  was=0
  holds "/proc/sys/$1" 0 || was=1
  lines="sysctl $1 $was $2 .$NL"
  [ "$was $1" = '0 net/ipv4/ip_forward' ] || return 0
  for path in /proc/sys/net/ipv4/conf/*/forwarding; do
    ! holds "$path" 1 || lines="${lines}keep ${path#/proc/sys/} 1 .$NL"
  done
  path=net/ipv4/conf/all/accept_redirects
  ! holds "/proc/sys/$path" 0 || lines="${lines}keep $path 0 .$NL"
}

# What shells read byte by byte ends in /proc/sys after the first, without a line's end.
holds() { # FILE VALUE: of one digit, or a line
  held=
  { read -r held <"$1"; } 2>/dev/null
  [ "$held" = "$2" ]
}

saved_setting() { # FILE [KEY]: whether that lab has changed this setting, or any
  [ -r "$1" ] || return 1
  while read -r kind path _ _ dot; do
    [ "$kind $path $dot" != "sysctl ${2-$path} ." ] || return 0
  done <"$1"
  return 1
}

# Puts back what still is as we set it and no other lab needs; key is what it cannot.
put_back() { # WHAT WAS OURS
  if ! saved_setting "$STATE/saved"; then
    forgotten "$1"
    return 0
  fi
  {
    flock 7
    while read -r class key was new end; do
      [ "$class $end" = 'sysctl .' ] || continue
      [ "$was" = "$new" ] || needed "$key" || ! holds "/proc/sys/$key" "$new" || switch_back || return 1
    done <"$STATE/saved"
    # From here on no other lab takes us for one that needs it.
    while read -r line; do
      case $line in
        sysctl* | keep*) ;;
        *) say "$line" ;;
      esac
    done <"$STATE/saved" >"$STATE/saved.new" && mv "$STATE/saved.new" "$STATE/saved"
    return 0
  } 7</run/vethloom 2>/dev/null
}

forgotten() { # WHAT WAS OURS
  case $SERVICES:$1 in
    *nat*:?*) ;;
    *) return 0 ;;
  esac
  if [ -e "$STATE/log" ] || needed net/ipv4/ip_forward; then return 0; fi
  ! holds /proc/sys/net/ipv4/ip_forward 1 ||
    complain 'net.ipv4.ip_forward stays 1: what it was before "up" was lost with the state folder'
}

needed() { # KEY: whether another lab relies on it
  for file in /run/vethloom/*/saved; do
    [ "$file" = "$STATE/saved" ] || ! saved_setting "$file" "$1" || return 0
  done
  return 1
}

switch_back() { # the setting in key, from new to was
  kept=
  while read -r class path value end; do
    [ "$class $end" = 'keep .' ] || continue
    ! holds "/proc/sys/$path" "$value" || kept="$kept $path=$value"
  done <"$STATE/saved"
  undo sysctl -qw "$key=$was"
  for each in $kept; do
    holds "/proc/sys/${each%=*}" "${each##*=}" || undo sysctl -qw "$each"
  done
  holds "/proc/sys/$key" "$was"
}

# A lab may have been drawn otherwise when it was built: what the state folder tells of
# counts too, and where that is lost, everything.
uses() { # SERVICE TASK
  case $SERVICES:$1 in
    *nat*:tables | *filter*:tables | *dhcp*:daemons | *daemon*:daemons) return 0 ;;
    *:tables) ! { saved_setting "$STATE/saved" || has_filter; } || return 0 ;;
    *)
      for file in "$STATE"/dnsmasq-* "$STATE"/vde-* "$STATE"/slirpvde-* "$STATE"/vde_plug2tap-*; do
        [ ! -e "$file" ] || return 0
      done
      ;;
  esac
  case $2 in
    ours | left) [ ! -e "$STATE/log" ] ;;
    *) return 1 ;;
  esac
}

survey_services() { # TASK
  if uses tables "$1"; then
    if command -v nft >/dev/null; then
      echo '@nft'
      nft list table ip "$TABLE" 2>/dev/null
      nft list table inet "$TABLE" 2>/dev/null
    elif [ -e "$STATE/log" ]; then
      echo '@silent its nft tables, as the program nft is missing'
    fi
  fi
  if uses daemons "$1"; then
    echo '@daemons'
    for path in /proc/[0-9]*; do
      holds "$path/comm" dnsmasq || holds "$path/comm" vde_switch || holds "$path/comm" slirpvde || holds "$path/comm" vde_plug2tap || continue
      is_daemon "${path#/proc/}" && printf '%s %s %s\n' "${path#/proc/}" "$name" "--${args#*--}"
    done
  fi
  case $1:$SERVICES in
    check:*dhcp* | up:*dhcp*) echo '@sockets' && ss -Hlnut 'sport = :53 or sport = :67' ;;
    *) ;;
  esac
}

# Another network namespace may hold an isolated twin of this lab. Arguments run into
# one another, as no shell reads the NUL between them.
is_daemon() { # PID: sets name and args
  args=
  { read -r args <"/proc/$1/cmdline"; } 2>/dev/null
  case $args in
    *"--pid-file=$STATE/dnsmasq-"*.pid*) ;;
    *"--pidfile=$STATE/vde-"*.pid* | *"--pidfile=$STATE/slirpvde-"*.pid* | *"--pidfile=$STATE/vde_plug2tap-"*.pid*) ;;
    *) return 1 ;;
  esac
  name=${args#*"file=$STATE/"}
  name=${name%%.pid*}
  case $name in
    *[!A-Za-z0-9_-]*) return 1 ;;
    *) [ "/proc/$1/ns/net" -ef /proc/self/ns/net ] ;;
  esac
}

# It ends while other things are removed.
stop_daemon() { # PID
  ! is_daemon "$1" || undo kill "$1"
  STOPPING="$STOPPING $1"
}

wait_for_daemons() {
  for pid in $STOPPING; do
    tries=0
    while is_daemon "$pid" && [ "$tries" -lt 200 ]; do
      tries=$((tries + 1))
      [ "$tries" -ne 100 ] || undo kill -9 "$pid"
      sleep 0.02
    done
  done
  STOPPING=
}

# ---- What this machine holds, read back ---------------------------------------------

survey() { # TASK: sections of text, each after a line that begins with @
  echo '@host'
  everything -batch - || echo '@unreadable'
  [ "$IPV6" = no ] || { echo '@host 6' && ip -j -6 -d route show table main; }
  case $FEATURES in
    *vlan-filtering*) echo '@vlans' && bridge vlan show 2>/dev/null ;;
    *) ;;
  esac
  for name in /run/netns/*; do
    [ -e "$name" ] || continue
    name=${name##*/}
    printf '@namespace %s\n' "$name"
    # A namespace is ours by the mark on its loopback, which comes first.
    everything -n "$name" -batch - 2>/dev/null
    [ "$IPV6" = no ] || { printf '@namespace %s 6\n' "$name" && ip -n "$name" -j -6 -d route show table main 2>/dev/null; }
  done
  survey_ovs
  survey_services "$1"
  survey_cards
  survey_vfs
  for name in intent saved; do
    [ -s "$STATE/$name" ] || continue
    printf '@%s\n' "$name"
    show <"$STATE/$name"
  done
}

# A process costs more than reading a short text line by line.
show() {
  while IFS= read -r line; do say "$line"; done
}

# Whether an "up" has begun and was not ended.
building() {
  [ -e "$STATE/intent" ] || return 1
  read -r now <"$STATE/intent" || return 0
  [ "$now" != up ]
}

# Devices, addresses and IPv4 routes of one network namespace, in one process; where it
# is drawn, also what it forwards. Not as text: for that ip would look up the name of the
# namespace at the other end of each cable, and open all there are for it.
everything() { # ARGUMENT...
  ip -j -d "$@" <<END
address show
route show table main
$NETCONF
END
}

case $SERVICES in
  *forwarding*) NETCONF='netconf show' ;;
  *) NETCONF= ;;
esac

ovs() { ovs-vsctl --timeout=10 --format=csv --data=bare --no-headings "$@" 2>/dev/null 9>&-; }

silent_ovs() { echo '@silent what Open vSwitch has of it, as it does not answer'; }

survey_ovs() {
  # Asking costs more than all the rest where it does not run.
  if [ ! -S "${OVS_RUNDIR:-/var/run/openvswitch}/db.sock" ]; then
    [ "$OVS" = no ] || ! command -v ovs-vsctl >/dev/null || silent_ovs
    return 0
  fi
  if ! bridges=$(ovs --columns=name find bridge "external_ids:vethloom=$LAB"); then
    [ "$OVS" = no ] || silent_ovs
    return 0
  fi
  echo '@ovs-bridge'
  ovs --columns=name,fail_mode,stp_enable list bridge
  echo '@ovs-port'
  ovs --columns=name,vlan_mode,tag,trunks,bond_mode,lacp,bond_updelay,bond_downdelay,interfaces,other_config list port
  echo '@ovs-interface'
  ovs --columns=name,type,options,_uuid,error list interface
  for name in $bridges; do
    printf '@ours-ovs ovs-bridge\n%s\n@ovs-members %s\n' "$name" "$name"
    ovs-vsctl --timeout=10 list-ports "$name" 2>/dev/null
  done
  echo '@ours-ovs ovs-port'
  ovs --columns=name find port "external_ids:vethloom=$LAB"
  echo '@ours-ovs ovs-member'
  ovs --columns=name find interface "external_ids:vethloom=$LAB"
}

# judge TASK: "check" prints what is in the way of the steps, "status" and "json" how
# each declared object is, "ours" what of this lab is there, whatever the steps say, and
# "left" the same for people; "up" all that the building must know of this.
judge() {
  {
    survey "$1"
    case $1 in
      ours | left) ;;
      *) echo '@declared' && MODE=list && steps ;;
    esac
  } | awk -v task="$1" -v group="$GROUP" -v mark="$MARK:" -v lab="$LAB" "$JUDGE"
}

JUDGE='
function fact(obj, key, value) {
  if (!(obj in have)) { have[obj] = 1; list[++n] = obj }
  set[obj, key "=" value] = 1
  if ((obj, key) in is) is[obj, key] = is[obj, key] " " value
  else is[obj, key] = value
}
# What ip says is JSON, one list in a line. A quote within a text has a backslash before it, so
# that no name or alias can pass for a key. This is the first value of a key.
function said(text, key,   at) {
  key = "\"" key "\":"
  at = index(text, key)
  if (!at) return ""
  text = substr(text, at + length(key))
  if (match(text, /^"([^"\\]|\\.)*"/)) return substr(text, 2, RLENGTH - 2)
  match(text, /^[^],}]*/)
  return substr(text, 1, RLENGTH)
}
function device(text,   alias, name, obj, i, what, flags, part, count) {
  alias = said(text, "ifalias"); name = said(text, "ifname")
  if (ns != "" && name == "lo") {
    if (index(alias, mark) == 1) ours["netns " space] = 1
    else foreign = 1
    entered[space] = 1
    if (alias != "") delete bare["netns " space]
  }
  # What is not of our group, nor there by itself with the modules of tunnels.
  if (foreign && name != "lo" && said(text, "group") != group && name !~ /^(tunl|gre|gretap|erspan|ip_vti|ip6_vti|sit|ip6tnl|ip6gre)0$/)
    inside[space] = inside[space] name " "
  if (foreign) return
  obj = "link " ns name
  flags = substr(text, index(text, "\"flags\":[")); sub(/].*/, "", flags)
  fact(obj, "up", index(flags, "\"UP\"") ? "yes" : "no")
  if (index(flags, "\"PROMISC\"")) fact(obj, "promisc", "on")
  if (index(flags, "\"ALLMULTI\"")) fact(obj, "allmulticast", "on")
  what = said(text, "link_type")
  if (what == "ether") mac[obj] = said(text, "address")
  else if (what == "none") fact(obj, "link_type", what)
  for (i = 1; i in told_of; i++) if ((what = said(text, told_of[i])) != "") fact(obj, told_of[i] == "info_kind" ? "kind" : told_of[i], what)
  # Its own word of the same name comes after that of every device.
  if (is[obj, "kind"] == "tun" && (i = index(text, "\"info_data\":")) && (what = said(substr(text, i), "group")) != "") fact(obj, "members", what)
  if (is[obj, "group"] == group) {
    if (index(alias, mark) == 1 || (alias == "" && ns != "")) ours[obj] = 1
    else alien[obj] = 1
    if (alias == "") nameless[obj] = 1
  } else if (alias == "" && is[obj, "group"] == "default") bare[obj] = 1
  count = split(substr(text, index(text, "\"addr_info\":[")), part, /[{]"family":/)
  for (i = 2; i <= count; i++) address(obj, part[i])
}
function address(obj, text,   at) {
  at = said(text, "local")
  fact(obj, "addr", at "/" said(text, "prefixlen"))
  if (text ~ /^"inet"/ || said(text, "scope") != "link") holds[obj] = holds[obj] " " at "/" said(text, "prefixlen")
  if (ns == "") at_host[at] = obj
}
function route(text,   to, dev) {
  to = said(text, "dst"); dev = said(text, "dev")
  if (dev != "") fact("link " ns dev, "route", to "," said(text, "gateway"))
  if (ns != "") return
  routed[to == "default" ? to family : to] = "link " dev
  if (said(text, "protocol") == "kernel") connected[to] = 1
}
function forwards(text,   name) {
  name = text ~ /^"inet"/ ? "net.ipv4.ip_forward" : "net.ipv6.conf.all.forwarding"
  if (said(text, "interface") == "all") fact("setting " ns name, "value", said(text, "forwarding") == "true" ? 1 : 0)
}
function network(line,   part, i, count) {
  count = split(line, part, /[{]"ifindex":/)
  for (i = 2; i <= count; i++) device(part[i])
  if (count > 1 || foreign) return
  count = split(line, part, /[{]"type":/)
  for (i = 2; i <= count; i++) route(part[i])
  if (count > 1) return
  count = split(line, part, /[{]"family":/)
  for (i = 2; i <= count; i++) forwards(part[i])
}
# A table with its chain and rules, each in a line.
function nft(line,   w) {
  if (line ~ /^table /) { split(line, w, " "); table = (w[2] == "inet" ? "filter " : "nft ") w[3]; rules = 0; return }
  if (line == "\tcomment \"" substr(mark, 1, length(mark) - 1) "\"") ours[table] = 1
  if (line == "}") fact(table, "rules", rules)
  sub(/^[ \t]+/, "", line)
  if (line == "" || line ~ /^(comment|chain|type) / || line == "}") return
  rules++
  split(line, w, " ")
  if (line ~ /^[io]ifname "[^"]+" [io]ifname != "[^"]+" (ct state invalid,new )?reject$/ && w[2] == w[5] && w[1] != w[3]) {
    gsub(/"/, "", w[2])
    fact(table, w[1] == "iifname" ? "out" : w[6] == "ct" ? "new" : "in", w[2])
    return
  }
  if (line !~ /^iif != 0 ip saddr [0-9.\/]+ oifname != "[^"]+" masquerade$/) return
  gsub(/"/, "", w[9])
  fact(table, "masquerade", w[6] "," w[9])
}
function running(line,   w, obj) {
  split(line, w, " "); obj = "daemon " w[2]
  fact(obj, "args", w[3]); ours[obj] = 1; pids[obj] = pids[obj] " " w[1]
  if (w[2] ~ /^dnsmasq-/) ran = 1
}
# Whether a socket that listens at "0.0.0.0%eth0:67" keeps ours from it.
function taken(socket, port,   dev, number) {
  number = port; sub(/.*:/, "", number); sub(/:[0-9]+$/, "", port)
  if (socket !~ (":" number "$")) return 0
  sub(/:[0-9]+$/, "", socket)
  dev = socket; if (!sub(/^[^%]*%/, "", dev)) dev = ""
  if (dev != "") return dev == port
  return socket == "0.0.0.0" || socket == "*" || socket == port
}
function vlan(line,   w, flag) {
  if (line ~ /^[A-Za-z0-9]/) { split(line, w, /[ \t]+/); port = "link " w[1]; sub(/^[^ \t]+/, "", line) }
  sub(/^[ \t]+/, "", line)
  if (line !~ /^[0-9]/) return
  split(line, w, /[ \t]+/)
  flag = line ~ /PVID/ && line ~ /Untagged/ ? "u" : line ~ /PVID/ ? "pvid" : line ~ /Untagged/ ? "out" : ""
  fact(port, "vlan", w[1] flag)
  vlans[port]++
}
function same_vlans(obj, wanted,   part, i, count, ends, tag, total) {
  if (wanted == "none") return !vlans[obj]
  count = split(wanted, part, ",")
  for (i = 1; i <= count; i++) {
    if (split(part[i], ends, "-") < 2) ends[2] = ends[1]
    if (part[i] ~ /u$/) { if (!((obj, "vlan=" part[i]) in set)) return 0; total++; continue }
    for (tag = ends[1] + 0; tag <= ends[2] + 0; tag++) { if (!((obj, "vlan=" tag) in set)) return 0; total++ }
  }
  return total == vlans[obj]
}
function ovs_row(line,   f, option, i, count, key) {
  split(line, f, ",")
  if (section == "@ovs-bridge") { fact("ovs-bridge " f[1], "fail_mode", f[2]); fact("ovs-bridge " f[1], "stp_enable", f[3]) }
  if (section == "@ovs-port") {
    gsub(/ /, ",", f[4])
    fact("ovs-port " f[1], "vlan_mode", f[2]); fact("ovs-port " f[1], "tag", f[3]); fact("ovs-port " f[1], "trunks", f[4])
    fact("ovs-port " f[1], "bond_mode", f[5]); fact("ovs-port " f[1], "lacp", f[6])
    fact("ovs-port " f[1], "bond_updelay", f[7]); fact("ovs-port " f[1], "bond_downdelay", f[8])
    count = split(f[9], option, " "); fact("ovs-port " f[1], "members", count)
    for (i = 1; i <= count; i++) holder[option[i]] = f[1]
    count = split(f[10], option, " ")
    for (i = 1; i <= count; i++) if (option[i] ~ /^(lacp-time|bond-primary)=/) { key = option[i]; sub(/=.*/, "", key); fact("ovs-port " f[1], key, substr(option[i], length(key) + 2)) }
  }
  if (section == "@ovs-interface") {
    type[f[1]] = f[2]; fact("ovs-port " f[1], "type", f[2]); count = split(f[3], option, " ")
    for (i = 1; i <= count; i++) { key = option[i]; sub(/=.*/, "", key); fact("ovs-port " f[1], key, substr(option[i], length(key) + 2)) }
    sub(/^[^,]*,[^,]*,[^,]*,[^,]*,/, "", line); fact("ovs-port " f[1], "error", line)
    # Of a bond each member has one, and none is a port.
    if ((f[4] in holder) && holder[f[4]] != f[1]) {
      key = "ovs-port " holder[f[4]]; member[f[1]] = key
      fact(key, "member", f[1]); fact(key, "error-" f[1], line)
    }
  }
}
function differs(obj, facts,   f, i, count, key, value, text) {
  count = split(facts, f, " ")
  for (i = 1; i <= count; i++) {
    if ((obj, f[i]) in set || (f[i] == "holds=" && holds[obj] == "")) continue
    if (f[i] == "holds=") { text = text (text == "" ? "" : "; ") "carries" holds[obj]; continue }
    key = f[i]; sub(/=.*/, "", key); value = substr(f[i], length(key) + 2)
    if (key == "vlans" && same_vlans(obj, value)) continue
    if (key == "args") { text = "runs with other arguments"; continue }
    text = text (text == "" ? "" : "; ") key " is " ((obj, key == "vlans" ? "vlan" : key) in is ? is[obj, key == "vlans" ? "vlan" : key] : "not there") ", drawn " value
  }
  return text
}
# First address of an IPv4 network as a number; last[1] is set to the last one. -1 for IPv6.
function first_of(cidr, last,   part, byte, size, bit) {
  if (cidr !~ /^[0-9.]+(\/[0-9]+)?$/) return -1
  size = 1
  if (split(cidr, part, "/") > 1) for (bit = part[2]; bit < 32; bit++) size *= 2
  split(part[1], byte, ".")
  byte[0] = int((((byte[1] * 256 + byte[2]) * 256 + byte[3]) * 256 + byte[4]) / size) * size
  last[1] = byte[0] + size - 1
  return byte[0]
}
# An IPv6 address as 32 digits; "" where it is none.
function digits_of(text,   half, part, i, count, left, right, missing) {
  if (text !~ /:/) return ""
  count = split(text, half, "::")
  for (i = split(half[1], part, ":"); i >= 1; i--) left = substr("000" part[i], length(part[i])) left
  if (count > 1) for (i = split(half[2], part, ":"); i >= 1; i--) right = substr("000" part[i], length(part[i])) right
  for (missing = 32 - length(left right); missing > 0; missing--) left = left "0"
  return left right
}
function overlaps6(a, b,   one, two, bits, i, digit_a, digit_b) {
  split(a, one, "/"); split(b, two, "/")
  bits = one[2] == "" ? 128 : one[2]
  if (two[2] != "" && two[2] < bits) bits = two[2]
  a = digits_of(one[1]); b = digits_of(two[1])
  if (a == "" || b == "" || b ~ /^fe80|^ff/) return 0
  i = int(bits / 4)
  if (substr(a, 1, i) != substr(b, 1, i)) return 0
  if (bits % 4 == 0) return 1
  digit_a = index("0123456789abcdef", substr(a, i + 1, 1)) - 1
  digit_b = index("0123456789abcdef", substr(b, i + 1, 1)) - 1
  for (i = bits % 4; i < 4; i++) { digit_a = int(digit_a / 2); digit_b = int(digit_b / 2) }
  return digit_a == digit_b
}
function overlaps(a, b,   first_a, first_b, last_a, last_b) {
  if (a ~ /:/ || b ~ /:/) return overlaps6(a, b)
  first_a = first_of(a, last_a); first_b = first_of(b, last_b)
  return first_a >= 0 && first_b >= 0 && first_a <= last_b[1] && first_b <= last_a[1]
}
function in_the_way(text) { print (task == "up" ? "way " : "") text; bad = 1 }
# A namespace holds a device that is neither of our group nor a port of our switches.
function strangers(space,   w, i, count) {
  count = split(inside[space], w, " ")
  for (i = 1; i <= count; i++) if (!is_ours("ovs-port " w[i])) return 1
  return 0
}
function is_ours(obj) { return obj in ours }
function check(verb, obj, facts,   w, i, key, value, number) {
  if ((verb == "make" || verb == "free" || verb == "lent") && obj in have && !is_ours(obj))
    in_the_way("name-taken: " obj " is there already and is not of this lab, so it stays as it is; give the drawn one another name" (verb == "lent" ? ", or run down and then up where a container took our mark off it" : ""))
  if (verb == "must" && !(obj in have)) in_the_way("device-missing: " obj " is not there; the drawing takes it for a network card of this machine")
  # Something of ours stands on it.
  if (verb == "must" && facts != "" && obj in have) {
    key = is[obj, "master"]
    if (is[obj, "up"] == "no") in_the_way("device-down: " obj " is down, and so is what stands on it: ip link set dev " substr(obj, 6) " up")
    if (key != "" && is["link " key, "kind"] != "vrf") in_the_way("port-taken: " obj " is a port of " key ", and nothing else can stand on it; take it out of there")
    if (facts ~ /holds=/ && holds[obj] != "") in_the_way("device-in-use: " obj " would be taken away from this machine, which has" holds[obj] " there; take another network card, or another mode")
  }
  if (verb == "joins" && obj in have) {
    key = is[obj, "master"]; value = obj; sub(/^link /, "ovs-port ", value)
    if (key == "ovs-system" && is_ours(value)) return
    if (key != "" && !is_ours("link " key)) in_the_way("port-taken: " obj " is a port of " key " already; leave it out of the drawing, or take it out of there")
    else if (value in have && !is_ours(value)) in_the_way("port-taken: " obj " is a port of Open vSwitch already; leave it out of the drawing, or take it out of there")
    if (facts ~ / goes=down$/ && key == "") goes_down(obj, substr(obj, 6))
    # What it carries moves there with it.
    value = facts; sub(/^master=/, "", value); sub(/ .*/, "", value); joined[obj] = "link " value
  }
  # Its own is told to end before.
  if (verb == "opens" && !ran) for (i = 1; i <= listening; i++)
    if (taken(listens[i], substr(obj, 6))) {
      number = obj; sub(/.*:/, "", number)
      in_the_way(tolower(facts) "-port-" number "-busy: " obj " is taken by a program that listens at " listens[i] ", so nobody would answer " facts " on the drawn switch; let it listen on its own devices only, or end it: ss -lnutp names it")
      break
    }
  if (verb == "want" && obj !~ /\//) {
    split(facts, w, "="); key = w[1]; value = w[2]; sub(/,.*/, "", value)
    if (key == "addr") sub(/\/.*/, "", value)
    if (key == "addr" && value in at_host && (is_ours(at_host[value]) || joined[at_host[value]] == obj)) return
    if (key == "addr" && value in at_host)
      in_the_way("address-taken: " obj " would get " value ", which " at_host[value] " has; draw another address")
    else if (key == "addr") for (to in routed)
      if (!is_ours(routed[to]) && !(to in connected && joined[routed[to]] == obj) && overlaps(w[2], to))
        in_the_way("subnet-overlap: " obj " would get " w[2] ", but this machine reaches " to " by " routed[to] ", and would lose the way there; draw another subnet")
    if (key == "route") {
      facts = value
      if (facts == "default") facts = facts (w[2] ~ /:/ ? 6 : 4)
      if (facts in routed && !is_ours(routed[facts])) in_the_way("route-taken: this machine has a route to " value " already, by " routed[facts] "; leave the gateway out of the drawing, or put the interface into a namespace")
    }
  }
}
# What stands on it goes down with it, and its routes do not come back by themselves.
function goes_down(obj, name,   other) {
  for (other in have) if (is[other, "link"] == name && !is_ours(other))
    in_the_way("device-in-use: " obj " goes down before a bond can take it, and " other " stands on it; take another network card, or put that on the bond")
}
function escaped(text,   i, c, out) {
  for (i = 1; i <= length(text); i++) { c = substr(text, i, 1); out = out (c == "\"" || c == "\\" ? "\\" : "") c }
  return out
}
function report(id, title, obj, facts,   state, why) {
  if (obj in have && verb == "make" && !is_ours(obj)) state = "foreign"
  else if (!(obj in have)) state = "missing"
  else { why = differs(obj, facts); state = why == "" ? "present" : "differs" }
  declared[obj] = 1
  row(state, id, title, obj, why)
}
function row(state, id, title, obj, why) {
  if (state != "present") { bad = 1; differ = 1 }
  if (task == "up") return
  if (task == "status") { print state "\t" obj "\t[" id "] " title (why == "" ? "" : "\t" why); return }
  printf "%s\n{\"state\":\"%s\",\"object\":\"%s\",\"id\":\"%s\",\"title\":\"%s\",\"why\":\"%s\"}", rows++ ? "," : "", state, obj, escaped(id), escaped(title), escaped(why)
}
# Somebody else has pulled the card, or removed the bridge and all that the card had there.
function away(obj) { return obj in home && obj in carried && obj in have && is[obj, "master"] == "" && holds[obj] == "" }
# What leaves a bond is down, also where this was stopped before it was raised again.
function fallen(obj) { return obj in slave && saved[obj] == "up" && is[obj, "up"] == "no" && is[obj, "master"] == "" }
# What leaves Open vSwitch may be up again, by the flags that ovs-vswitchd remembers.
function risen(obj) { return obj in leaving && saved[obj] == "down" && is[obj, "up"] == "yes" && is[obj, "master"] == "" && holds[obj] == "" && !("ovs-port " substr(obj, 6) in have) }
function leaves(master) { return is["link " master, "kind"] == "bond" ? "bond" : "back" }
function ours_list(   i, j, obj, w, shared, grouped, count) {
  for (i = 1; i <= n; i++) {
    count = split(pids[list[i]], w, " ")
    for (j = 1; j <= count; j++) print "daemon", w[j]
  }
  for (obj in saved) {
    split(obj, w, " ")
    if (is_ours("ovs-port " w[2])) print "release", w[2], saved[obj], "ovs"
    else if (is_ours("link " is[obj, "master"])) print "release", w[2], saved[obj], leaves(is[obj, "master"]), is[obj, "master"]
    else if (fallen(obj)) print "release", w[2], "up", "bond"
    else if (risen(obj)) print "release", w[2], "down", "ovs"
    else if (away(obj))
      print "release", w[2], saved[obj], is_ours("link " home[obj]) ? "back" : "saved", home[obj]
  }
  # Without a record the card is known by its MAC, which the bridge has taken from it. A bond
  # may leave each its own; nothing else becomes a slave of one of ours.
  for (i = 1; i <= n; i++) {
    obj = list[i]; w[0] = "link " is[obj, "master"]
    if (obj !~ /\// && !(obj in saved) && !is_ours(obj) && is_ours(w[0]) && (leaves(is[obj, "master"]) == "bond" || (mac[obj] == mac[w[0]] && mac[obj] != "")))
      print "release", substr(obj, 6), "up", leaves(is[obj, "master"]), is[obj, "master"]
  }
  # Backwards and before all others, so that one that is cut short leaves what it can tell by.
  for (i = half; i > 0; i--) {
    obj = unmarked[i]
    if (!(obj in ours) || obj in early) continue
    split(obj, w, " "); early[obj] = 1
    print is[obj, "kind"] == "bridge" ? "bridge " w[2] : obj
  }
  for (obj in alien) shared = 1
  for (i = 1; i <= n; i++) {
    obj = list[i]
    if (!(obj in ours) || obj in by_ovs || obj in early || obj ~ /^daemon / || obj ~ /\//) continue
    split(obj, w, " ")
    if (w[1] != "link") print obj
    else if (is[obj, "kind"] == "bridge") print "bridge", w[2]
    else if (is[obj, "group"] != group || shared) print obj
    else grouped = 1
  }
  if (grouped) print "group", group
}
# For people, as what is in a namespace or in a switch goes with it.
function left_list(   i, obj, text) {
  text = silent
  for (i = 1; i <= n; i++) {
    obj = list[i]
    if (obj in ours && !(obj in by_ovs) && obj !~ /\//) text = text (text == "" ? "" : ", ") obj
  }
  if (text != "") print text
}
BEGIN { split("info_kind mtu master group stp_state forward_delay vlan_filtering link mode address macaddr_count id learning ikey local remote local6 remote6 miimon primary ad_lacp_rate xmit_hash_policy bridge private vepa user multi_queue", told_of, " ") }
BEGIN { FS = "\t"; if (task == "json") printf "{\"lab\":\"%s\",\"objects\":[", lab }
/^@/ {
  split($0, head, " "); section = head[1]
  if (section == "@unreadable") { in_the_way("the network devices cannot be listed: is ip the one of iproute2?"); exit 1 }
  if (section == "@silent") silent = silent (silent == "" ? "" : ", ") substr($0, 9)
  if (section == "@host") { ns = space = ""; foreign = 0; family = head[2] == 6 ? 6 : 4 }
  if (section == "@namespace" && space != head[2]) {
    space = head[2]; ns = space "/"; foreign = 0
    fact("netns " space, "there", "yes")
    # Also one that cannot be entered, as who made it was killed.
    bare["netns " space] = 1
  }
  if (section == "@declared" && (task == "check" || task == "up"))
    for (obj in alien) in_the_way("group-taken: " obj " is in our netdev group " group " without our mark; give the drawing another name, as the group follows from it")
  if (section != "@host" && section != "@namespace") ns = ""
  next
}
section == "@host" || section == "@namespace" { network($0) }
section == "@vlans" { vlan($0) }
section ~ /^@ovs-(bridge|port|interface)$/ { ovs_row($0) }
section == "@ovs-members" { fact("ovs-port " $0, "bridge", head[2]) }
section == "@ours-ovs" && head[2] == "ovs-member" {
  if ($0 in member) ours["ovs-port " $0] = by_ovs["ovs-port " $0] = 1
  next
}
section == "@ours-ovs" && $0 != "" {
  ours[head[2] " " $0] = 1
  if (head[2] == "ovs-bridge" || type[$0] == "internal") ours["link " $0] = by_ovs["link " $0] = 1
}
section == "@nft" { nft($0) }
section == "@daemons" { running($0) }
section == "@vfio" {
  split($0, w, " ")
  obj = "vfio " w[1]
  fact(obj, "bound", w[2])
  fact(obj, "mac", w[3])
  fact(obj, "vlan", w[4])
  ours[obj] = 1
}
section == "@vfs" {
  split($0, w, " ")
  obj = "vfs " w[1]
  fact(obj, "has", w[2])
  if (w[3] != "" && !((obj, "state=" w[3]) in set)) fact(obj, "state", w[3])
  if (w[2] == "ours") ours[obj] = 1
}
section == "@sockets" { split($0, w, " "); listens[++listening] = w[5] }
# In the order of building: what comes after something that is not there was never made.
section == "@intent" && /^(next|link|netns) .* \.$/ {
  split($0, w, " ")
  obj = w[1] == "next" ? w[2] " " w[3] : w[1] " " w[2]
  if (obj in nameless) { ours[obj] = 1; delete alien[obj] }
  if (!(obj in have)) never = 1
  else if (w[1] != "next" && !never && obj in bare && ((w[1] == "netns" && !strangers(w[2])) || is[obj, "kind"] ~ /^(tun|bridge)$/)) { ours[obj] = 1; unmarked[++half] = obj }
}
section == "@intent" && /^not .* \.$/ { split($0, w, " "); if ((w[2] " " w[3]) in bare) delete ours[w[2] " " w[3]] }
section == "@intent" && /^ending .* \.$/ { split($0, w, " "); if (("netns " w[2]) in bare && !(w[2] in entered)) ours["netns " w[2]] = 1 }
section == "@intent" && /^leaving .* \.$/ { split($0, w, " "); leaving["link " w[2]] = 1 }
section == "@saved" {
  split($0, w, " ")
  if (w[1] == "link" && w[4] == ".") saved["link " w[2]] = w[3]
  if (w[1] == "address" && $0 ~ / \.$/) carried["link " w[2]] = 1
  if (w[1] == "home" && w[4] == ".") home["link " w[2]] = w[3]
  if (w[1] == "slave" && w[4] == ".") slave["link " w[2]] = 1
}
section == "@declared" {
  verb = $1
  if (task == "check" || task == "up") check(verb, $4, $5)
  if (verb == "lent") declared[$4] = 1
  if (task != "check" && (verb == "make" || verb == "want" || verb == "must")) report($2, $3, $4, $5)
}
END {
  if (section == "@unreadable") exit 1
  if (task == "ours") { ours_list(); exit 0 }
  if (task == "left") { left_list(); exit 0 }
  if (task != "check")
    for (i = 1; i <= n; i++) if (list[i] in ours && !(list[i] in declared) && list[i] !~ /^(link.*\/|ovs-port )/)
      row("extra", "-", "of this lab, but not drawn", list[i], "")
  if (task == "up") {
    if (!differ) print "same"
    for (obj in ours) { print "ours"; break }
    for (obj in saved) if (away(obj) || fallen(obj) || risen(obj)) print "ours"
    print "judged"
  }
  if (task == "json") printf "\n],\"same\":%s}\n", bad ? "false" : "true"
  exit bad
}
'

MOVING='
function way(code, text) { if (!(code in told)) print "way " code ": " text; told[code] = 1 }
function add(list, word) { return list == "" ? word : list " " word }
# Words of "ip -o address", from the fifth; sets text (without the label), label and flags.
function address(   dev, i, flag) {
  dev = word[2]
  text = word[4]; label = ""; flags = ""; strange = ""
  for (i = 5; i <= words; i++) {
    if (word[i] == "valid_lft") { if (word[i + 1] != "forever") flags = flags " dynamic"; i++ }
    else if (word[i] == "preferred_lft") { if (word[i + 1] != "forever") text = text " preferred_lft 0"; i++ }
    else if (word[i] ~ /^(brd|metric|any|proto)$/) { text = text " " word[i] " " word[i + 1]; i++ }
    else if (word[i] == "scope") { if (word[3] == "inet" && word[i + 1] != "global") text = text " scope " word[i + 1]; scope = word[i + 1]; i++ }
    else if (word[i] ~ /^(noprefixroute|home|autojoin|nodad)$/) text = text " " word[i]
    else if (word[i] ~ /^(dynamic|temporary|mngtmpaddr|tentative|optimistic|dadfailed|peer)$/) flags = flags " " word[i]
    else if (word[i] ~ /^(secondary|deprecated|stable-privacy)$/) ;
    else if (word[3] == "inet" && word[i + 1] == "valid_lft") label = word[i]
    else strange = word[i]
  }
  i = ++count[dev]
  cidr[dev, i] = word[4]; family[dev, i] = word[3]; words_of[dev, i] = text; has[dev, word[4]] = 1
  # The kernel has given it to the card and will give it to the bridge.
  local[dev, i] = word[3] == "inet6" && scope == "link"
  if (local[dev, i]) words_of[dev, i] = word[4]
  label_of[dev, i] = label == dev ? "" : label
  if (!local[dev, i]) globals[dev]++
  if (task != "there" || dev != nic || local[dev, i]) return
  carried = add(carried, word[4])
  if (flags ~ / peer/) way("uplink-peer", nic " has an address with a peer (" word[4] "), which a switch has no place for; leave " nic " out of the drawing")
  else if (strange != "") way("uplink-attribute", word[4] " on " nic " says \"" strange "\", which this script cannot move; leave " nic " out of the drawing")
  else if (flags ~ /temporary|mngtmpaddr/ || (flags ~ /dynamic/ && word[3] == "inet6"))
    way("uplink-router-advertised", word[4] " on " nic " comes from a router and is renewed there, not on " bridge "; give " nic " fixed addresses first, or " native)
  else if (flags ~ /dynamic/) leased(word[4])
  else if (flags ~ /tentative|optimistic|dadfailed/) way("uplink-tentative", word[4] " on " nic " is not known to be free yet; look at \"ip address\" and wait a second")
  else if (bare(word[4]) in drawn_bare) way("address-taken", bridge " gets " word[4] " from " nic " by itself; leave it out of the drawing")
}
function leased(what) {
  way("uplink-dhcp", what " on " nic " is leased by DHCP, and its client would not follow it to " bridge "; give " nic " a fixed address first, or " native)
}
function bare(cidr) { sub(/\/.*/, "", cidr); return cidr }
function draw(cidr) { drawn[cidr] = 1; drawn_bare[bare(cidr)] = 1 }
function policy(what) {
  way("uplink-policy-routes", what ", and this script cannot tell how that should follow " nic " to " bridge "; remove it for the time, or leave " nic " out of the drawing")
}
# Words of "ip -d route": its type first, then where to. Sets text, with % for the device.
function route(line,   i, to, key, six, via, table, proto, strange, dev, tos, metric) {
  # Of IPv6 routes alone it says how much they are preferred.
  table = "main"; to = word[2]; six = to ~ /:/ || line ~ / pref /
  text = to == "default" && six ? "::/0" : to
  for (i = 3; i <= words; i++) {
    if (word[i] == "via") { via = word[++i]; if (via ~ /^inet/) via = via " " word[++i]; text = text " via " via }
    else if (word[i] == "dev") { dev = word[++i]; text = text " dev %" }
    else if (word[i] == "table") table = word[++i]
    else if (word[i] == "proto") { proto = word[++i]; if (proto != "boot") text = text " proto " proto }
    else if (word[i] == "scope") { i++; if (!six && word[i] != (via == "" ? "link" : "global")) text = text " scope " word[i] }
    else if (word[i] == "pref") { if (word[++i] != "medium") text = text " pref " word[i] }
    else if (word[i] ~ /^(src|metric|tos|mtu|advmss|window|rtt|rttvar|rto_min|ssthresh|cwnd|initcwnd|initrwnd|hoplimit|quickack|congctl|features|realm|realms)$/) {
      if (word[i] == "tos") tos = word[i + 1]
      if (word[i] == "metric") metric = word[i + 1]
      text = text " " word[i] " " word[++i]
      if (word[i] == "lock") text = text " " word[++i]
    }
    else if (word[i] == "onlink") text = text " onlink"
    else if (word[i] ~ /^(linkdown|dead|offload|rt_offload|trap|rt_trap|pervasive|notify)$/) ;
    else if (strange == "") strange = word[i]
  }
  if (table == "main" && proto != "kernel") keys[key = six " " to " " tos " " metric]++
  if ((line ~ /[ \t]nexthop / && index(line " ", " dev " nic " ")) || (dev == nic && strange == "nhid")) {
    if (task == "there") policy("the route to " to " goes over several ways, one of them " nic)
    return
  }
  if (dev != nic && dev != bridge) return
  if (table == "local" && proto == "kernel") return
  if (table != "main") { if (dev == nic && task == "there") policy("table " table " has routes over " nic); return }
  if (proto == "kernel") return
  if (task == "there" && dev == nic) {
    if (strange == "expires" || proto == "ra") way("uplink-router-advertised", "the route to " to " over " nic " comes from a router and is renewed there, not on " bridge "; give " nic " fixed routes first, or " native)
    else if (proto == "dhcp") leased("the route to " to)
    else if (strange != "" || word[1] != "unicast") way("uplink-attribute", "the route to " to " over " nic " says \"" (strange == "" ? word[1] : strange) "\", which this script cannot move; leave " nic " out of the drawing")
  }
  i = ++routes[dev]
  route_to[dev, i] = to; route_key[dev, i] = key; route_via[dev, i] = via != ""; sub(/.* /, "", via); route_hop[dev, i] = via; route_text[dev, i] = text
}
# In use now. While the card is still a port, answers to its questions would go to the bridge.
function neighbour(line) {
  if (line ~ / (REACHABLE|DELAY|PROBE) *$/) known[word[1]] = word[3]
  else if (line ~ / STALE *$/) stale[word[1]] = word[3]
}
function over(text, dev) { sub(/%/, dev, text); return text }
function labelled(from, i, to,   label) {
  label = label_of[from, i]
  if (substr(label, 1, length(from)) != from) return ""
  label = to substr(label, length(from) + 1)
  return length(label) > 15 ? "" : " label " label
}
function with_nodad(text) { return text ~ / nodad/ ? text : text " nodad" }
# Each list in the order that the kernel was told it: it shows the newest IPv6 address first.
function there(   i, n, r, step) {
  n = count[nic]; r = routes[nic]
  if (!globals[nic] && !r) return
  refuse_home()
  for (i = 1; i <= r; i++) if (keys[route_key[nic, i]] > 1)
    way("uplink-route-twice", "two routes to " route_to[nic, i] " have one metric, one of them over " nic "; give them different metrics first")
  print "move ip link set dev " bridge " address " mac
  for (i = n; i >= 1; i--) if (family[nic, i] == "inet6") print "move ip address replace " with_nodad(words_of[nic, i]) " dev " bridge
  for (i = 1; i <= n; i++) if (family[nic, i] == "inet") print "move ip address replace " words_of[nic, i] labelled(nic, i, bridge) " dev " bridge
  print "move ip link set dev " nic " master " bridge " up"
  for (step = 0; step <= 1; step++) for (i = 1; i <= r; i++) if (route_via[nic, i] == step)
    print "move ip route replace " over(route_text[nic, i], bridge)
  for (i = n; i >= 1; i--) if (family[nic, i] == "inet") print "move ip address del " cidr[nic, i] " dev " nic
  for (i = 1; i <= n; i++) if (family[nic, i] == "inet6" && !local[nic, i]) print "move ip address del " cidr[nic, i] " dev " nic
  print "save home " nic " " bridge
  for (i = n; i >= 1; i--) if (family[nic, i] == "inet6" && !local[nic, i]) print "save address " nic " " words_of[nic, i]
  for (i = 1; i <= n; i++) if (family[nic, i] == "inet") print "save address " nic " " words_of[nic, i] (label_of[nic, i] == "" ? "" : " label " label_of[nic, i])
  for (step = 0; step <= 1; step++) for (i = 1; i <= r; i++) if (route_via[nic, i] == step) print "save route " nic " " route_text[nic, i]
  for (i in drawn) print "save drawn " bridge " " i
}
function refuse_home() {
  if (carried == "") carried = "routes"
  if (home == "ovs") way("uplink-into-ovs", nic " carries " carried ", which this script can move to a Linux bridge only, not into the Open vSwitch " bridge "; draw a Linux bridge for " nic " and cable " bridge " to it")
  if (home == "bond") way("uplink-into-bond", nic " carries " carried ", which it would lose as it goes down to become a slave of " bridge "; take them from " nic " first, and draw on " bridge " what it should have")
  if (home == "stp") way("uplink-behind-stp", bridge " runs STP and would drop what passes " nic " for a while, as it listens and learns; switch STP off in the drawing")
  if (home == "vlan") way("uplink-untagged", nic " carries " carried " without a VLAN tag, but its port of " bridge " is drawn for another VLAN; make 1 its untagged VLAN")
}
function put(text, six) {
  print "must address replace " (six ? with_nodad(text) : text) " dev " nic
  # It was checked for duplicates long ago; only the word that says so goes away again.
  if (six && text !~ / nodad/) print "must address replace " text " dev " nic
}
# What the bridge has beyond the drawing is of this machine, whoever put it there since.
function back(   i, n, r, step, text) {
  n = count[bridge]; r = routes[bridge]
  for (i = 1; i <= r; i++) if (route_hop[bridge, i] in stale) known[route_hop[bridge, i]] = stale[route_hop[bridge, i]]
  for (i in known) print "first neighbour replace " i " lladdr " known[i] " nud stale dev " nic
  for (i = n; i >= 1; i--) if (family[bridge, i] == "inet6" && mine(i)) {
    text = words_of[bridge, i]; sub(/ nodad/, "", text)
    put(cidr[bridge, i] in saved ? saved[cidr[bridge, i]] : text, 1)
  }
  for (i = 1; i <= n; i++) if (family[bridge, i] == "inet" && mine(i))
    put(cidr[bridge, i] in saved ? saved[cidr[bridge, i]] : words_of[bridge, i] labelled(bridge, i, nic), 0)
  for (step = 0; step <= 1; step++) for (i = 1; i <= r; i++) if (route_via[bridge, i] == step)
    print (needed(i) ? "must" : "try") " route replace " over(route_text[bridge, i], nic)
  # The network of a drawn address may be this one too: it must not hold what now goes by the card.
  if (n > 0) print "must address flush dev " bridge
  if (was == "down") print "must link set dev " nic " down"
  print "must link set dev " nic " nomaster"
}
# A route by a gateway of the lab cannot follow.
function needed(i) { return route_text[bridge, i] in was_route || route_to[bridge, i] == "default" }
function mine(i) { return !local[bridge, i] && !(cidr[bridge, i] in drawn) }
function restore(   i, n) {
  if (globals[nic]) return
  n = split(order, saved_order, "\n")
  for (i = 1; i < n; i++) put(saved[saved_order[i]], saved_order[i] ~ /:/)
  n = split(route_order, saved_order, "\n")
  for (i = 1; i < n; i++) print "try route replace " over(saved_order[i], nic)
}
BEGIN { native = "let what configures it make a bridge of its own, as shown below" }
/^@/ { section = $1; next }
section == "@saved" && $NF == "." {
  sub(/ \.$/, "")
  if ($1 == "drawn" && $2 == bridge) draw($3)
  if ($2 != nic) next
  if ($1 == "home") at_home = 1
  if ($1 == "address") { text = $0; sub(/^[^ ]+ [^ ]+ /, "", text); saved[$3] = text; order = order $3 "\n" }
  if ($1 == "route") { text = $0; sub(/^[^ ]+ [^ ]+ /, "", text); was_route[text] = 1; route_order = route_order text "\n" }
}
# Those of the script, where those of the lab are not on record.
section == "@declared" && $0 ~ "\tlink " bridge "\taddr=" && !at_home { sub(/.*\taddr=/, ""); draw($0) }
section == "@rule6" && !/^(0:.*lookup local|32766:.*lookup main)( proto kernel)? *$/ && task == "there" { rules = 1 }
section == "@host" {
  line = $0
  words = split(line, word, /[ \t\\]+/)
  if (word[words] == "") words--
  if (line ~ /^[0-9]+:\t/) { if (line !~ /^(0:\tfrom all lookup local|32766:\tfrom all lookup main|32767:\tfrom all lookup default)( proto kernel)? *$/) rules = 1 }
  else if (word[2] == "lladdr") neighbour(line)
  else if (line ~ /^[0-9]+: [^ ]+ </) { number = line + 0; for (i = 3; i < words; i++) if (word[i] == "link/ether") mac = word[i + 1]; up = word[3] ~ /[<,]UP[,>]/ ? "up" : "down" }
  else if (line ~ /^[0-9]+: /) { sub(/@.*/, "", word[2]); address() }
  else route(line)
}
END {
  if (task == "there" && up != "") {
    print "card " number " " mac
    print "save link " nic " " up
    if (home == "bond") print "save slave " nic " " bridge
    there()
    if (rules && (globals[nic] || routes[nic])) policy("this machine has policy rules (ip rule)")
  }
  if (task == "back") back()
  if (task == "saved") restore()
}
'

# ---- A network card that carries this machine's own addresses -----------------------
# They move to the bridge in an order in which this machine is never without them: onto
# the bridge too, then the card becomes a port, routes follow, and only then does the
# card lose them. Taking it back is the same the other way round.

MOVE='' SAVE='' NATIVE='' manager=ifupdown index='' mac=''
OWN='let what configures it make a bridge of its own, as shown below'

# What ip says of a card and its bridge, after what we have on record.
uplink_state() { # TASK NIC BRIDGE
  [ ! -s "$STATE/saved" ] || { echo @saved && cat "$STATE/saved"; }
  echo @declared
  MODE=list
  steps
  case $1 in
    there) ! far6 "$2" || { echo @rule6 && ip -6 rule show 2>/dev/null; } ;;
    *) ;;
  esac
  echo @host
  # The link comes last: once asked for one, ip 6.1 shows links for addresses too.
  ip -d -o -force -batch - 2>/dev/null <<END
address show dev $2
address show dev $3
neighbour show dev $3
route show table all
rule show
link show dev $2
END
}

# Whether a card has an IPv6 address that is good beyond its link.
far6() { # NIC
  while read -r _ _ _ scope _ name; do
    case $name/$scope in
      "$1"/20) ;;
      "$1"/*) return 0 ;;
      *) ;;
    esac
  done </proc/net/if_inet6
  return 1
} 2>/dev/null

moving() { # TASK NIC BRIDGE HOME WAS
  uplink_state "$@" | awk -v task="$1" -v nic="$2" -v bridge="$3" -v home="$4" \
    -v was="$5" -v own="$OWN" "$MOVING"
}

# Sets MOVE, the commands that move what the cards carry, and SAVE, what undoes that; adds
# to WAY what forbids it, and sets NATIVE where another program must do it.
uplinks() {
  MOVE='' SAVE='' NATIVE=''
  for uplink in $UPLINKS; do
    nic=${uplink%%/*} home=${uplink##*/}
    bridge=${uplink#*/}
    bridge=${bridge%/*}
    moves=no
    while IFS= read -r line; do
      case $line in
        'way '*) forbid "${line#way }" ;;
        'move '*)
          [ "$moves" = yes ] || same_settings
          MOVE="$MOVE$nic ${line#move }$NL"
          moves=yes
          ;;
        'card '*)
          index=${line#card }
          mac=${index#* } index=${index%% *}
          ;;
        'save '*) SAVE="$SAVE${line#save } .$NL" ;;
        *) ;;
      esac
    done <<END
$(moving there "$nic" "$bridge" "$home" '')
END
    [ ! -e "/sys/class/net/$nic/phy80211" ] ||
      forbid "wifi-in-bridge: $nic is a wifi card, which sends for itself alone and cannot be a port; let this machine route instead (NAT)"
    [ "$moves:$MODE" != yes:list ] || foresee
  done
}

# A bridge of its own accord would take addresses and routes from routers that the card
# was told not to listen to.
same_settings() {
  for key in accept_ra autoconf disable_ipv6; do
    was='' now=''
    {
      read -r was <"/proc/sys/net/ipv6/conf/$nic/$key"
      read -r now <"/proc/sys/net/ipv6/conf/default/$key"
    } 2>/dev/null
    [ "$was" = "$now" ] || MOVE="$MOVE$nic sysctl -qw net.ipv6.conf.$bridge.$key=$was$NL"
  done
}

forbid() { # REASON
  WAY="${WAY:+$WAY$NL}  $1"
  case $1 in
    *"$OWN"*) NATIVE="$nic $mac" ;;
    *) ;;
  esac
}

# What would not follow the addresses of nic, or put them back there.
foresee() {
  [ -f "$SELF" ] ||
    forbid 'uplink-no-file: this script takes the move back by itself where nobody confirms it, and must find itself as a file for that; write it to one and run that'
  manager=ifupdown
  if told "/run/systemd/netif/links/$index" '^NETWORK_FILE=.'; then
    manager=networkd
    forbid "networkd-owns: systemd-networkd manages $nic and would put its addresses back; $OWN"
  elif owned_by_networkmanager; then
    manager=networkmanager
    forbid "networkmanager-owns: NetworkManager manages $nic and would put its addresses back; $OWN"
  fi
  while IFS= read -r file; do
    [ -n "$file" ] || continue
    process=${file%/cmdline}
    [ "$process/ns/net" -ef /proc/self/ns/net ] || continue
    case " $(tr '\0' ' ' 2>/dev/null <"$file") " in
      *" $nic "* | *dhcpcd*) forbid "uplink-dhcp: process ${process#/proc/} keeps a DHCP lease for $nic and would not follow it to $bridge; $OWN" ;;
      *) ;;
    esac
  done <<END
$(grep -zlsxE '(.*/)?(dhclient|udhcpc|dhcpcd)(:.*)?' /proc/[0-9]*/cmdline)
END
  firewall
  case $FIREWALL in
    *\""$bridge"\"* | *" $bridge "*) ;;
    *\""$nic"\"* | *" $nic "*) forbid "firewall-names-card: the firewall of this machine has rules for $nic, which would not hold for $bridge; say there the same for $bridge first" ;;
    *) ;;
  esac
}

told() { # FILE PATTERN
  [ -r "$1" ] && grep -q "$2" "$1"
}

owned_by_networkmanager() {
  if command -v nmcli >/dev/null; then
    case $(nmcli -g GENERAL.STATE device show "$nic" 2>/dev/null) in
      '' | 10 | 10\ *) return 1 ;;
      *) return 0 ;;
    esac
  fi
  told "/run/NetworkManager/devices/$index" '^managed=true'
}

# How another program makes what this script may not: a bridge of its own with the card in
# it, and a cable from there to the drawing.
offer() { # NIC MAC
  case $manager in
    networkd)
      cat <<END
  # /etc/systemd/network/10-uplink0.netdev
  [NetDev]
  Name=uplink0
  Kind=bridge
  MACAddress=$2
  # /etc/systemd/network/10-lab0.netdev
  [NetDev]
  Name=lab0
  Kind=veth
  [Peer]
  Name=lab1
  # /etc/systemd/network/10-uplink0.network
  [Match]
  Name=$1 lab0
  [Network]
  Bridge=uplink0
  # and in the file that matches $1 now, under [Match]
  Name=uplink0
END
      ;;
    networkmanager)
      cat <<END
  nmcli connection add type bridge con-name uplink0 ifname uplink0 bridge.stp no bridge.mac-address $2
  nmcli connection add type veth con-name lab0 ifname lab0 veth.peer lab1 master uplink0
  nmcli connection add type ethernet con-name uplink0-port ifname $1 master uplink0
  # then give uplink0 what the connection of $1 has under ipv4 and ipv6, and change over
END
      ;;
    *)
      cat <<END
  # /etc/network/interfaces, with the package bridge-utils
  auto uplink0
  iface uplink0 inet dhcp
    pre-up ip link add lab0 type veth peer name lab1
    bridge_ports $1 lab0
    bridge_hw $2
END
      ;;
  esac
  say "Then draw lab1 in place of $1."
}

carries() { # NIC: whether anything of it has to move
  case $NL$MOVE in
    *"$NL$1 "*) return 0 ;;
    *) return 1 ;;
  esac
}

# False where nothing has to move.
moved() { # NIC BRIDGE
  [ "$MODE" != list ] || return 0
  carries "$1" || return 1
  if [ "$MODE" = up ]; then
    flush
    arm
  fi
  while read -r nic line; do
    [ "$nic" = "$1" ] || continue
    case $line in
      sysctl*) run sysctl -qw "${line##* }" ;;
      *) run_line "$line" ;;
    esac
    case $MODE:$line in
      up:*" master $2 "*)
        flush
        settle "$2"
        ;;
      *) ;;
    esac
  done <<END
$MOVE
END
  [ "$MODE" != up ] || flush
}

# The kernel lets a bridge send a moment after it got its first port, later where it is
# busy. What is sent before is lost, and a lost ARP request is repeated after a second; so
# the routes stay with the card until then.
settle() { # BRIDGE
  tries=0
  while [ "$tries" -lt 40 ]; do
    case $(ip -o link show dev "$1") in
      *' state UP '*) return 0 ;;
      *) ;;
    esac
    tries=$((tries + 1))
    sleep 0.05
  done
}

# False where the card did not take everything: then the bridge must stay.
give_back() { # TASK NIC WAS BRIDGE
  first='' must='' try=''
  while read -r class line; do
    case $class in
      first) first="$first$line$NL" ;;
      must) must="$must$line$NL" ;;
      try) try="$try$line$NL" ;;
      *) ;;
    esac
  done <<END
$(moving "$1" "$2" "$4" '' "$3")
END
  send "$first" -force
  # In one batch, which goes on where this script is killed: half-way the card has the
  # routes already, but the bridge still hears the answers.
  if ! send "$must"; then
    # A port of somebody else may go meanwhile. Of a network card there is a record, so that
    # it gets its addresses when it is back.
    grep -qs " $2 " "$STATE/saved" && return 1
    case $(ip link show dev "$2" 2>&1) in
      *'does not exist'*) return 0 ;;
      *) return 1 ;;
    esac
  fi
  send "$try" -force
  return 0
}

send() { # LINES [-force]: commands of ip in one batch, logged
  [ -n "$1" ] || return 0
  OUT=$(
    ip ${2:+"$2"} -batch - 2>&1 <<END
$1
END
  )
  CODE=$? number=0
  while IFS= read -r line; do
    [ -n "$line" ] || continue
    number=$((number + 1))
    case $OUT$NL in
      *"Command failed -:$number$NL"*)
        note 1 "$LABEL" "ip $line"
        [ -n "${2-}" ] || return 1
        ;;
      *) note 0 "$LABEL" "ip $line" ;;
    esac
  done <<END
$1
END
  return "$CODE"
}

# ---- Network cards of this machine that guests drive themselves ----------------------
# The driver lets go of a card, and vfio-pci holds it for the guest. Nothing can carry our
# mark there: what is ours is what the state folder tells, written before anything is done.

FUNCTIONS=/sys/bus/pci/devices

driver_of() { # ADDRESS
  driver=$(readlink "$FUNCTIONS/$1/driver") && say "${driver##*/}"
}

group_of() { # ADDRESS
  group=$(readlink "$FUNCTIONS/$1/iommu_group") && say "${group##*/}"
}

unfit() { # NAME ADDRESS MAC: why this card cannot be given away, a line each
  # /sys may be that of the machine still.
  if [ "$INSIDE" = yes ] || [ ! -e "/sys/class/net/$1" ]; then
    say "device-missing: link $1 is not there; the drawing takes it for a network card of this machine"
    return
  fi
  found=$(readlink "/sys/class/net/$1/device")
  if [ "${found##*/}" != "$2" ]; then
    [ -n "$found" ] || found='no address, as it is no hardware'
    say "vfio-device: $1 has ${found##*/}, and the drawing gives away $2; type there the PCI address of $1"
    return
  fi
  if [ -e "$FUNCTIONS/$2/physfn" ]; then
    of_card "$1" "$2"
    return
  fi
  mac=
  { read -r mac <"/sys/class/net/$1/address"; } 2>/dev/null
  [ "${3:-$mac}" = "$mac" ] || say "vfio-mac: $1 has the MAC $mac, and the drawing says $3; type there that of $1"
  for other in "$FUNCTIONS/$2/net"/*; do
    [ "${other##*/}" = "$1" ] || say "vfio-device: ${other##*/} is of the same PCI function $2 as $1, and would go with it"
  done
  unsafe "$1" "$2"
  vfs=0
  { read -r vfs <"$FUNCTIONS/$2/sriov_numvfs"; } 2>/dev/null
  [ "${vfs:-0}" = 0 ] || say "vfio-device: $1 has $vfs virtual functions, which would go with it; take those away first, or draw which of them the guest gets"
  would_lose "$1"
}

unsafe() { # NAME ADDRESS: why this PCI function cannot be handed over
  case $(cat "$FUNCTIONS/$2/driver_override" 2>/dev/null) in
    '' | '(null)') ;;
    *) say "vfio-device: somebody has set which driver $2 is for, by its driver_override: clear that first" ;;
  esac
  if ! group=$(group_of "$2"); then
    no_iommu "$1"
  else
    for other in "$FUNCTIONS/$2/iommu_group/devices"/*; do
      other=${other##*/} class=
      { read -r class <"$FUNCTIONS/$other/class"; } 2>/dev/null
      case $other:$class in
        "$2":* | *:0x0604*) ;;
        *) say "vfio-group-shared: $1 is in the IOMMU group $group together with $other, which the guest could reach too; put the card into another slot" ;;
      esac
    done
  fi
}

no_iommu() { # NAME
  say "vfio-no-iommu: no IOMMU keeps what $1 reads and writes within the memory of the guest; switch it on in the firmware (VT-d, AMD-Vi), and for the kernel (intel_iommu=on)"
}

would_lose() { # NAME: what of this machine would go with the network device
  for other in "/sys/class/net/$1"/upper_*; do
    [ ! -e "$other" ] || say "device-in-use: ${other##*/upper_} has or stands on $1; take it away first"
  done
  ! leads_on "$1" || say "vfio-uplink: this machine reaches others by $1, and would be cut off; give another network card away"
  ! session_over "$1" || say "vfio-uplink: this session comes from $peer over $1, and would end; give another network card away"
  other=$(ip -o address show dev "$1" 2>/dev/null | grep -v ' inet6 fe80:' | awk '{ print $4 }' | tr '\n' ' ')
  [ -z "$other" ] || say "device-in-use: $1 would be taken away from this machine, which has ${other% } there; take the addresses away first, or another card"
}

# What the kernel adds for its own addresses says nothing; one of several ways may be in any table.
leads_on() { # NAME
  { ip -o route show table all && ip -o -6 route show table all; } 2>/dev/null | grep -E " dev $1( |\$)" |
    grep -qvE '^(local|broadcast|anycast|multicast) | proto kernel '
}

session_over() { # NAME: sets peer
  peer=$(session_peer)
  case $peer:${peer:+$(ip -o route get "${peer%%%*}" 2>/dev/null)} in
    *"%$1:"* | *" dev $1 "*) return 0 ;;
    *) return 1 ;;
  esac
}

# What has gone to a guest already: no other hardware that a guest may have.
has_it() { # NAME ADDRESS
  [ "$(driver_of "$2")" = vfio-pci ] || return 1
  case $1 in
    *:vf*) is_vf "$1" "$2" ;;
    *) [ ! -e "/sys/class/net/$1" ] && grep -qs '^0x02' "$FUNCTIONS/$2/class" ;;
  esac
}

lacking_cards() { # one line for each thing that is in the way of giving cards away
  offline_cards
  for each in $PASSED; do
    card=${each%%/*} each=${each#*/}
    at=${each%%/*} each=${each#*/}
    mac=${each#*/} each=${each%%/*}
    case $each in
      # libvirt gives it away, and has it back, with the guest.
      libvirt) ! has_it "$card" "$at" || continue ;;
      *) ! grep -qs "^vfio $card " "$STATE/saved" || continue ;;
    esac
    case $card in
      *:vf*) lacking_vf "$card" "$at" ;;
      *) unfit "$card" "$at" "$mac" ;;
    esac
  done
}

take_card() { # NAME ADDRESS MAC
  want vfio "$1" bound="$2"
  case $MODE in
    list) return 0 ;;
    up)
      flush
      why=$(unfit "$1" "$2" "$3")
      [ -z "$why" ] || fail "$why"
      record "$1" "$2" "$1"
      ;;
    *) ;;
  esac
  hand_over "$2"
}

# The form of the line is that of all versions: what else there is has lines of its own.
record() { # NAME ADDRESS NETDEV [LINES]
  remember "vfio $1 $2 $(driver_of "$2" || say -) $(raised_of "$3") .$NL${4-}"
}

raised_of() { # NETDEV
  case $(ip -o link show dev "$1" 2>/dev/null) in
    *[,\<]UP[,\>]*) say up ;;
    *) say down ;;
  esac
}

hand_over() { # ADDRESS
  run sh -c 'echo vfio-pci >"$0/driver_override" && if [ -e "$0/driver" ]; then echo "$1" >"$0/driver/unbind"; fi && echo "$1" >/sys/bus/pci/drivers_probe' "$FUNCTIONS/$1" "$1"
  [ "$MODE" != up ] || [ "$(driver_of "$1")" = vfio-pci ] || fail "$LABEL: vfio-pci does not take $1: dmesg tells why"
  [ "$OWNER" -eq 0 ] || run sh -c 'chown "$1" "/dev/vfio/$(basename "$(readlink "$0/iommu_group")")"' "$FUNCTIONS/$1" "$OWNER"
}

survey_cards() { # those that are not as they were
  [ -s "$STATE/saved" ] || return 0
  echo '@vfio'
  while read -r class card at was raised dot; do
    if [ "$class $dot" != 'vfio .' ] || [ ! -e "$FUNCTIONS/$at" ]; then continue; fi
    vf_record "$card" "$at"
    now=$(driver_of "$at" || say -) override=''
    { read -r override <"$FUNCTIONS/$at/driver_override"; } 2>/dev/null
    case $now:$override in
      vfio-pci:*) say "$card $at $told" ;;
      *:vfio-pci | *:"$was") say "$card no $told" ;;
      *) { is_now "$was" "$now" && is_back "$netdev" "$at" "$raised" && is_untold; } || say "$card no $told" ;;
    esac
  done <"$STATE/saved"
}

# Whom nobody drove anybody may drive by now.
is_now() { # WAS NOW
  [ "$1" = - ] || [ "$1" = "$2" ]
}

is_back() { # NETDEV ADDRESS RAISED
  [ "$1" != - ] || return 0
  [ -e "$FUNCTIONS/$2/net/$1" ] || return 1
  [ "$3" = down ] || [ "$(raised_of "$1")" = up ]
}

# vfio-pci would wait until the guest has ended.
who_has() { # ADDRESS
  find /proc/[0-9]*/fd -lname "/dev/vfio/$(group_of "$1")" 2>/dev/null |
    sed -n '1s:^/proc/\([0-9]*\)/.*:\1:p'
}

return_card() { # NAME
  while read -r class card at was raised dot; do
    [ "$class $card $dot" = "vfio $1 ." ] || continue
    process=$(who_has "$at")
    if [ -n "$process" ]; then
      complain "$1 ($at) stays where it is: process $process has it; end the guest first"
      continue
    fi
    undo sh -c 'echo >"$0/driver_override"' "$FUNCTIONS/$at"
    [ "$(driver_of "$at")" != vfio-pci ] || undo sh -c 'echo "$1" >"$0/driver/unbind"' "$FUNCTIONS/$at" "$at"
    vf_record "$1" "$at"
    [ -z "$mac" ] || return_vf "$1" "$at"
    # Nobody drove it.
    [ "$was" != - ] || continue
    [ -e "$FUNCTIONS/$at/driver" ] || drive "$at" "$was"
    [ "$netdev" != - ] || continue
    came_back "$netdev" "$at"
    # Of this name there may be a stranger by now.
    [ "$raised" != up ] || [ ! -e "$FUNCTIONS/$at/net/$netdev" ] || undo ip link set dev "$netdev" up
  done <"$STATE/saved"
}

# By name, as where drivers do not take virtual functions themselves the kernel heeds nothing else.
drive() { # ADDRESS DRIVER
  undo sh -c 'echo "$1" >"$0/driver_override"' "$FUNCTIONS/$1" "$2"
  undo sh -c 'echo "$0" >/sys/bus/pci/drivers_probe' "$1"
  undo sh -c 'echo >"$0/driver_override"' "$FUNCTIONS/$1"
}

# Where nobody names network cards it may come back under another name.
came_back() { # NAME ADDRESS
  tries=0 found=''
  while [ -z "$found" ] && [ "$tries" -lt 40 ]; do
    [ "$tries" -eq 0 ] || sleep 0.05
    tries=$((tries + 1))
    for other in "$FUNCTIONS/$2/net"/*; do
      [ ! -e "$other" ] || found=${other##*/}
    done
  done
  case $found in
    '' | "$1") ;;
    *) undo ip link set dev "$found" name "$1" ;;
  esac
}

# ---- Virtual functions (SR-IOV) of network cards that stay with this machine ---------
# eno1:vf2 is the one that the kernel counts as 2 of those of eno1. A card has none, or as
# many as somebody has asked for, who alone can change that: with none they all go.

number_of() { # CARD:vfNUMBER: sets CARD and NUMBER
  CARD=${1%%:vf*} NUMBER=${1##*:vf}
}

address_of() { # CARD: where it sits
  found=$(readlink "/sys/class/net/$1/device") && say "${found##*/}"
}

is_vf() { # NAME ADDRESS
  number_of "$1"
  [ "$FUNCTIONS/$2" -ef "/sys/class/net/$CARD/device/virtfn$NUMBER" ]
}

of_card() { # NETDEV ADDRESS: how it is drawn, as its card has to be told MAC and VLAN
  card=
  for other in "$FUNCTIONS/$2/physfn/net"/*; do
    [ ! -e "$other" ] || card=${other##*/}
  done
  for other in "$FUNCTIONS/$2/physfn"/virtfn*; do
    [ ! "$other" -ef "$FUNCTIONS/$2" ] || say "vfio-device: $1 is virtual function ${other##*virtfn} of ${card:-a card that is given away itself}; draw that card, and this number at the cable"
  done
}

too_few() { # CARD COUNT: why it cannot have as many
  [ -e "/sys/class/net/$1" ] || return 0
  most='' now=''
  { read -r most <"/sys/class/net/$1/device/sriov_totalvfs" && read -r now <"/sys/class/net/$1/device/sriov_numvfs"; } 2>/dev/null
  # Ours are made anew.
  ! grep -qs "^vfs $1 [^ ]* $now " "$STATE/saved" || shared_vfs "$(address_of "$1")" || now=0
  case $now in
    '') say "sriov-vf-count: $1 has no virtual functions, and the drawing takes $2; switch SR-IOV on in the firmware, or draw a card that has it" ;;
    0) [ "$2" -le "$most" ] || say "sriov-vf-count: $1 can have $most virtual functions, and the drawing takes $2 (they count from 0)" ;;
    *) [ "$now" -ge "$2" ] || say "sriov-vf-count: $1 has $now virtual functions, and the drawing takes $2 (they count from 0); whoever has made them must make more, for which all have to go: /sys/class/net/$1/device/sriov_numvfs" ;;
  esac
}

lacking_vf() { # NAME ADDRESS: what is in the way of giving it away
  # /sys may be that of the machine still; "must" tells that the card is missing.
  [ "$INSIDE" != yes ] || return 0
  number_of "$1"
  too_few "$CARD" $((NUMBER + 1))
  if [ -e "/sys/class/net/$CARD/device/virtfn$NUMBER" ]; then
    unfit_vf "$1" "$2"
  elif at=$(address_of "$CARD"); then
    group_of "$at" >/dev/null || no_iommu "$1"
  fi
}

unfit_vf() { # NAME ADDRESS: why it cannot be given away, a line each
  if ! is_vf "$1" "$2"; then
    found=$(readlink "/sys/class/net/$CARD/device/virtfn$NUMBER")
    say "vfio-device: virtual function $NUMBER of $CARD is at ${found##*/}, and the drawing gives away $2; type that there"
    return
  fi
  unsafe "$1" "$2"
  vf_loses "$2"
}

vf_loses() { # ADDRESS: what would go with it
  driver=$(driver_of "$1") || return 0
  for netdev in "$FUNCTIONS/$1/net"/*; do
    [ ! -e "$netdev" ] || would_lose "${netdev##*/}"
  done
  [ -e "$netdev" ] || say "device-in-use: $1 is with the driver $driver, and no network device of this machine: a guest or a network namespace may have it"
}

offline_cards() { # those whose virtual functions stay as they are until they are up
  for card in $(vf_cards); do
    if [ "$INSIDE" = yes ] || [ ! -e "/sys/class/net/$card" ]; then continue; fi
    [ "$(raised_of "$card")" = up ] || say "device-down: $card is down, and what is set of its virtual functions may not take effect: ip link set dev $card up"
  done
}

vf_cards() { # of which virtual functions are drawn, each once
  cards=
  for each in $PASSED; do
    case $cards$each in
      *"$NL${each%%:vf*}$NL"*) ;;
      *:vf*) cards=${cards:-$NL}${each%%:vf*}$NL ;;
      *) ;;
    esac
  done
  say "$cards"
}

hint_vfs() { # some drivers reset the card to make them
  for card in $(vf_cards); do
    holds "/sys/class/net/$card/device/sriov_numvfs" 0 || continue
    if leads_on "$card" || session_over "$card"; then
      say "sriov-wire: this machine is reached, or reaches others, by $card, which may be silent for a moment while it makes virtual functions"
    fi
  done
}

# A card may have another name by now, or be in another network namespace: sets CARD.
card_of() { # NAME ADDRESS
  number_of "$1"
  [ ! -e "$FUNCTIONS/$2/net/$CARD" ] || return 0
  CARD=
  for other in "$FUNCTIONS/$2/net"/*; do
    [ ! -e "$other" ] || CARD=${other##*/}
  done
}

# Number, MAC, VLAN, priority and protocol. Older versions of ip say MAC for link/ether.
told_vfs() { # CARD
  ip link show dev "$1" 2>/dev/null | awk '
    $1 == "vf" {
      gsub(/,/, ""); mac = ""; vlan = 0; qos = 0; protocol = "802.1Q"
      for (i = 3; i < NF; i++) {
        if ($i == "link/ether" || $i == "MAC") mac = $(i + 1)
        if ($i == "vlan" && $(i + 1) != "protocol") vlan = $(i + 1)
        if ($i == "qos") qos = $(i + 1)
        if ($i == "vlan" && $(i + 1) == "protocol") protocol = $(i + 2)
      }
      if (mac != "") print $2, mac, vlan, qos, protocol
    }'
}

told_vf() { # NAME ADDRESS
  card_of "$1" "$2/physfn"
  [ -z "$CARD" ] || told_vfs "$CARD" | sed -n "s/^$NUMBER //p"
}

raise_vfs() { # CARD COUNT: from none
  want vfs "$1" "has=vf$(($2 - 1))" state=up
  case $MODE in
    list) return 0 ;;
    up) flush ;;
    *)
      make_vfs "$@"
      return 0
      ;;
  esac
  why=$(
    too_few "$1" "$2"
    offline_cards
  )
  [ -z "$why" ] || fail "$why"
  {
    flock 7
    claim_vfs "$1" "$2"
    make_vfs "$@"
    # Some drivers give them MACs.
    lines=
    [ "$had" != 0 ] || lines=$(told_vfs "$1" | awk -v at="$at" '$2 != "00:00:00:00:00:00" { print "made", at, $0, "." }')
    [ -z "$lines" ] || remember "$lines$NL"
  } 7</run/vethloom
  # Only now it shows where they are, also those that libvirt takes later.
  why=$(lacking_cards)
  [ -z "$why" ] || fail "$why"
}

# Else this machine would drive them all, and whoever minds its network set them up.
make_vfs() { # CARD COUNT
  run sh -c 'n=$(cat "$0/sriov_numvfs") && if [ "$n" -lt "$1" ]; then echo 0 >"$0/sriov_drivers_autoprobe" && echo "$1" >"$0/sriov_numvfs"; fi' "/sys/class/net/$1/device" "$2"
}

# Those of another lab are as much ours from here on: who comes down last takes them away.
claim_vfs() { # CARD COUNT: sets at, and had, how many there were
  at=$(address_of "$1")
  vfs_now "$at"
  had=$now
  [ -n "$probe" ] || fail "$LABEL: $1 does not tell who drives its virtual functions"
  if [ "$now" = 0 ]; then
    remember "vfs $1 $at $2 $probe .$NL"
  elif shared_vfs "$at" && made_here; then
    lines=$(grep "^made $at " "$file")
    remember "vfs $1 $at $count $was .$NL$lines${lines:+$NL}"
  fi
}

# Whether another lab relies on them, too: sets file, and count and was of its record.
shared_vfs() { # ADDRESS
  for file in /run/vethloom/*/saved; do
    if [ "$file" = "$STATE/saved" ] || [ ! -r "$file" ]; then continue; fi
    while read -r class _ other count was dot; do
      [ "$class $other $dot" != "vfs $1 ." ] || return 0
    done <"$file"
  done
  return 1
}

take_vf() { # CARD NUMBER ADDRESS MAC VLAN
  want vfio "$1:vf$2" "bound=$3" "mac=$4" "vlan=$5"
  case $MODE in
    list) return 0 ;;
    up)
      flush
      why=$(unfit_vf "$1:vf$2" "$3")
      [ -z "$why" ] || fail "$why"
      told=$(told_vf "$1:vf$2" "$3")
      [ -n "$told" ] || fail "vfio-device: the driver of $1 does not tell of its virtual function $2, and could not be told its MAC"
      netdev=-
      for other in "$FUNCTIONS/$3/net"/*; do
        [ ! -e "$other" ] || netdev=${other##*/}
      done
      record "$1:vf$2" "$3" "$netdev" "vf $1:vf$2 $netdev $4 $5 $told .$NL"
      ;;
    *) ;;
  esac
  run ip link set dev "$1" vf "$2" mac "$4" vlan "$5"
  hand_over "$3"
}

# ---- Virtual functions (SR-IOV): as they are, and back -------------------------------

# Sets told, as it is now, and from the record its network device, MAC and VLAN as we have set
# them, then MAC, VLAN, priority and protocol as they were. A whole card has its device only.
vf_record() { # NAME ADDRESS
  told=''
  while read -r class other netdev mac vlan was_mac was_vlan qos protocol dot; do
    [ "$class $other $dot" = "vf $1 ." ] || continue
    told=$(told_vf "$1" "$2")
    return 0
  done <"$STATE/saved"
  netdev=$1 mac=''
  case $1 in
    *:vf*) netdev=- ;;
    *) ;;
  esac
}

is_untold() { # whether its card tells of it, and nothing that we have set
  [ -z "$mac" ] || { [ -n "$told" ] && [ -z "$(still_set "$told")" ]; }
}

# Which of MAC and VLAN a card still has as the record says that we have set them, and as
# they were not before.
still_set() { # 'MAC VLAN PRIORITY PROTOCOL'
  [ "${1%% *}" != "$mac" ] || [ "$mac" = "$was_mac" ] || say mac
  [ "${1#* }" != "$vlan 0 802.1Q" ] || [ "${1#* }" = "$was_vlan $qos $protocol" ] || say vlan
}

return_vf() { # NAME ADDRESS
  [ -n "$told" ] || complain "MAC and VLAN of $1 ($2) stay as they are: its card has no network device here that tells of them"
  card_of "$1" "$2/physfn"
  for each in $(still_set "$told"); do
    case $each in
      mac) return_mac "$1" "$2" ;;
      *) undo ip link set dev "$CARD" vf "$NUMBER" vlan "$was_vlan" qos "$qos" proto "$protocol" ;;
    esac
  done
}

NO_MAC=00:00:00:00:00:00 OTHER_NO_MAC=02:00:00:00:00:00

return_mac() { # NAME ADDRESS
  undo ip link set dev "$CARD" vf "$NUMBER" mac "$was_mac"
  case "$was_mac $(still_set "$(told_vf "$1" "$2")")" in
    # What libvirt sets then, too.
    "$NO_MAC mac"*)
      complain "the driver of $CARD takes no MAC of zeros, which $1 had: it gets $OTHER_NO_MAC"
      undo ip link set dev "$CARD" vf "$NUMBER" mac "$OTHER_NO_MAC"
      ;;
    *) ;;
  esac
}

survey_vfs() { # those that are there, and whether we have made them
  echo '@vfs'
  for each in $PASSED; do
    case $each in
      *:vf*)
        number_of "${each%%/*}"
        is_claimed "$CARD" || continue
        [ ! -e "/sys/class/net/$CARD/device/virtfn$NUMBER" ] || say "$CARD vf$NUMBER $(raised_of "$CARD")"
        ;;
      *) ;;
    esac
  done
  [ -s "$STATE/saved" ] || return 0
  while read -r class card at count was dot; do
    [ "$class $dot" = 'vfs .' ] || continue
    vfs_now "$at"
    if made_here || [ "$probe" != "${now:+$was}" ]; then say "$card ours"; fi
  done <"$STATE/saved"
}

# Those of another lab are there for us once our record tells of them, too.
is_claimed() { # CARD
  at=$(address_of "$1") || return 0
  grep -qs "^vfs $1 $at " "$STATE/saved" || ! (shared_vfs "$at")
}

vfs_now() { # ADDRESS: sets "now", how many there are, and "probe", whether drivers take them
  now='' probe=
  { read -r now <"$FUNCTIONS/$1/sriov_numvfs" && read -r probe <"$FUNCTIONS/$1/sriov_drivers_autoprobe"; } 2>/dev/null
}

# Another number of them is somebody else's, and so are those that drivers take.
made_here() {
  [ "$now" = "$count" ] && { [ "$probe" = 0 ] || [ "$was" = 0 ]; }
}

lower_vfs() { # CARD: to none
  {
    flock 7
    while read -r class card at count was dot; do
      [ "$class $card $dot" = "vfs $1 ." ] || continue
      if (shared_vfs "$at"); then
        forget_vfs "$at"
        continue
      fi
      vfs_now "$at"
      why=
      if made_here; then why=$(held_vfs "$1" "$at"); fi
      if [ -n "$why" ]; then
        complain "the virtual functions of $1 stay, as they go all at once: $why"
        continue
      fi
      ! made_here || undo sh -c 'echo 0 >"$0"' "$FUNCTIONS/$at/sriov_numvfs"
      [ "$probe" = "$was" ] || undo sh -c 'echo "$1" >"$0"' "$FUNCTIONS/$at/sriov_drivers_autoprobe" "$was"
    done <"$STATE/saved"
  } 7</run/vethloom
}

forget_vfs() { # ADDRESS: they are that lab's alone
  while read -r line; do
    case $line in
      "vfs $card $1 "* | "made $1 "*) ;;
      *) say "$line" ;;
    esac
  done <"$STATE/saved" >"$STATE/saved.new" && mv "$STATE/saved.new" "$STATE/saved"
}

held_vfs() { # CARD ADDRESS: why they are not to go; ours have no driver by now, and no MAC
  for each in "$FUNCTIONS/$2"/virtfn*; do
    each=$(readlink "$each")
    each=${each##*/}
    driver=$(driver_of "$each") || continue
    process=$(who_has "$each")
    if [ -n "$process" ]; then say "process $process has $each"; else say "$each is with the driver $driver"; fi
    return
  done
  card_of "$1:vf" "$2"
  told=
  [ -z "$CARD" ] || told=$(told_vfs "$CARD")
  [ -n "$told" ] || say "$1 has no network device here that tells of them"
  while read -r number told; do
    case $told in
      '' | "$NO_MAC 0 0 802.1Q" | "$OTHER_NO_MAC 0 0 802.1Q") continue ;;
      *) ;;
    esac
    grep -qxF "made $2 $number $told ." "$STATE/saved" || {
      say "somebody has set MAC or VLAN of number $number"
      return
    }
  done <<END
$told
END
}

spared_vfs() { # says which are no longer those that we have made
  [ -s "$STATE/saved" ] || return 0
  while read -r class card at count was dot; do
    [ "$class $dot" = 'vfs .' ] || continue
    vfs_now "$at"
    [ "${now:-0}" = 0 ] || made_here || complain "the virtual functions of $card stay: somebody else has made those that are there"
  done <"$STATE/saved"
}

# ---- The armed roll-back ------------------------------------------------------------
# Before this machine's own addresses move, this script starts itself once more, without
# the session's terminal: that process waits, and takes the lab down unless "confirm" came
# first. "armed" in the state folder holds its number and until when it waits, in seconds
# since boot. It ends by itself where it is not, or no longer, the one named there.

WAIT=60

arm() {
  # It has read all of this script, and waits, when it says its number.
  process=$(setsid sh "$SELF" --armed "$LAB" </dev/null 2>/dev/null 9>&- &)
  if ! waiting || [ "$pid" != "$process" ]; then fail 'cannot arm the roll-back'; fi
}

wait_until() { # PID: written to a temporary name and renamed, as the other may be reading
  read -r now _ </proc/uptime
  printf '%s %s\n' "$1" "$((${now%.*} + WAIT))" >"$STATE/armed.new" &&
    mv "$STATE/armed.new" "$STATE/armed"
}

waiting() { # sets pid, and left, the seconds until it acts
  { read -r pid end <"$STATE/armed"; } 2>/dev/null || return 1
  read -r now _ </proc/uptime
  left=$((end - ${now%.*}))
}

# The whole life of that process.
armed() {
  trap '' HUP INT PIPE
  cd / || exit 1
  wait_until "$$" >/dev/null || exit 1
  say "$$"
  exec >/dev/null
  locked=no
  while waiting && [ "$pid" = "$$" ]; do
    if [ "$left" -le 0 ] && [ "$locked" = yes ]; then
      unconfirmed
    # Who had the lock before may have confirmed, or put it off: looks again.
    elif [ "$left" -le 0 ] && try_lock; then
      locked=yes
    else
      [ "$locked" = no ] || exec 9>&-
      locked=no
      sleep 1
    fi
  done
  exit 0
}

unconfirmed() {
  note 0 '[confirm]' "nobody confirmed within $WAIT seconds: everything is taken back"
  remove_ours || note 2 '[confirm]' "still there: $LEFT"
  disarm
  exit 0
}

disarm() {
  [ ! -e "$STATE/armed" ] || rm -f "$STATE/armed"
}

ask_to_confirm() {
  waiting || return 0
  say "Addresses of this machine have moved. Is it still reached? Then confirm within $left seconds, or all is taken back:"
  say "  $0 confirm"
}

confirm() {
  ready confirm
  if [ ! -e "$STATE/armed" ]; then
    if grep -qs "$TAB\[confirm\]$TAB" "$STATE/log"; then
      complain "too late: nobody confirmed within $WAIT seconds, so all was taken back"
    else
      say 'nothing waits to be confirmed'
    fi
    return 0
  fi
  lock confirm
  disarm || exit 2
  while read -r class nic bridge _; do
    [ "$class" != home ] || say "confirmed: what $nic carried stays on $bridge until \"down\""
  done <"$STATE/saved"
}

# ---- Taking it back -----------------------------------------------------------------
# Nothing is removed because of its name: what goes is in our netdev group with our
# alias, has our mark on its loopback (namespaces), in external_ids (Open vSwitch), in its
# comment (nft) or among its arguments (dnsmasq, programs of VDE), or was being made when this
# was stopped, as the intent lines tell.
# Works without the state folder and twice.

undo() {
  shown "$@"
  attempt "$@"
}

remove_ours() {
  LABEL='[down]' KEPT=
  mine=$(judge ours)
  going_down
  while read -r class name was from bridge; do
    case $KEPT:$class in
      # A bridge that still carries what its network card did not take back.
      ?*:bridge | ?*:group) continue ;;
      *) ;;
    esac
    case $class in
      daemon) stop_daemon "$name" ;;
      release) release "$name" "$was" "$from" "$bridge" ;;
      ovs-port) undo ovs-vsctl --timeout=10 --if-exists del-port "$name" ;;
      ovs-bridge) undo ovs-vsctl --timeout=10 --if-exists del-br "$name" ;;
      bridge) remove_bridge "$name" ;;
      link) undo ip link del dev "$name" ;;
      # All of them in one call of the kernel.
      group) undo ip link del group "$name" ;;
      netns)
        # Between its two steps nothing shows any more that it was ours.
        [ ! -d "$STATE" ] || printf 'ending %s .\n' "$name" 2>/dev/null >>"$STATE/intent"
        undo ip netns del "$name"
        ;;
      nft) undo nft delete table ip "$name" ;;
      filter) undo nft delete table inet "$name" ;;
      vfio) return_card "$name" ;;
      vfs) lower_vfs "$name" ;;
      *) ;;
    esac
  done <<END
$mine
END
  wait_for_daemons
  spared_vfs
  left
  put_back "$mine" || LEFT="${LEFT:+$LEFT, }setting $key"
  [ -z "$KEPT" ] || LEFT="${LEFT:+$LEFT, }$KEPT"
  odd=$(unknown_record)
  [ -z "$odd" ] || LEFT="${LEFT:+$LEFT, }$(tell_odd)"
  [ -z "$LEFT" ] || return 1
  rm -rf "$STATE/intent" "$STATE/saved" "$STATE/saved.new" "$STATE"/armed* "$STATE"/dnsmasq-* "$STATE"/vde-* "$STATE"/slirpvde-* "$STATE"/vde_plug2tap-* "$STATE.sockets" 2>/dev/null || {
    LEFT="$STATE, where nothing can be removed"
    return 1
  }
}

tell_odd() {
  say "what $STATE/saved tells of by \"$odd\": the net.sh of another version has brought this lab up, and takes that down"
}

# What another version has to take back; a line without its dot was never whole.
unknown_record() {
  [ -s "$STATE/saved" ] || return 0
  awk '$NF == "." && $1 !~ /^(address|route|drawn)$/ && ($1 NF) !~ /^(link4|slave4|home4|keep4|sysctl5|filter3|vfio6|vf10|vfs6|made8)$/ { print $1; exit }' "$STATE/saved"
}

left() { # LEFT: what is still there; whether that is nothing
  LEFT=$(judge left 2>/dev/null) || LEFT='all that is of it, as this machine cannot be looked at'
  [ -z "$LEFT" ]
}

# A bond goes as a whole with the first of its network cards that leaves, and then nothing
# shows any more that the others were ours; ovs-vswitchd may also put a card back up.
going_down() {
  while read -r class name was from _; do
    [ "$class $was $from" = 'release down ovs' ] || continue
    [ ! -d "$STATE" ] || printf 'leaving %s .\n' "$name" 2>/dev/null >>"$STATE/intent"
    undo ip link set dev "$name" down
  done <<END
$mine
END
}

release() { # NAME WAS FROM BRIDGE: a network card of the host leaves our switch or bond
  case $3 in
    ovs)
      # It may be one of a bond.
      undo ovs-vsctl --timeout=10 --if-exists --with-iface del-port "$1"
      # ovs-vswitchd puts back the flags it remembers, which may be the old ones.
      [ "$2" = up ] || undo ip link set dev "$1" down
      ;;
    bond)
      undo ip link set dev "$1" nomaster
      [ "$2" != up ] || undo ip link set dev "$1" up
      ;;
    *) give_back "$3" "$1" "$2" "$4" || KEPT="what $1 did not take back" ;;
  esac
}

leave() { # removes the state folder where nothing is in it
  rmdir "$STATE" 2>/dev/null && rmdir /run/vethloom 2>/dev/null
}

fail() { # TEXT: the one way out of a build that went wrong
  trap '' INT TERM HUP PIPE
  # Where a setting could not be saved, this still holds the lock that putting it back takes.
  exec 7<&-
  complain "$1"
  complain 'rolling back'
  if remove_ours; then
    complain 'rolled back, nothing is left; "log" tells what was run'
    exit 1
  fi
  complain "the roll-back is incomplete, still there: $LEFT"
  exit 2
}

remove_bridge() { # NAME
  undo ip link set dev "$1" down
  undo ip link del dev "$1"
}

# ---- What this machine lacks --------------------------------------------------------

# A network namespace without a name shows what the kernel can do and goes by itself.
can() { # LINES TABLES: commands of ip, and of nft
  # shellcheck disable=SC2016
  answer=$(
    unshare -n sh -c 'ip -batch - >&2 && { [ "$#" -eq 0 ] || { nft "$1" && nft list ruleset; } } && echo can' \
      sh ${2:+"$2"} 2>/dev/null <<END
$1
END
  )
  # What cannot be marked cannot be taken back: older kernels drop the comment.
  case ${2:+tables}$answer in
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
    fw) limits "qdisc add dev lo ingress${NL}filter add dev lo parent ffff: protocol all handle 1 fw classid :1" ;;
    u32) limits "qdisc add dev lo ingress${NL}filter add dev lo parent ffff: protocol all u32 match u32 0 0 classid :1" ;;
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
    tame "${each%%=*}"
    there "${each%%=*}" "${each##*=}" || unable "$each"
    probe "${each%%=*}"
    all="$all$PROBE$NL" tables="$tables$TABLES"
  done
  if [ -n "$all$tables" ] && ! can "$all" "$tables"; then
    for each in $2; do
      probe "${each%%=*}"
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
      ovs-*) carries_tunnel "${each%%=*}" || unable "$each" ;;
      *) ;;
    esac
  done
}

carries_tunnel() { # ovs-TYPE
  # shellcheck disable=SC2016
  unshare -n sh -c 'ovs-dpctl add-dp probe60 && ovs-dpctl add-if probe60 "probe61,type=$1,remote_ip=192.0.2.1"' \
    sh "${1#ovs-}" >/dev/null 2>&1
}

unable() { # FEATURE=OPTION=MODULE
  type=${1%%=*} option=${1#*=}
  module=${option#*=} option=${option%%=*}
  case $1 in
    vlan-filtering=*) say "vlan-filtering-unsupported: this kernel has no VLANs on Linux bridges ($option); draw an Open vSwitch there, or one bridge for each VLAN" ;;
    ovs-datapath=*) say "ovs-datapath-missing: this kernel has no datapath of Open vSwitch ($option); load the module (modprobe $module), or choose the datapath netdev in the drawing" ;;
    ovs-*) say "module-missing: the datapath of Open vSwitch cannot make a tunnel of the type ${type#ovs-} ($option); load the module (modprobe $module), or choose the datapath netdev in the drawing" ;;
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
    xt-*) say "module-missing: the rules of libvirt's network need ${type#xt-} of iptables ($option); load the module (modprobe $module)" ;;
    htb=* | sfq=* | fw=* | ingress=* | u32=* | police=*) say "module-missing: libvirt limits bandwidth by $type of tc, which is not there ($option); load the module (modprobe $module)" ;;
    gretap=* | ip6gretap=*) say "module-missing: this kernel cannot make a $type ($option); load the module (modprobe $module), or draw the tunnel as VXLAN" ;;
    *) say "module-missing: this kernel cannot make a $type ($option); load the module (modprobe $module) or install the kernel of the distribution" ;;
  esac
}

tell_needs() { # what lacking and lacking_later look for
  options=''
  for each in $FEATURES $LATER_FEATURES; do
    each=${each#*=}
    each="${each%%=*} (${each#*=})"
    case "$options," in
      *", $each,"*) ;;
      *) options="$options, $each" ;;
    esac
  done
  [ -z "$options" ] || say "needed of the kernel, and its modules: ${options#, }"
  say "needed programs: $TOOLS${LATER_TOOLS:+ $LATER_TOOLS}"
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

# ---- Before anything is changed -----------------------------------------------------

ready() { # VERB [EXIT]: has what every verb needs that looks at this machine
  if [ "$USER_ID" -ne 0 ]; then
    complain "\"$1\" needs root"
    exit "${2-3}"
  fi
}

lacking_accounts() {
  if lone_user; then
    say "account-unmapped: nobody but you is in a namespace that you make without root, so no tap can be lent there; leave owner and group out"
    return 0
  fi
  for each in $ACCOUNTS; do
    case ${each#*:} in
      *[!0-9]*) getent "${each%%:*}" "${each#*:}" >/dev/null || say "account-missing: this machine has no ${each%%:*} entry ${each#*:}, to whom a tap is lent; draw another owner or group" ;;
      *) ;;
    esac
  done
}

# A fact of a tap, by the name that ip tells. What has a blank in it would be two facts.
named() { # FACT passwd|group ACCOUNT
  command -v getent >/dev/null || return 0
  number=$(getent "$2" "$3" | cut -d: -f3)
  name=$(getent "$2" "${number:-$3}" | cut -d: -f1)
  case ${name:-$3} in
    *[[:space:]]*) ;;
    *) say " $1=${name:-$3}" ;;
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
      *' hook forward '*) rest=${rest#*' hook forward '} ;;
      *"$NL:FORWARD DROP "*)
        drops=yes
        continue
        ;;
      *) return 0 ;;
    esac
    case ${rest%%"$NL"*} in
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
    nic=${uplink%%/*}
    carries "$nic" || continue
    case $(ip -o route get "$peer" 2>/dev/null) in
      *" dev $nic "*) say "uplink-ssh-cut: this session comes from $peer over $nic, which becomes a port: \"up\" asks for \"confirm\" within $WAIT seconds, or takes all back" ;;
      *) ;;
    esac
  done
}

# Who is at the other end of this session; sudo hides it from us, but not from root.
session_peer() {
  peer=${SSH_CONNECTION-}
  process=$$
  while [ -z "$peer" ] && [ "$process" -gt 1 ]; do
    peer=$(tr '\0' '\n' 2>/dev/null <"/proc/$process/environ" | sed -n 's/^SSH_CONNECTION=//p')
    read -r line <"/proc/$process/stat" || return 0
    line=${line##*") "? }
    process=${line%% *}
  done
  say "${peer%% *}"
}

hint_networkd() {
  names=$( (MODE=list && steps) | sed -n "s:^make$TAB.*${TAB}link \([^/$TAB]*\)$TAB.*:\1:p")
  for file in /etc/systemd/network/*.network /run/systemd/network/*.network /usr/lib/systemd/network/*.network; do
    [ -r "$file" ] || continue
    section=
    while IFS= read -r line; do
      case $section$line in
        *'['*']') section=${line%]} ;;
        \[MatchName=*)
          set -f
          for pattern in ${line#Name=}; do
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
  complain "${1:-nothing was changed}; in the way:"
  while IFS= read -r line; do
    printf '  %s\n' "${line#  }" >&2
  done <<END
$WAY
END
  [ -z "$NATIVE" ] || offer "${NATIVE% *}" "${NATIVE#* }" >&2
}

# ---- "test": who reaches whom, and who does not --------------------------------------

ASKING='' PIDS='' NUMBER=0 FAILED=0 STATUS='' PATIENCE=25

test_lab() {
  say 'TAP version 13'
  [ "$USER_ID" -eq 0 ] || bail '"test" needs root'
  case $(ping -V 2>&1) in
    *iputils*) ;;
    *) bail 'the program ping of iputils is missing' ;;
  esac
  [ -n "$(judge ours)" ] || bail "$LAB is not up"
  if [ "$ASKED" -eq 0 ]; then
    say '1..0 # SKIP of nothing in this drawing the answer is certain'
    exit 0
  fi
  say "1..$ASKED"
  places
  for list in $QUESTIONS; do
    ASKING=yes
    "$list"
    ASKING=no
    "$list"
  done
  [ "$FAILED" -eq 0 ] || exit 6
}

bail() { # REASON: there is nobody to ask
  say "Bail out! $1"
  exit 6
}

within() { # NETNS COMMAND...: "-" is the host's own stack
  netns=$1
  shift
  if [ "$netns" = - ]; then "$@"; else ip netns exec "$netns" "$@"; fi
}

# A port that does not forward yet is silent, and what a neighbour said earlier hides
# what is wrong now.
converges() { # SORT SWITCH SECONDS
  tries=0
  while learning "$1" "$2" && [ "$tries" -le "$3" ]; do
    tries=$((tries + 1))
    sleep 1
  done
}

learning() { # SORT SWITCH: whether one of its ports waits for spanning tree
  case $1 in
    ovs) states=$(ovs --columns=status list port) ;;
    *) states=$(ip -d -o link show master "$2" 2>/dev/null) ;;
  esac
  case $states in
    *'state listening'* | *'state learning'*) return 0 ;;
    *stp_state=listening* | *stp_state=learning*) return 0 ;;
    *) return 1 ;;
  esac
}

place() { # NETNS DEVICE
  # Until IPv6 has made sure that nobody else has its addresses.
  while [ -n "$(ip_of "$1" -6 -o address show dev "$2" tentative 2>/dev/null)" ] &&
    [ "$PATIENCE" -gt 0 ]; do
    PATIENCE=$((PATIENCE - 1))
    sleep 0.2
  done
  ip_of "$1" neigh flush dev "$2" 2>/dev/null
}

ip_of() { # NETNS ARGUMENT...
  netns=$1
  shift
  if [ "$netns" = - ]; then ip "$@"; else ip -n "$netns" "$@"; fi
}

# NETNS DEVICE ADDRESS OWNER CONCERNS and, for packets that may not be cut, SIZE
reach() { who "$@" && ask "$WHO reaches $3 ($4)" "$5" answers "$1" "$3"; }
silent() { who "$@" && ask "$WHO does not reach $3 ($4)" "$5" is_silent "$1" "$2" "$3"; }
fits() { who "$@" && ask "$WHO reaches $3 ($4) at $6 bytes" "$5" fits_through "$1" "$3" "$6"; }
drops() { who "$@" && ask "$WHO does not reach $3 ($4) at $6 bytes" "$5" is_dropped "$1" "$3" "$6"; }

who() { # NETNS DEVICE: sets WHO
  WHO=$2
  [ "$1" = - ] || WHO="$1 $2"
}

# Called twice for each question: to ask, and to take the answer.
ask() { # TEXT CONCERNS COMMAND...
  if [ "$ASKING" = yes ]; then
    shift 2
    "$@" >/dev/null 2>&1 &
    PIDS="$PIDS$! "
    return 0
  fi
  NUMBER=$((NUMBER + 1))
  if wait "${PIDS%% *}"; then
    say "ok $NUMBER - $1"
  else
    FAILED=$((FAILED + 1))
    say "not ok $NUMBER - $1"
    explain "$2"
  fi
  PIDS=${PIDS#* }
}

answers() { # NETNS ADDRESS
  within "$1" ping -n -c 1 -w 5 "$2"
}

payload() { # ADDRESS SIZE: sets PAYLOAD, what the headers of IP and ICMP leave
  case $1 in
    *:*) PAYLOAD=$(($2 - 48)) ;;
    *) PAYLOAD=$(($2 - 28)) ;;
  esac
}

fits_through() { # NETNS ADDRESS SIZE
  payload "$2" "$3"
  within "$1" ping -n -c 1 -w 5 -M 'do' -s "$PAYLOAD" "$2"
}

is_dropped() { # NETNS ADDRESS SIZE
  payload "$2" "$3"
  ! within "$1" ping -n -c 1 -W 1 -M 'do' -s "$PAYLOAD" "$2"
}

# Who is asked for must not even tell that it has the address: it may hear us and have
# no way to answer.
is_silent() { # NETNS DEVICE ADDRESS
  ip_of "$1" neigh replace "$3" dev "$2" use
  ! within "$1" ping -n -c 1 -W 1 -I "$2" "$3" || return 1
  sleep 1
  case $(ip_of "$1" neigh show to "$3" dev "$2") in
    *lladdr*) return 1 ;;
    *) ;;
  esac
}

explain() { # CONCERNS: what of it is not as drawn; else what else is not
  [ -n "$STATUS" ] || STATUS=$(judge status)
  printf '%s\n' "$STATUS" | awk -F "$TAB" -v concerns="$1" '
    BEGIN { count = split(concerns, id, " ") }
    {
      near = 0
      for (i = 1; i <= count; i++) if (index($3, "[" id[i] "/") == 1) near = 1
      text = "# " $1 ": " $2 " " $3 ($4 == "" ? "" : ": " $4) "\n"
      if ($1 == "present") {
        sub(/\/[^]]*\]/, "]", $3)
        if (near && !seen[$3]++) drawn = drawn (drawn == "" ? "" : ", ") $3
      } else if (near) differs = differs text
      else if (++others <= 3) elsewhere = elsewhere text
    }
    END {
      if (differs == "") differs = elsewhere
      printf "%s", differs == "" ? "# all as drawn: " drawn "\n" : differs
    }'
}

# ---- What "up" must be told by name -------------------------------------------------

# INSIDE: in a throw-away copy of the network stack, where nothing is dangerous.
YES='' UNTOLD='' TOLD='' INSIDE=no

consent() { # ARGUMENT...: reads the flags of "up"; UNTOLD is what they leave out
  while [ "$#" -gt 0 ]; do
    case $#:$1 in
      *:--yes-forward) YES="$YES$1$NL" ;;
      1:--yes-*) usage_error ;;
      *:--yes-touch | *:--yes-pass | *:--yes-tunnel | *:--yes-serve | *:--yes-listen | *:--yes-group | *:--yes-socket | *:--yes-root | *:--yes-lend | *:--yes-vdpa | *:--yes-outside)
        YES="$YES$1 $2$NL"
        shift
        ;;
      *) usage_error ;;
    esac
    shift
  done
  [ "$INSIDE" = yes ] || dangers
}

danger() { # FLAG NAME MEANING
  flag="$1${2:+ $2}"
  case $NL$YES in
    *"$NL$flag$NL"*) TOLD="$TOLD$flag$NL" ;;
    *) UNTOLD="$UNTOLD$NL  $flag   $3" ;;
  esac
}

# Where nothing is to be built, guests alone may bring about what nobody was told yet.
told_before() { # whether the log has what the flags leave out
  [ -n "$UNTOLD" ] || return 0
  without=$UNTOLD
  YES="$YES$(awk -F "$TAB" '$3 == "[told]" { print $4 }' "$STATE/log" 2>/dev/null)$NL"
  UNTOLD='' TOLD=''
  dangers
  [ -n "$UNTOLD" ] || return 0
  UNTOLD=$without
  return 1
}

keep_told() {
  printf '%s' "$TOLD" | while IFS= read -r flag; do
    note 0 '[told]' "$flag"
  done
}

untold() { # tells UNTOLD
  complain "nothing was changed; \"up\" must be told by name:$UNTOLD"
}

# ---- "--isolated": the lab in a throw-away copy of the network stack -----------------
# A keeper holds namespaces of its own for network, mounts and processes, and for users
# where we are not root. Verbs run inside as they are. Nothing of this machine's network
# can be named there, and all that is inside ends with the keeper.

KEEP=/run/vethloom/$LAB.isolated
[ "$USER_ID" -eq 0 ] || KEEP=${XDG_RUNTIME_DIR:-${HOME:-}/.cache}/vethloom/$LAB.isolated
case $0 in
  /*) SELF=$0 ;;
  *) SELF=$PWD/$0 ;;
esac
case $- in
  # Read from a pipe: then $0 is the shell, and a file of that name may be anybody's.
  *s*) SELF= ;;
  *) ;;
esac

# Process 1 inside. What it says on descriptor 3 is read outside; 4 it holds open, so
# that who gives us the outside ends when it does.
keeper() {
  [ "$$" -eq 1 ] || usage_error
  # Sockets of this machine's daemons lie in /run.
  mount -t tmpfs -o mode=755 run /run || exit 1
  mkdir /run/netns /run/lock
  # Lists the devices of this network, where it may be mounted.
  mount -t sysfs sys /sys 2>/dev/null
  ip link set dev lo up || exit 1
  [ "$OVS" = no ] || own_ovs || exit 1
  echo ready >&3
  exec 3>&-
  # A shell, as process 1 must collect orphans.
  while :; do sleep 3600; done
}

# Where process 1 is the keeper nothing of this machine can be meant.
kept_inside() {
  { read -r arguments </proc/1/cmdline; } 2>/dev/null
  case ${arguments-} in
    *"--keeper$LAB"*) INSIDE=yes ;;
    *) usage_error ;;
  esac
}

# The database and switch of this machine are out of reach.
own_ovs() {
  mkdir /run/openvswitch
  export OVS_RUNDIR=/run/openvswitch OVS_LOGDIR=/run/openvswitch OVS_DBDIR=/run/openvswitch
  for path in /usr/share/openvswitch/scripts /usr/local/share/openvswitch/scripts; do
    PATH=$PATH:$path
  done
  ovsdb-tool create /run/openvswitch/conf.db &&
    ovsdb-server /run/openvswitch/conf.db --remote=punix:/run/openvswitch/db.sock \
      --pidfile --detach --no-chdir 3>&- &&
    ovs-vsctl --no-wait --timeout=10 init &&
    ovs-vswitchd --pidfile --detach --no-chdir 3>&-
}

find_keeper() { # sets HOLDER and KEEPER, process 1 of it, as they are numbered here
  HOLDER='' KEEPER=''
  { read -r HOLDER <"$KEEP/keeper"; } 2>/dev/null || return 1
  case $(tr '\0' ' ' 2>/dev/null <"/proc/$HOLDER/cmdline") in
    *" --keeper $LAB "*) ;;
    *) return 1 ;;
  esac
  # The line has no end.
  read -r KEEPER _ <"/proc/$HOLDER/task/$HOLDER/children" || [ -n "$KEEPER" ]
}

start_keeper() {
  case $SELF in
    /run/* | /var/run/*)
      complain 'copy the export out of /run first: an isolated lab has a /run of its own'
      exit 1
      ;;
    *) ;;
  esac
  set -- --net --mount --pid --fork --kill-child --mount-proc
  [ "$USER_ID" -eq 0 ] || set -- --user --map-root-user "$@"
  rm -f "$KEEP/life" "$KEEP/said"
  mkfifo -m 600 "$KEEP/life" || exit 1
  setsid unshare "$@" sh "$SELF" --keeper "$LAB" \
    </dev/null >"$KEEP/said" 2>&1 3>&1 4<>"$KEEP/life" 8>&- &
  echo "$!" >"$KEEP/keeper"
  tries=0
  until grep -qx ready "$KEEP/said"; do
    tries=$((tries + 1))
    if [ "$tries" -gt 200 ] || ! kill -0 "$!" 2>/dev/null; then
      complain "cannot make an isolated copy of the network stack: $(cat "$KEEP/said")"
      [ "$USER_ID" -eq 0 ] ||
        complain 'does this system let users make user namespaces? With sudo it works without them.'
      end_keeper
      exit 1
    fi
    sleep 0.05
  done
  find_keeper || exit 1
  give_outside
  rm -f "$KEEP/life" "$KEEP/said"
}

# A way out for the guests, in user space, where this machine has one. It ends when the
# keeper closes its end of the pipe.
give_outside() {
  command -v slirp4netns >/dev/null || return 0
  # The drawing has a way out of its own.
  ! (MODE=list && steps) | grep -q "^want.*${TAB}link [^/$TAB]*${TAB}route=default," || return 0
  setsid slirp4netns --configure --mtu=65520 --disable-host-loopback --cidr=100.64.118.0/24 \
    --exit-fd=5 "$KEEPER" outside </dev/null >/dev/null 2>&1 5<"$KEEP/life" 8>&- &
  # shellcheck disable=SC2016
  inside sh -c 'echo "nameserver 100.64.118.3" >/run/resolv.conf
    to=$(readlink -m /etc/resolv.conf) && mkdir -p "$(dirname "$to")" && touch -a "$to" 2>/dev/null
    mount --bind /run/resolv.conf "$to"' 2>/dev/null
  return 0
}

inside() { # COMMAND...
  set -- --target "$KEEPER" --root --net --mount --pid -- "$@"
  [ "$USER_ID" -eq 0 ] || set -- --user --preserve-credentials "$@"
  nsenter "$@" 8>&-
}

inside_here() { # COMMAND...: in the folder where we are
  # shellcheck disable=SC2016
  inside sh -c 'cd "$1" && shift && exec "$@"' sh "$PWD" "$@"
}

end_keeper() {
  tries=0
  while find_keeper && [ "$tries" -lt 200 ]; do
    kill -9 "${KEEPER:-$HOLDER}" 2>/dev/null
    tries=$((tries + 1))
    sleep 0.02
  done
  rm -f "$KEEP/keeper" "$KEEP/said" "$KEEP/life"
  forget_keeper
}

forget_keeper() {
  rmdir "$KEEP" 2>/dev/null && rmdir "${KEEP%/*}" 2>/dev/null
}

# A keeper is started, filled and ended by one at a time.
lock_keeper() {
  { command exec 8<"$KEEP"; } 2>/dev/null &&
    flock -n 8 && [ "$KEEP" -ef /proc/self/fd/8 ] && return
  complain 'busy: another "up" or "down" of this lab is running'
  exit 4
}

isolated() { # VERB ARGUMENT...
  verb=$1
  shift
  case $SELF:$verb in
    /* | :down | :run | :shell) ;;
    *)
      complain 'an isolated lab needs this script as a file: write it to one and run that'
      exit 1
      ;;
  esac
  # Another "up" may make it between look and deed.
  mkdir -p "${KEEP%/*}" && { mkdir -m 700 "$KEEP" 2>/dev/null || [ -d "$KEEP" ] || mkdir -m 700 "$KEEP"; } || exit 1
  if [ -z "$(find "$KEEP" -prune -type d -user "$USER_ID" ! -perm -020 ! -perm -002)" ]; then
    complain "$KEEP is not yours alone: it must be, as what runs is found there"
    exit 1
  fi
  mine=no
  case $verb in
    up | down) lock_keeper ;;
    run | shell)
      find_keeper || {
        complain "$LAB is not up in isolation"
        forget_keeper
        exit 3
      }
      ;;
    *) find_keeper || lock_keeper ;;
  esac
  find_keeper || mine=yes
  # What is inside gets the signal too, and ends in good order.
  trap : INT TERM HUP
  case $mine:$verb in
    no:* | yes:down) ;;
    *) start_keeper ;;
  esac
  case $verb:$# in
    down:*)
      end_keeper
      say "$LAB is down"
      exit 0
      ;;
    run:*) inside_here "$@" ;;
    shell:0) inside_here "${SHELL:-/bin/sh}" ;;
    *) inside_here sh "$SELF" --inside "$verb" "$@" ;;
  esac
  code=$?
  # Made only to look: the lab is up in none.
  case $mine:$verb:$code in
    no:* | yes:up:0) ;;
    *) end_keeper ;;
  esac
  exit "$code"
}

# ---- Verbs --------------------------------------------------------------------------

MODE=list LONE=no ID='' LABEL='' TITLE='' LEFT='' STOPPING=''

usage() {
  [ -z "$SELF" ] || sed -n '2,/^$/s/^# \{0,1\}//p' "$SELF"
  cat <<'END'

Verbs:
  help           this text; changes nothing
  plan           every command "up" would run, with its label; needs no root
  check          what is in the way of "up", guests and libvirt; changes nothing, but modules may
                 be loaded
  up [FLAG...]   builds; a failure takes back what was built; the flags are those above
  confirm        keeps addresses of this machine where "up" has moved them
  status         how each object is; "status --json" for programs
  test           asks who reaches whom and who does not, as TAP; changes nothing
  down           takes back what "up" built, and nothing else
  shell NAME     a shell in a network namespace of this lab
  log            what was run: seconds since boot, exit code, label, command

Before the verb:
  --isolated     in a throw-away copy of the network stack: nothing of this machine is
                 touched, root is not needed where users may make user namespaces.
                 "run COMMAND..." runs a command inside, "down" ends all that is inside
  --host         on this machine itself
END
}

usage_error() {
  usage >&2
  exit 64
}

# One "up" or "down" at a time. The lock is on the state folder itself; the programs
# that the steps start do not inherit it.
lock() { # VERB
  command -v flock >/dev/null ||
    unlocked "$1" "tool-missing: the program flock is not installed; $(package flock)"
  # Two may make it at once: what counts is that it is there. And who leaves takes the
  # folder above along.
  made=no
  for _ in 1 2 3 4 5; do
    [ -d /run/vethloom ] || mkdir -p /run/vethloom 2>/dev/null
    if mkdir -m 700 "$STATE" 2>/dev/null || [ -d "$STATE" ]; then
      made=yes
      break
    fi
  done
  [ "$made" = yes ] || unlocked "$1" "the folder $STATE cannot be made"
  try_lock && return 0
  complain 'busy: another "up" or "down" of this lab is running'
  exit 4
}

unlocked() { # VERB TEXT
  complain "nothing was changed: $2"
  [ "$1" = down ] || exit 1
  left || {
    complain "still there: $LEFT"
    exit 2
  }
  say "$LAB is down"
  exit 0
}

# Who held it before may have removed the folder before or since we opened it. With
# "command" in front the shell goes on where it cannot be opened.
try_lock() {
  { command exec 9<"$STATE"; } 2>/dev/null &&
    flock -n 9 && [ "$STATE" -ef /proc/self/fd/9 ]
}

up() { # FLAG...
  consent "$@"
  ready up 1
  lock up
  WAY='' same=no cleaning=no judged=no
  if building; then cleaning=yes; fi
  while IFS= read -r line; do
    case $line in
      same) same=yes ;;
      ours) cleaning=yes ;;
      judged) judged=yes ;;
      *) WAY="$WAY$NL  ${line#way }" ;;
    esac
  done <<END
$(
    lacking | {
      judge up </dev/null
      show
    }
  )
END
  # What is saved would be lost.
  odd=$(unknown_record)
  [ -z "$odd" ] || WAY="$WAY$NL  $(tell_odd)"
  WAY=${WAY#"$NL  "}
  [ "$judged$WAY" != no ] || WAY='this machine cannot be looked at'
  if [ "$same$WAY" = yes ] && told_before; then
    [ "$#" -eq 0 ] || keep_told
    say "$LAB is already up"
    ask_to_confirm
    leave
    exit 0
  fi
  [ "$cleaning" = yes ] || uplinks
  [ -z "$WAY$UNTOLD" ] || refuse
  hints >&2
  trap 'fail interrupted' INT TERM HUP PIPE
  if [ "$cleaning" = yes ]; then
    say "$LAB is half built or was drawn differently: cleaning first"
    remove_ours || fail 'cannot clean'
    # Only now the network cards carry what is theirs.
    uplinks
    [ -z "$WAY" ] || refuse 'it was taken back and not built again'
  fi
  # Not with ":", which ends the shell where the file cannot be written.
  { printf '' >"$STATE/log" && printf '' >"$STATE/intent"; } 2>/dev/null ||
    fail "cannot write to $STATE"
  MODE=up
  steps
  flush
  MODE=list
  different=$(judge status) || fail "built, but reads back otherwise:
$(printf '%s\n' "$different" | grep -v '^present')"
  printf 'up\n' >"$STATE/intent"
  keep_told
  # From here on: building may have taken its time.
  ! waiting || [ "$left" -gt $((WAIT - 2)) ] || wait_until "$pid"
  trap - INT TERM HUP PIPE
  say "$LAB is up"
  ask_to_confirm
}

refuse() { # [OUTCOME]
  [ -z "$WAY" ] || in_the_way "$@"
  [ -z "$UNTOLD" ] || untold
  leave
  exit 1
}

down() {
  ready down
  lock down
  trap '' INT TERM HUP PIPE
  remove_ours || {
    complain "still there: $LEFT"
    exit 2
  }
  rm -f "$STATE/log" || {
    complain "still there: $STATE, where nothing can be removed"
    exit 2
  }
  leave
  say "$LAB is down"
}

status() {
  ready status
  case $1 in
    '') judge status ;;
    --json) judge json ;;
    *) usage_error ;;
  esac || exit 5
}

enter() { # NAME
  ready shell
  case $(ip -n "$1" -o link show dev lo 2>/dev/null) in
    *"    alias $MARK:"*) exec ip netns exec "$1" "${SHELL:-/bin/sh}" ;;
    *)
      complain "$LAB has no namespace of that name up"
      exit 3
      ;;
  esac
}

case ${1-} in
  --isolated | --host | --inside)
    ISOLATED=no
    [ "$1" != --isolated ] || ISOLATED=yes
    [ "$1" != --inside ] || kept_inside
    shift
    ;;
  --keeper) keeper ;;
  --armed) armed ;;
  *) ;;
esac
verb=${1-help} argument=${2-}
case $ISOLATED:$verb in
  yes:help | yes:-h) ;;
  # Inside it will be root, and no other user there.
  yes:plan)
    # shellcheck disable=SC2034
    [ "$USER_ID" -eq 0 ] || LONE=yes OWNER=0
    ;;
  yes:*) isolated "$@" ;;
  *) ;;
esac
case $verb in
  help | -h | --help) usage ;;
  plan)
    MODE=plan WAY=
    uplinks
    steps
    ;;
  check)
    ready check
    WAY=$(lacking && lacking_later && judge check) || true
    uplinks
    if [ -n "$WAY" ]; then
      in_the_way
      exit 3
    fi
    say 'nothing is in the way'
    tell_needs
    [ -z "$MOVE" ] || hint_session
    hints
    consent
    [ -z "$UNTOLD" ] || say "\"up\" must be told by name:$UNTOLD"
    ;;
  up)
    shift
    up "$@"
    ;;
  confirm) confirm ;;
  status) status "$argument" ;;
  test) test_lab ;;
  down)
    [ $# -eq 1 ] || usage_error
    down
    ;;
  shell) enter "$argument" ;;
  log)
    if [ -r "$STATE/log" ]; then
      say "# Seconds since the machine started ($(uptime -s)), exit status, label, command"
      cat "$STATE/log"
    fi
    ;;
  *) usage_error ;;
esac
