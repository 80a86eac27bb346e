#!/bin/sh
# Guests and networks of the drawing "tunnels", for libvirt.
set -u

each_network() {
  :
  "$1" tunnels-br0 br0
  "$1" tunnels-br1 br1
  "$1" tunnels-br2 br2
}

each_domain() {
  :
}

each_listener() { # FUNCTION: calls it with a guest and one that it connects to
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

replace=no

# libvirt would start the network all the same, and fail each guest that is in it.
need_bridge() { # NETWORK BRIDGE
  case ${uri} in
    qemu:///*) [ -e "/sys/class/net/$2" ] || problem "$1" "its switch $2 is not there: run ./net.sh up first" ;;
    *) ;;
  esac
}

refuse_network() {
  look_network "$1"
  [ "${whose}" != foreign ] || problem "$1" 'a network of this name exists and is not of this drawing'
}

refuse_domain() {
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

# QEMU connects once, when it starts: where nobody listens the card stays dead, without a word.
need_listener() { # GUEST LISTENER
  [ "$1" = "${starting}" ] || return 0
  look_power "$2"
  [ "${is_on}" = yes ] || {
    problem "$1" "is cabled to $2, which listens and is off: start it first"
    heard=no
  }
}

start_domain() {
  is_meant "$1" || return 0
  starting=$1 heard=yes
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
      if vsh start "${uuid}" >/dev/null; then
        say "$1" 'guest started'
      else
        problem "$1" 'the guest did not start'
      fi
      ;;
    *) problem "$1" "the guest is neither on nor off but: ${state}" ;;
  esac
}

start() {
  each_network need_bridge
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
      if network_is_active "$1"; then
        say "$1" 'network active'
      else
        differs "$1" 'network inactive'
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
