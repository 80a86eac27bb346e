#!/bin/sh
# The guest "$(id)" of the drawing "$(touch /tmp/owned) 'lab' \u202e ]]>".
# Dollars in single quotes are text of the drawing (SC2016).
# shellcheck disable=SC2016
set -u
guest='id'
emulator=qemu-system-x86_64
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
  need_tap id-eth0 'tap $(id):eth0 - br0'
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
  -machine q35,accel="${accel}" \
  -name guest=id \
  -uuid d94b077d-3f7d-8263-bb46-e8b307d81160 \
  -m 128 \
  -smp 1 \
  -nodefaults \
  -no-user-config \
  -display none \
  -serial mon:stdio \
  -device pcie-root-port,id=pci.1,chassis=1,port=16,bus=pcie.0,addr=0x2,multifunction=on \
  -netdev tap,id=hostnet0,ifname=id-eth0,script=no,downscript=no,vhost=off \
  -device virtio-net-pci,id=net0,netdev=hostnet0,mac=52:54:00:ea:6d:1f,bus=pci.1,addr=0x0 \
  "$@"

case ${verb} in
  argv) printf '%s\n' "$@" ;;
  *) exec "${emulator}" "$@" ;;
esac
