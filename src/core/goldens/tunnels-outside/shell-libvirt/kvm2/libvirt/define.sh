#!/bin/sh
# Guests and networks of the drawing "tunnels-outside", for libvirt.
#
# Effects of "define" and "start"; "stop" and "undefine" take them back:
#   Existing devices touched: none
#   Addresses and routes of the host's own stack: none
#   Host settings changed: none
#   Firewall rules made: none
#   Ports opened: none
#   Network devices made: none
#   libvirt networks defined: tunnels-outside-ovs0, tunnels-outside-ovs1
#   Guests run: none
#   Programs left running: none
#   Files: none

set -u

each_network() {
  :
  "$1" tunnels-outside-ovs0 ovs0
  "$1" tunnels-outside-ovs1 ovs1
}

each_domain() {
  :
}

each_listener() { # FUNCTION: calls it with a guest and one that it connects to
  :
}

each_socket() { # FUNCTION: calls it with a guest and the path of a socket of its QEMU
  :
}

each_card() { # FUNCTION: calls it with a guest and a card that it is given
  :
}

each_vhost() { # FUNCTION: calls it with a guest, a cable with vhost, and on or force
  :
}

LC_ALL=C
export LC_ALL
uri=${LIBVIRT_DEFAULT_URI:-qemu:///system}
accel=${VETHLOOM_ACCEL:-}
here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd) || exit 1
bad=0
only=${2:-}

vsh() { virsh -q -c "${uri}" "$@"; }

say() { printf '%s: %s\n' "$1" "$2"; }

problem() {
  printf '%s: %s\n' "$1" "$2" >&2
  bad=1
}

# The exit status 2 of net.sh: not all of it could be taken away.
remains() {
  problem "$1" "$2"
  bad=2
}

uuid_in() { sed -n 's:^  <uuid>\([0-9a-f-]*\)</uuid>$:\1:p' "$1"; }

preflight() {
  if ! command -v virsh >/dev/null; then
    problem virsh 'is not installed'
    exit 1
  fi
  if ! vsh uri >/dev/null; then
    problem "${uri}" 'libvirt does not answer'
    exit 1
  fi
  [ -n "${only}" ] || each_network need_network_file
  each_domain need_domain_file
  [ "${bad}" -eq 0 ] || exit 1
}

need_network_file() { need_file "$1" "${here}/networks/$1.xml"; }
need_domain_file() { ! is_meant "$1" || need_file "$1" "${here}/$1.xml"; }
need_file() {
  uuid=$(uuid_in "$2" 2>/dev/null || true)
  [ -n "${uuid}" ] || problem "$1" "$2 is missing or damaged"
}

# Sets uuid, and whose: nobody, ours or foreign.
look() {
  uuid=$(uuid_in "$1" || true)
  case $2 in
    '') whose=nobody ;;
    "${uuid}") whose=ours ;;
    *) whose=foreign ;;
  esac
}

look_network() {
  found=$(vsh net-uuid "$1" 2>/dev/null || true)
  look "${here}/networks/$1.xml" "${found}"
}

# By the list, as virsh takes a name of digits for the id of a running domain.
look_domain() {
  known=$(vsh list --all --uuid --name || true)
  found=$(echo "${known}" | sed -n "s/^\([0-9a-f-]\{36\}\)  *$1\$/\1/p" || true)
  look "${here}/$1.xml" "${found}"
}

network_is_active() {
  active=$(vsh net-list --name || true)
  echo "${active}" | grep -qx -- "$1"
}

digest_of() { sed -n 's/.*<[a-z:]*drawing .*digest=.\([0-9a-f]*\).*/\1/p'; }

# Sets state: as virsh calls it.
look_state() { state=$(vsh domstate "${uuid}" || true); }

# Whether a verb is about this guest, as it is without a NAME about all.
is_meant() {
  [ -z "${only}" ] || [ "${only}" = "$1" ] || return 1
  met=yes
}

