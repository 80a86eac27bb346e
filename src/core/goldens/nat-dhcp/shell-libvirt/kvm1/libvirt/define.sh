#!/bin/sh
# Guests and networks of the drawing "nat-dhcp", for libvirt.
set -u

each_network() {
  :
  "$1" nat-dhcp-br0
  "$1" nat-dhcp-br1
}

each_domain() {
  :
  "$1" desk x86_64
  "$1" web1 x86_64
}

LC_ALL=C
export LC_ALL
uri=${LIBVIRT_DEFAULT_URI:-qemu:///system}
accel=${VETHLOOM_ACCEL:-}
here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd) || exit 3
bad=0

vsh() { virsh -q -c "${uri}" "$@"; }

say() { printf '%s: %s\n' "$1" "$2"; }

problem() {
  printf '%s: %s\n' "$1" "$2" >&2
  bad=1
}

uuid_in() { sed -n 's:^  <uuid>\([0-9a-f-]*\)</uuid>$:\1:p' "$1"; }

preflight() {
  if ! command -v virsh >/dev/null; then
    problem virsh 'is not installed'
    exit 3
  fi
  if ! vsh uri >/dev/null; then
    problem "${uri}" 'libvirt does not answer'
    exit 3
  fi
  each_network need_network_file
  each_domain need_domain_file
  [ "${bad}" -eq 0 ] || exit 3
}

need_network_file() { need_file "$1" "${here}/networks/$1.xml"; }
need_domain_file() { need_file "$1" "${here}/$1.xml"; }
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

domain_is_current() {
  mark=$(vsh metadata "${uuid}" urn:vethloom --config 2>/dev/null || true)
  defined=$(echo "${mark}" | digest_of || true)
  drawn=$(digest_of <"${here}/$1.xml" || true)
  [ "${defined}" = "${drawn}" ]
}

replace=no

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
  type=qemu
  case ${accel} in
    tcg) ;;
    kvm) type=kvm ;;
    *) ! vsh domcapabilities --virttype kvm --arch "$1" >/dev/null 2>&1 || type=kvm ;;
  esac
}

define_domain() {
  look_domain "$1"
  find_type "$2"
  if [ "${whose}" = ours ] && domain_is_current "$1"; then
    say "$1" 'guest is defined already'
    return
  fi
  document=$(sed "1s/type='[a-z]*'/type='${type}'/" "${here}/$1.xml" || true)
  if printf '%s\n' "${document}" | vsh define --validate /dev/stdin >/dev/null; then
    say "$1" 'guest defined'
  else
    problem "$1" 'libvirt did not take the guest'
  fi
}

define() {
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
  find_type "$2"
  [ "${whose}" = ours ] || return 0
  state=$(vsh domstate "${uuid}" || true)
  if [ "${state}" != 'shut off' ]; then
    problem "$1" 'the guest is running: shut it down first'
  elif vsh undefine "${uuid}" >/dev/null; then
    say "$1" 'guest undefined'
  else
    problem "$1" 'the guest is still defined'
  fi
}

undefine_network() {
  look_network "$1"
  [ "${whose}" = ours ] || return 0
  if network_is_active "$1" && ! vsh net-destroy "${uuid}" >/dev/null; then
    problem "$1" 'the network is still active'
  elif vsh net-undefine "${uuid}" >/dev/null; then
    say "$1" 'network undefined'
  else
    problem "$1" 'the network is still defined'
  fi
}

undefine() {
  each_domain undefine_domain
  each_network undefine_network
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
  look_domain "$1"
  case ${whose} in
    nobody) differs "$1" 'guest missing' ;;
    foreign) differs "$1" 'guest foreign' ;;
    *)
      if domain_is_current "$1"; then
        state=$(vsh domstate "${uuid}" || true)
        say "$1" "guest ${state}"
      else
        differs "$1" 'guest differs from the drawing'
      fi
      ;;
  esac
}

status() {
  each_network status_network
  each_domain status_domain
}

usage() {
  printf '%s\n' "usage: $0 VERB" \
    '  help      this text' \
    '  define    make the guests and networks known to libvirt; starts no guest' \
    '            --replace: also those that were drawn anew since' \
    '  undefine  remove them again; what is not of this drawing is left alone' \
    '  status    what is there; ends with 5 where something differs' \
    'LIBVIRT_DEFAULT_URI names the libvirt, qemu:///system as long as it is not set.' \
    'VETHLOOM_ACCEL=tcg defines guests without KVM.'
}

case ${1:-help}:${2:-} in
  define: | define:--replace)
    [ -z "${2:-}" ] || replace=yes
    preflight
    define
    ;;
  undefine:)
    preflight
    undefine
    ;;
  status:)
    preflight
    status
    ;;
  help:* | -h:* | --help:*)
    usage
    exit 0
    ;;
  *)
    usage >&2
    exit 64
    ;;
esac
exit "${bad}"
