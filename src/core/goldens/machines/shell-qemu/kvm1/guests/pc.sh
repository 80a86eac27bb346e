#!/bin/sh
# The guest "pc" of the drawing "machines".
# Dollars in single quotes are text of the drawing (SC2016).
# shellcheck disable=SC2016
set -u
guest='pc'
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
  need_tap pc-eth0 'tap pc:eth0 - br0'
  need_tap pc-eth2 'tap pc:eth2 - br0'
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
  -machine pc,accel="${accel}" \
  -name guest=pc \
  -uuid 899d2500-7353-827c-b584-baec84ec9146 \
  -m 128 \
  -smp 4 \
  -nodefaults \
  -no-user-config \
  -display none \
  -serial mon:stdio \
  -device qemu-xhci,id=usb,p2=15,p3=15,bus=pci.0,addr=0x1b \
  -netdev tap,id=hostnet0,ifname=pc-eth0,script=no,downscript=no,vhost=off \
  -device ne2k_pci,id=net0,netdev=hostnet0,mac=52:54:00:b9:f3:b0,bus=pci.0,addr=0x3 \
  -netdev user,id=hostnet1,net=10.9.0.0/24 \
  -device usb-net,id=net1,netdev=hostnet1,mac=52:54:00:0a:5a:60,bus=usb.0,port=1 \
  -netdev tap,id=hostnet2,ifname=pc-eth2,script=no,downscript=no,vhost=off,queues=4 \
  -device virtio-net-pci,id=net2,netdev=hostnet2,mac=52:54:00:00:00:99,bus=pci.0,addr=0x4,mq=on,vectors=10,host_mtu=1400 \
  "$@"

case ${verb} in
  argv) printf '%s\n' "$@" ;;
  *) exec "${emulator}" "$@" ;;
esac