each_meant() { # FUNCTION
  met=no
  each_domain "$1"
  [ "${met}" = yes ] || [ -z "${only}" ] || problem "${only}" 'is no guest of this drawing'
}

domain_is_current() {
  mark=$(vsh metadata "${uuid}" urn:vethloom --config 2>/dev/null || true)
  defined=$(echo "${mark}" | digest_of || true)
  drawn=$(digest_of <"${here}/$1.xml" || true)
  [ "${defined}" = "${drawn}" ]
}

# What net.sh asks of its own networks. libvirt would take any that is not the very same as
# one of the machine's, and would make the machine forward without a word.
judge_network() { # NETWORK BRIDGE [makes [forwards] [ADDRESS...]]
  [ "${3-}" = makes ] || return 0
  look_network "$1"
  own=''
  case ${whose} in
    foreign) return ;;
    ours)
      if network_is_active "$1"; then
        [ "${replace}" = yes ] || return 0
        own=$2
      fi
      ;;
    *) ;;
  esac
  name=$1
  shift 3
  [ $# -eq 0 ] || judge_made "$@"
}

judge_made() { # [forwards] [ADDRESS...]
  case ${uri#*://} in
    /*) ;;
    *)
      problem "${name}" 'libvirt would make it on a machine whose addresses cannot be seen from here: run this there'
      return
      ;;
  esac
  if [ "$1" = forwards ]; then
    shift
    forwards=$(cat /proc/sys/net/ipv4/ip_forward || true)
    [ "${forwards}" = 1 ] ||
      problem "${name}" 'libvirt would make this machine forward, which it does not yet: run ./net.sh up first'
  fi
  if ! reached=$(list_reached) || ! lost=$(printf '%s\n' "${reached}" | list_lost "$*"); then
    problem "${name}" 'what this machine reaches cannot be told: ip and awk are needed'
  elif [ -n "${lost}" ]; then
    problem "${name}" "${lost}"
  fi
}

list_reached() {
  ip -o address show || return
  ip -o -4 route show table all || return
  [ ! -e /proc/net/if_inet6 ] || ip -o -6 route show table all
}

list_lost() { # ADDRESSES
  awk -v name="${name}" -v addresses="$1" -v own="${own}" '
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
function compare(to,   i) {
  for (i = 1; i <= count; i++) if (!(i in told) && overlaps(address[i], to)) {
    told[i] = 1
    print (said++ ? name ": " : "") "would get " address[i] ", but this machine reaches " to " by " dev ", and would lose the way there; draw another subnet"
  }
}
BEGIN { count = split(addresses, address, " ") }
{
  dev = ""
  for (i = 1; i < NF; i++) if ($i == "dev") dev = $(i + 1)
  if ($1 ~ /^[0-9]+:$/) dev = $2
  if (own != "" && dev == own) next
  if ($1 !~ /^[0-9]+:$/) { compare($1 ~ /^[a-z]+$/ ? $2 : $1); next }
  compare($4)
  if ($5 == "peer") compare($6)
}'
}

replace=no

# libvirt would start the network all the same, and fail each guest that is in it.
need_bridge() { # NETWORK BRIDGE [makes] | NETWORK CARD cards [CARD...] | NETWORK CARD functions COUNT
  case ${3-}:${uri} in
    :qemu:///*) [ -e "/sys/class/net/$2" ] || problem "$1" "its switch $2 is not there: run ./net.sh up first" ;;
    cards:qemu:///*)
      name=$1 first=$2
      shift 3
      for card in "${first}" "$@"; do
        [ -e "/sys/class/net/${card}" ] || problem "${name}" "its network card ${card} is not there"
      done
      ;;
    functions:qemu:///*) need_functions "$1" "$2" "$4" ;;
    *) ;;
  esac
}

refuse_network() {
  look_network "$1"
  case ${whose}:${3-}:${uri} in
    foreign:*) problem "$1" 'a network of this name exists and is not of this drawing' ;;
    nobody:makes:qemu:///*)
      [ ! -e "/sys/class/net/$2" ] || problem "$1" "libvirt is to make its switch $2, which is there already"
      ;;
    *) ;;
  esac
}

# libvirt goes on with what an active network was when it was started.
network_is_current() {
  running=$(vsh net-dumpxml "$1" | told_of_network || true)
  defined=$(vsh net-dumpxml --inactive "$1" | told_of_network || true)
  [ "${running}" = "${defined}" ]
}

# The addresses are of the virtual functions that it has found.
told_of_network() {
  sed -e "s/ connections='[0-9]*'//" -e '/^ *<mac address=/d' -e "/^ *<address type='pci' /d"
}

renew_network() {
  if [ "${replace}" = no ]; then
    problem "$1" 'runs as it was drawn before: define --replace starts it anew, which unplugs its guests'
  elif vsh net-destroy "$1" >/dev/null && vsh net-start "$1" >/dev/null; then
    say "$1" 'network defined and started anew'
  else
    problem "$1" 'the network did not start'
  fi
}

# 9.0 has passt in its schema, and refuses it all the same.
need_passt() { # GUEST
  grep -q "^ *<backend type='passt'/>" "${here}/$1.xml" || return 0
  version=$(virsh -c "${uri}" version --daemon 2>/dev/null | sed -n 's/^Running against daemon: //p' || true)
  case ${version} in
    [0-8].* | 9.0.*)
      problem "$1" "has the back end passt, which libvirt ${version} refuses: a newer one is needed, or SLiRP in its place"
      ;;
    *) ;;
  esac
}

refuse_domain() {
  need_passt "$1"
  look_domain "$1"
  case ${whose} in
    foreign) problem "$1" 'a guest of this name exists and is not of this drawing' ;;
    ours)
      domain_is_current "$1" || [ "${replace}" = yes ] ||
        problem "$1" 'was drawn anew since: define --replace writes it anew and drops what was added by hand'
      ;;
    *) ;;
  esac
}

define_network() {
  if ! vsh net-define --validate "${here}/networks/$1.xml" >/dev/null; then
    problem "$1" 'libvirt did not take the network'
  elif ! network_is_active "$1" && ! vsh net-start "$1" >/dev/null; then
    problem "$1" 'the network did not start'
  elif ! network_is_current "$1"; then
    renew_network "$1"
  else
    say "$1" 'network defined'
  fi
}

# kvm where this libvirt has it for the guest's architecture.
find_type() {
  type=qemu slow=''
  case ${accel} in
    tcg) ;;
    kvm) type=kvm ;;
    *) ! vsh domcapabilities --virttype kvm --arch "$1" >/dev/null 2>&1 || type=kvm ;;
  esac
  native=$(uname -m)
  [ "${type}:${accel}" != qemu: ] || [ "$1" != "${native}" ] || slow=', without KVM: 10 to 50 times slower'
}

define_domain() {
  look_domain "$1"
  find_type "$2"
  if [ "${whose}" = ours ] && domain_is_current "$1"; then
    say "$1" 'guest is defined already'
    return
  fi
  more=${here}/$1.devices.xml
  [ -r "${more}" ] || more=/dev/null
  # After the last device.
  document=$(sed -e "1s/type='[a-z]*'/type='${type}'/" -e "/^    <memballoon /r ${more}" "${here}/$1.xml" || true)
  if printf '%s\n' "${document}" | vsh define --validate /dev/stdin >/dev/null; then
    say "$1" "guest defined${slow}"
  else
    problem "$1" 'libvirt did not take the guest'
  fi
}

define() {
  each_network need_bridge
  each_network refuse_network
  each_network judge_network
  each_domain refuse_domain
  if [ "${bad}" -ne 0 ]; then
    echo 'nothing was changed' >&2
    return
  fi
  each_network define_network
  each_domain define_domain
}

undefine_domain() {
  look_domain "$1"
  [ "${whose}" = ours ] || return 0
  look_state
  if [ "${state}" != 'shut off' ]; then
    remains "$1" 'the guest is running: stop it first'
  elif vsh undefine "${uuid}" >/dev/null; then
    say "$1" 'guest undefined'
  else
    remains "$1" 'the guest is still defined'
  fi
}

undefine_network() {
  look_network "$1"
  [ "${whose}" = ours ] || return 0
  if network_is_active "$1" && ! vsh net-destroy "${uuid}" >/dev/null; then
    remains "$1" 'the network is still active'
  elif vsh net-undefine "${uuid}" >/dev/null; then
    say "$1" 'network undefined'
  else
    remains "$1" 'the network is still defined'
  fi
}

undefine() {
  each_domain undefine_domain
  each_network undefine_network
}

# libvirt takes a card from this machine whatever that has there, and cuts it off without a word.
need_idle() { # GUEST PCI-ADDRESS | GUEST CARD alone
  case $1:${uri} in
    "${starting}":qemu:///*) ;;
    *) return 0 ;;
  esac
  if [ "${3-}" = alone ]; then
    has=$(has_there "$2" alone)
    refuse_card "$1" "$2" "${has}"
    return
  fi
  for path in "/sys/bus/pci/devices/$2/net"/*; do
    [ -e "${path}" ] || continue
    card=${path##*/}
    has=$(has_there "${card}")
    refuse_card "$1" "${card} ($2)" "${has}"
  done
}

