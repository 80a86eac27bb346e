#!/bin/sh
# The guest "arm" of the drawing "machines".
# Dollars in single quotes are text of the drawing (SC2016).
# shellcheck disable=SC2016
set -u
guest='arm'
emulator=qemu-system-aarch64
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
  need_tap arm-eth0 'tap arm:eth0 - br0'
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
  -machine virt,accel="${accel}" \
  -name guest=arm \
  -uuid 31a4606a-c399-8de2-89cf-579bac43a27a \
  -cpu max \
  -m 128 \
  -smp 1 \
  -nodefaults \
  -no-user-config \
  -display none \
  -serial mon:stdio \
  -device pcie-root-port,id=pci.1,chassis=1,port=8,bus=pcie.0,addr=0x1,multifunction=on \
  -device pcie-root-port,id=pci.2,chassis=2,port=9,bus=pcie.0,addr=0x1.0x1 \
  -device pcie-pci-bridge,id=pci.3,bus=pci.2,addr=0x0 \
  -netdev tap,id=hostnet0,ifname=arm-eth0,script=no,downscript=no,vhost=off \
  -device virtio-net-pci,id=net0,netdev=hostnet0,mac=52:54:00:54:41:b2,bus=pci.1,addr=0x0 \
  -device virtio-net-device,id=net1,mac=52:54:00:da:ea:45 \
  -device e1000,id=net2,mac=52:54:00:91:9d:7d,bus=pci.3,addr=0x1 \
  "$@"

case ${verb} in
  argv) printf '%s\n' "$@" ;;
  *) exec "${emulator}" "$@" ;;
esac
