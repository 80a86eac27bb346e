#!/bin/sh
# The guest "power" of the drawing "machines".
# Dollars in single quotes are text of the drawing (SC2016).
# shellcheck disable=SC2016
set -u
guest='power'
emulator=qemu-system-ppc64
accel=${VETHLOOM_ACCEL:-kvm:tcg}

need_tap() {
  [ -e "/sys/class/net/$1/tun_flags" ] && return
  printf '%s: %s: the tap %s is not there: run ./net.sh up first\n' "${guest}" "$2" "$1" >&2
  missing=1
}

check() {
  missing=0
  if ! command -v "${emulator}" >/dev/null; then
    printf '%s: %s is not installed\n' "${guest}" "${emulator}" >&2
    missing=1
  fi
  need_tap power-eth0 'tap power:eth0 - br0'
  [ "${missing}" -eq 0 ] || exit 3
}

usage() {
  printf '%s\n' "usage: $0 VERB [EXTRA QEMU ARGUMENTS...]" \
    "The guest ${guest}: its QEMU command line, its network cards in their cables." \
    '' \
    '  help   this text' \
    '  argv   print the arguments of QEMU, one a line' \
    '  run    run QEMU here; its console is this terminal (Ctrl-a x ends it)' \
    '' \
    'Disks and kernels are yours to add, such as: run -drive file=disk.qcow2,if=virtio' \
    'VETHLOOM_ACCEL names the accelerator: kvm, tcg, or kvm:tcg as long as it is not set.'
}

verb=${1:-help}
[ $# -eq 0 ] || shift
case ${verb} in
  argv) ;;
  run) check ;;
  help | -h | --help) usage; exit 0 ;;
  *) usage >&2; exit 64 ;;
esac

set -- \
  -machine pseries,accel="${accel}" \
  -name guest=power \
  -uuid 0d296a32-5b88-851d-8207-e028c81af7c8 \
  -m 256 \
  -smp 1 \
  -nodefaults \
  -no-user-config \
  -display none \
  -chardev stdio,id=console,mux=on,signal=off \
  -mon chardev=console \
  -device spapr-vty,chardev=console,reg=0x30000000 \
  -netdev tap,id=hostnet0,ifname=power-eth0,script=no,downscript=no,vhost=off \
  -device spapr-vlan,id=net0,netdev=hostnet0,mac=52:54:00:21:8c:ce,reg=0x1000 \
  -device e1000,id=net1,mac=52:54:00:f8:8f:c7,bus=pci.0,addr=0x3 \
  "$@"

case ${verb} in
  argv) printf '%s\n' "$@" ;;
  *) exec "${emulator}" "$@" ;;
esac