refuse_card() { # GUEST CARD WHAT-IT-HAS
  [ -n "$3" ] || return 0
  problem "$1" "$2 would be taken away from this machine, which has $3 there: take that away first"
  free=no
}

# Whatever is up has a link-local address and its routes.
has_there() { # CARD [alone]
  {
    ip -o address show dev "$1" scope global | awk '{ print $4 }'
    ip -o route show table all dev "$1" scope global |
      awk '!/ table local / && $1 != "fe80::/64" { print "the route " $1 }'
    # The kernel gives nobody a card alone that others stand on.
    for upper in "/sys/class/net/$1"/upper_*; do
      [ "${2-}" = alone ] || [ ! -e "${upper}" ] || echo "${upper##*/upper_}"
    done
  } | paste -sd , -
}

# Without functions libvirt does not start the network, nor a guest while the card is down. It
# deals the first that is in no guest of its own, whoever else has it.
need_functions() { # NETWORK CARD COUNT
  device=/sys/class/net/$2/device
  if [ ! -e "/sys/class/net/$2" ]; then
    problem "$1" "its network card $2 is not there"
    return
  elif [ ! -e "${device}/virtfn0" ]; then
    problem "$1" "its network card $2 has no virtual functions: write how many to ${device}/sriov_numvfs"
    return
  fi
  flags=0
  read -r flags <"/sys/class/net/$2/flags"
  [ $((flags & 1)) -eq 1 ] || problem "$1" "its network card $2 is down: ip link set $2 up"
  count=0
  for vf in "${device}"/virtfn*; do
    count=$((count + 1))
    need_idle_function "$1" "$2" "${vf}"
  done
  [ "${count}" -ge "$3" ] ||
    problem "$1" "its network card $2 has fewer virtual functions than there are cards of guests in the network: ${count}, and $3"
}

need_idle_function() { # NETWORK CARD DIRECTORY
  driver=$(readlink "$3/driver" || true)
  case ${driver##*/} in
    '' | vfio-pci) return 0 ;;
    *) ;;
  esac
  named="virtual function ${3##*/virtfn} of $2"
  for path in "$3/net"/*; do
    if [ ! -e "${path}" ]; then
      problem "$1" "${named} is with the driver ${driver##*/}, and no network device of this machine: a network namespace or a program may have it"
    else
      has=$(has_there "${path##*/}")
      [ -z "${has}" ] ||
        problem "$1" "${named} (${path##*/}) would be given to a guest, and this machine has ${has} there: take that away first"
    fi
  done
}

# QEMU connects once, when it starts: where nobody listens the card stays dead, without a word.
need_listener() { # GUEST LISTENER
  [ "$1" = "${starting}" ] || return 0
  look_power "$2"
  [ "${is_on}" = yes ] || {
    problem "$1" "is cabled to $2, which listens and is off: start it first"
    heard=no
  }
}

identity() { TZ=UTC0 stat -c '%d:%i:%w %n' "$1" 2>/dev/null; }

# QEMU replaces what it finds there, and leaves what it made: that is told by the metadata.
need_nothing() { # GUEST PATH
  case $1:${uri} in
    "${starting}":qemu:///*) [ -e "$2" ] || [ -L "$2" ] || return 0 ;;
    *) return 0 ;;
  esac
  made=$(vsh metadata "${uuid}" urn:vethloom:made --config 2>/dev/null || true)
  found=$(identity "$2" || true)
  echo "${made}" | grep -qF ">${found}<" || {
    problem "$1" "$2 is there already: end what made it, or remove it"
    free=no
  }
}

note_socket() { # GUEST PATH
  case $1:${uri} in
    "${starting}":qemu:///*) made="${made}<socket>$(identity "$2" || true)</socket>" ;;
    *) ;;
  esac
}

note_sockets() {
  made=''
  each_socket note_socket
  [ -z "${made}" ] ||
    vsh metadata "${uuid}" urn:vethloom:made --config --key made --set "<sockets>${made}</sockets>" >/dev/null
}

# qemuInterfaceOpenVhostNet() of libvirt 9.0: without KVM it gives none and says nothing of it.
need_vhost() { # GUEST CABLE on|force
  case $1:${uri} in
    "${starting}":qemu:///*) ;;
    *) return 0 ;;
  esac
  kind=$(vsh dumpxml --inactive "${uuid}" | sed -n "1s/.* type='\([a-z]*\)'.*/\1/p" || true)
  case ${kind}:$3 in
    kvm:*)
      [ -c /dev/vhost-net ] || {
        problem "$1" "$2: /dev/vhost-net is not there: load the module (modprobe vhost_net; CONFIG_VHOST_NET), or draw the cable without vhost"
        free=no
      }
      ;;
    *:force)
      problem "$1" "$2: libvirt gives vhost to guests of KVM only: draw the cable without forced vhost"
      free=no
      ;;
    *) say "$1" "$2: without vhost, which libvirt gives to guests of KVM only" ;;
  esac
}

start_domain() {
  is_meant "$1" || return 0
  starting=$1 heard=yes free=yes
  each_listener need_listener
  [ "${heard}" = yes ] || return
  look_domain "$1"
  if [ "${whose}" != ours ]; then
    problem "$1" 'is not defined: define it first'
    return
  fi
  look_state
  case ${state} in
    running) say "$1" 'guest is running already' ;;
    'shut off' | crashed)
      each_socket need_nothing
      each_card need_idle
      each_vhost need_vhost
      [ "${free}" = yes ] || return
      if vsh start "${uuid}" >/dev/null; then
        note_sockets
        say "$1" 'guest started'
      else
        problem "$1" 'the guest did not start'
      fi
      ;;
    *) problem "$1" "the guest is neither on nor off but: ${state}" ;;
  esac
}

wake_network() { # NETWORK BRIDGE [makes]
  [ "${3-}" = makes ] || return 0
  look_network "$1"
  [ "${whose}" != ours ] || network_is_active "$1" || vsh net-start "$1" >/dev/null ||
    problem "$1" 'the network did not start'
}

start() {
  each_network need_bridge
  each_network judge_network
  [ "${bad}" -eq 0 ] || return
  each_network wake_network
  [ "${bad}" -eq 0 ] || return
  each_meant start_domain
}

# Sets is_on, for a guest of ours.
look_power() {
  is_on=no
  look_domain "$1"
  [ "${whose}" = ours ] || return 0
  look_state
  [ "${state}" = 'shut off' ] || is_on=yes
}

press_power() {
  is_meant "$1" || return 0
  look_power "$1"
  [ "${is_on}" = no ] || vsh shutdown "${uuid}" >/dev/null
}

count_on() {
  is_meant "$1" || return 0
  look_power "$1"
  [ "${is_on}" = no ] || any_on=yes
}

power_off() {
  is_meant "$1" || return 0
  look_power "$1"
  if [ "${is_on}" = no ]; then
    say "$1" 'guest is off'
  elif vsh destroy "${uuid}" >/dev/null; then
    say "$1" "guest was still on after ${seconds} seconds: ended"
  else
    remains "$1" 'the guest is still on'
  fi
}

stop() {
  each_meant press_power
  waited=0
  while any_on=no && each_meant count_on && [ "${any_on}" = yes ] && [ "${waited}" -lt "${seconds}" ]; do
    sleep 1
    waited=$((waited + 1))
  done
  each_meant power_off
}

console_domain() {
  is_meant "$1" || return 0
  look_domain "$1"
  [ "${whose}" != ours ] || exec virsh -c "${uri}" console "${uuid}"
  problem "$1" 'is not defined: define it first'
}

differs() {
  say "$1" "$2"
  bad=5
}

status_network() {
  look_network "$1"
  case ${whose} in
    nobody) differs "$1" 'network missing' ;;
    foreign) differs "$1" 'network foreign' ;;
    *)
      if ! network_is_active "$1"; then
        differs "$1" 'network inactive'
      elif ! network_is_current "$1"; then
        differs "$1" 'network runs as it was drawn before'
      else
        say "$1" 'network active'
      fi
      ;;
  esac
}

status_domain() {
  is_meant "$1" || return 0
  look_domain "$1"
  case ${whose} in
    nobody) differs "$1" 'guest missing' ;;
    foreign) differs "$1" 'guest foreign' ;;
    *)
      if domain_is_current "$1"; then
        look_state
        say "$1" "guest ${state}"
        [ -z "${only}" ] || [ "${state}" = running ] || bad=5
      else
        differs "$1" 'guest differs from the drawing'
      fi
      ;;
  esac
}

status() {
  [ -n "${only}" ] || each_network status_network
  each_meant status_domain
}

usage() {
  sed -n '2,/^$/s/^# \{0,1\}//p' "$0"
  printf '%s\n' "usage: $0 VERB" \
    '  help           this text' \
    '  define         make the guests and networks known to libvirt; starts no guest' \
    '                 --replace: also those that were drawn anew since' \
    '  undefine       remove them again; what is not of this drawing is left alone' \
    '  start [NAME]   switch all guests on, or one' \
    '  stop [NAME]    press their power buttons; end those where that does not help' \
    '  console NAME   the serial console of a guest (Ctrl-] leaves it)' \
    '  status         what is there; ends with 5 where something differs' \
    '  status NAME    how a guest is; ends with 5 where it is not running as drawn' \
    '' \
    "Disks are yours to add: \"define\" puts what ${here}/NAME.devices.xml holds, if it is" \
    'there, among the devices of the guest NAME: elements such as <disk>.' \
    'LIBVIRT_DEFAULT_URI names the libvirt, qemu:///system as long as it is not set.' \
    'VETHLOOM_ACCEL=tcg defines guests without KVM.' \
    'VETHLOOM_STOP_SECONDS is how long "stop" waits: 30 as long as it is not set.' \
    'Exit status: 1 refused or failed, 2 something is still there, 5 differs, 64 usage.'
}

misused() {
  usage >&2
  exit 64
}

verb=${1:-help} seconds=${VETHLOOM_STOP_SECONDS:-30}
[ $# -le 2 ] || misused
case ${verb}:${only} in
  define: | define:--replace)
    [ -z "${only}" ] || replace=yes only=''
    ;;
  undefine:) ;;
  start:* | stop:* | status:*) ;;
  console:?*) ;;
  help:* | -h:* | --help:*)
    usage
    exit 0
    ;;
  *) misused ;;
esac
case ${seconds} in
  *[!0-9]*) misused ;;
  *) ;;
esac
preflight
case ${verb} in
  console) each_meant console_domain ;;
  *) "${verb}" ;;
esac
exit "${bad}"
