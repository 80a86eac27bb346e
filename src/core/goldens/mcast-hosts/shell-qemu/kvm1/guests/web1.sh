#!/bin/sh
# The guest "web1" of the drawing "mcast-hosts".
# Dollars and backslashes in single quotes are text of the drawing (SC1003, SC2016).
# Conditions call functions, as "set -e" is not used (SC2310, SC2312). -ef is POSIX since
# 2024 (SC3013).
# shellcheck disable=SC1003,SC2016,SC2310,SC2312,SC3013
set -u
lab='mcast-hosts'
guest='web1'
isolated=no
bound=''
emulator=qemu-system-x86_64
accel=${VETHLOOM_ACCEL:-kvm:tcg}

# UNIX sockets lie in a folder of the lab; "bound" lists those that this guest makes.
sockets_for_qemu() { printf '%s\n' "${sockets}" | sed 's/,/,,/g'; }

make_sockets() { [ -z "${bound}" ] || (umask 077 && mkdir -p "${sockets}"); }

# QEMU leaves them where they are, whichever way it ends. At a path of the drawing's own there may
# be anybody's: there only what is listed in "made" is ours.
clean_sockets() {
  for name in ${bound}; do
    file=$(socket_file "${name}")
    case ${name} in
      /*) ! is_made "${name}" || rm -f "${file}" ;;
      *) [ ! -S "${file}" ] || is_bound "unix:${name}" || rm -f "${file}" ;;
    esac
  done
  rm -f "${state}/made"
}

identity() { TZ=UTC0 stat -c '%d:%i:%w %n' "$1" 2>/dev/null; }

is_made() { # PATH
  found=$(identity "$1") && grep -qxF "${found}" "${state}/made" 2>/dev/null
}

note_sockets() {
  rm -f "${state}/made"
  for name in ${bound}; do
    case ${name} in
      /*) identity "${name}" >>"${state}/made" ;;
      *) ;;
    esac
  done
}

# QEMU connects once, when it starts: where nobody listens the card stays dead, without a word.
need_listener() { # PLACE CABLE GUEST
  is_bound "$1" || problem "$2: $3 listens, and does not run: start it first"
}

socket_file() { # NAME, in the folder of the lab, or PATH
  case $1 in
    /*) printf '%s\n' "$1" ;;
    *) printf '%s\n' "${sockets}/$1" ;;
  esac
}

has_socket() { # FLAGS FILE: what is no file has a name with @
  sed -n "s:^\([^ ]* \)\{3\}$1 [^ ]* [^ ]* *[0-9]* /:/:p" /proc/net/unix | grep -qxF "$2"
}

is_bound() { # tcp:PORT, udp:PORT or unix:FILE
  case $1 in
    unix:*) has_socket '[01]*' "$(socket_file "${1#*:}")" ;;
    *) grep -q ":$(printf %04X "${1#*:}") 0*:0000 0[7A] " "/proc/net/${1%%:*}" ;;
  esac
}

# Of UDP, and of UNIX sockets, a guest takes what another process has, without a word.
need_free() { # PLACE CABLE [GUEST THAT CONNECTS]
  ! is_bound "$1" || problem "$2: $1 is taken by another process: end it first"
  case $1 in
    unix:*) set -- "$(socket_file "${1#*:}")" "$2" "${3:-}" ;;
    *) ;;
  esac
  [ "${#1}" -le 107 ] || problem "$2: too long for a socket, so set XDG_RUNTIME_DIR: $1"
  [ ! -e "$1" ] || [ -S "$1" ] || problem "$2: $1 is there, and no socket: it would be replaced"
  [ -z "${3:-}" ] || ! running "${run}/guests/$3" ||
    complain "warning: $2: $3 runs already, and connects only when it is started: start it again"
}

say() { printf '%s: %s\n' "${guest}" "$1"; }
complain() { say "$1" >&2; }

problem() {
  complain "$1"
  missing=1
}

need_tap() { # TAP CABLE
  need_backend tap "$2"
  if [ ! -e "/sys/class/net/$1/tun_flags" ]; then
    problem "$2: the tap $1 is not there: run ./net.sh up first"
    return
  fi
  may_open "$1" || problem "$2: the tap $1 is for another user or group: who owns it starts this guest, or root"
  # Only a tap that a process holds open has a carrier.
  read -r carrier 2>/dev/null <"/sys/class/net/$1/carrier" || carrier=0
  [ "${carrier}" != 1 ] || problem "$2: the tap $1 is taken by another process$(holder "$1"): end it first"
}

may_open() { # TAP: by tun(4) both must fit, where both are set
  [ "$(id -u)" -ne 0 ] || return 0
  read -r owner <"/sys/class/net/$1/owner" && read -r group <"/sys/class/net/$1/group" || return 0
  [ "${owner}" = -1 ] || [ "${owner}" = "$(id -u)" ] || return 1
  case " $(id -G) " in
    *" ${group} "*) ;;
    *) [ "${group}" = -1 ] ;;
  esac
}

holder() { # TAP: by the name that the kernel tells of an open /dev/net/tun
  find /proc/[0-9]*/fdinfo -type f -exec grep -ls "^iff:.$1\$" {} + 2>/dev/null |
    sed -n '1s:^/proc/\([0-9]*\)/.*: (process \1):p'
}

need_backend() { # TYPE CABLE
  case " ${backends}" in
    ' ' | *" $1 "*) ;;
    *) problem "$2: this ${emulator} was built without -netdev $1: install one that has it" ;;
  esac
}

check() {
  missing=0 backends=''
  if command -v "${emulator}" >/dev/null; then
    backends=$("${emulator}" -netdev help 2>/dev/null | tr '\n' ' ')
  else
    problem "${emulator} is not installed, and the guest needs it (Debian: apt install qemu-system)"
  fi
  case ${accel}:$(uname -m) in
    *kvm*:"${emulator#qemu-system-}")
      [ -w /dev/kvm ] ||
        complain 'warning: no /dev/kvm for you, so the guest runs 10 to 50 times slower (join the group kvm; turn virtualisation on)'
      ;;
    *) ;;
  esac
  need_backend socket 'qemu web1:eth0 - group'
  complain 'warning: who joins 239.255.130.115:21054 in the network of 192.0.2.1 hears this guest, and is heard'
  [ "${missing}" -eq 0 ]
}

usage() {
  printf '%s\n' "usage: $0 [--isolated|--host] VERB [EXTRA QEMU ARGUMENTS...]" \
    "The guest ${guest}: its QEMU command line, its network cards in their cables." \
    '' \
    '  help     this text' \
    '  argv     print the arguments of QEMU, one a line' \
    '  run      run QEMU here; its console is this terminal (Ctrl-a x ends it)' \
    '  start    run QEMU in the background' \
    '  stop     press its power button; end QEMU where that does not help' \
    '  console  its serial console; where socat is missing, what it said so far' \
    '  status   ends with 0 where it runs, with 5 where it does not' \
    '' \
    "Disks and kernels are yours to add: in ${here}/${guest}.args, an argument of QEMU a line, or" \
    'after the verb, such as: run -drive file=disk.qcow2,if=virtio' \
    "What runs in the background has its log, sockets and pid file in ${state}." \
    '--isolated: in the network that ./net.sh --isolated has built; --host: in that of this machine.' \
    'VETHLOOM_ACCEL names the accelerator: kvm, tcg, or kvm:tcg as long as it is not set.' \
    'VETHLOOM_STOP_SECONDS is how long "stop" waits for the guest: 30 as long as it is not set.' \
    'Exit status: 1 refused or failed, 4 running or busy already, 5 not running, 64 usage.'
}

# Of a guest that runs in the background pid, console, its log, and QEMU's monitors (qmp;
# monitor.in and .out) are in "state".
alive() { # [STATE FOLDER]
  { tr '\0' '\n' <"/proc/${pid}/cmdline" | grep -qxF "${1:-${state}}/pid"; } 2>/dev/null
}

clean() {
  (cd "${state}" && rm -f pid qmp console console.log monitor.in monitor.out) 2>/dev/null
  clean_sockets
  rmdir "${state}" "${run}/guests" "${sockets}" "${run}" "${run%/*}" 2>/dev/null
}

power_button() { echo system_powerdown 1<>"${state}/monitor.in"; }

begin() {
  rm -f "${state}/monitor.in" "${state}/monitor.out"
  # QEMU finds the folder as descriptor 8: a socket's path must be short.
  make_sockets && mkfifo "${state}/monitor.in" "${state}/monitor.out" &&
    "${emulator}" "$@" 8<"${state}" 9<&- </dev/null || return
  note_sockets
  return 0
}

status() {
  if running; then
    say "runs as process ${pid}"
  else
    say 'is not running'
    exit 5
  fi
}

console() {
  if ! running; then
    [ ! -r "${state}/console.log" ] || cat "${state}/console.log"
    complain 'is not running'
    exit 5
  fi
  if ! command -v socat >/dev/null; then
    cat "${state}/console.log"
    complain "that is all it said so far (${state}/console.log); install socat to answer"
    exit 0
  fi
  cd "${state}" || exit 1
  [ -t 0 ] || exec socat - UNIX-CONNECT:console
  complain 'Ctrl-] leaves its console'
  exec socat -,raw,echo=0,escape=0x1d UNIX-CONNECT:console
}

find_state() {
  if [ "$(id -u)" -eq 0 ]; then
    run=/run/vethloom/${lab}
  else
    run=${XDG_RUNTIME_DIR:-${HOME:-}/.cache}/vethloom/${lab}
  fi
  state=${run}/guests/${guest}
  sockets=${run}/sockets
}

# One "start" or "stop" at a time. The guest does not inherit the lock.
lock() {
  if ! command -v flock >/dev/null; then
    complain 'the program flock is missing (Debian: apt install util-linux)'
    exit 1
  fi
  { command exec 9<"${state}"; } 2>/dev/null && flock -n 9 && [ "${state}" -ef /proc/self/fd/9 ] &&
    return
  complain 'busy: another "start" or "stop" of this guest is running'
  exit 4
}

# A pid alone proves nothing after a crash: another process may have it by now.
running() { # [STATE FOLDER]
  pid=$(cat "${1:-${state}}/pid" 2>/dev/null)
  case ${pid} in
    '' | *[!0-9]*) return 1 ;;
    *) alive "$@" ;;
  esac
}

# One that root has started: its folder is of root alone, but what it was called with is for all to
# read. Strangers may call set-uid programs with any words, so the real user counts, and where nobody
# has made the folder of the lab as root there is none.
roots() {
  [ "$(id -u)" -ne 0 ] && [ -d "/run/vethloom/${lab}" ] || return 1
  for pid in $(find /proc/[0-9]*/cmdline -user 0 -exec \
    grep -lszx "[/]run/vethloom/${lab}/guests/${guest}/\(pid\|lxc[.]log\)" {} + 2>/dev/null |
    sed 's:^/proc/\([0-9]*\)/.*:\1:'); do
    grep -qs '^Uid:[[:space:]]*0[[:space:]]' "/proc/${pid}/status" && return
  done
  return 1
}

enter() {
  # For all to see that it is there.
  mkdir -p "${run%/*}" || exit 1
  umask 077
  mkdir -p "${state}" || exit 1
  lock
  if running; then
    complain "is running already, as process ${pid}"
    exit 4
  fi
}

start() {
  enter
  if check && begin "$@" && running; then
    say "runs as process ${pid}"
    return
  fi
  clean
  complain 'was not started'
  exit 1
}

ended() { # SECONDS: waits for its end
  ticks=$(($1 * 5))
  while alive; do
    [ "${ticks}" -gt 0 ] || return 1
    ticks=$((ticks - 1))
    sleep 0.2
  done
}

end() { # SIGNAL: takes what the power button did not help
  alive || return 0
  kill -s "$1" "${pid}"
  ended 5
}

stop() {
  seconds=${VETHLOOM_STOP_SECONDS:-30}
  case ${seconds} in
    '' | *[!0-9]*)
      usage >&2
      exit 64
      ;;
    *) ;;
  esac
  if [ -d "${state}" ]; then
    lock
    if running; then
      power_button
      if ! ended "${seconds}"; then
        complain "is still on after ${seconds} seconds: it is ended"
        end TERM || end KILL || {
          complain "is still there, as process ${pid}"
          exit 2
        }
      fi
    fi
  fi
  clean
  say 'is off'
}

here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd) || exit 1
case ${1:-} in
  --isolated)
    isolated=yes
    shift
    ;;
  --host)
    isolated=no
    shift
    ;;
  *) ;;
esac
verb=${1:-help}
[ $# -eq 0 ] || shift
case ${isolated}:${verb} in
  yes:run | yes:start | yes:stop | yes:console | yes:status)
    exec "${here}/../net.sh" --isolated run "${here}/${0##*/}" --host "${verb}" "$@"
    ;;
  *) ;;
esac
find_state
case ${verb} in
  run | start | stop | console | status)
    if ! running && roots; then
      complain "root has started it, as process ${pid}: sudo $0 ${verb}"
      exit 4
    fi
    ;;
  *) ;;
esac
case ${verb}:$# in
  argv:* | run:* | start:*) ;;
  stop:0 | console:0 | status:0)
    "${verb}"
    exit
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

# Extra arguments: first those of the file, then those after the verb.
extra=$#
if [ -r "${here}/${guest}.args" ]; then
  while IFS= read -r argument || [ -n "${argument}" ]; do
    [ -z "${argument}" ] || set -- "$@" "${argument}"
  done <"${here}/${guest}.args"
fi
while [ "${extra}" -gt 0 ]; do
  set -- "$@" "$1"
  shift
  extra=$((extra - 1))
done

set -- \
  -machine q35,accel="${accel}" \
  -name guest=web1 \
  -uuid 367e2836-827c-82cf-b3e7-90b1a306b857 \
  -m 512 \
  -smp 1 \
  -nodefaults \
  -no-user-config \
  -display none \
  -serial chardev:console \
  -device pcie-root-port,id=pci.1,chassis=1,port=16,bus=pcie.0,addr=0x2,multifunction=on \
  -netdev socket,id=hostnet0,mcast=239.255.130.115:21054,localaddr=192.0.2.1 \
  -device virtio-net-pci,id=net0,netdev=hostnet0,mac=52:54:00:5e:05:f4,bus=pci.1,addr=0x0 \
  "$@"

case ${verb} in
  start)
    start "$@" -daemonize -pidfile "${state}/pid" \
      -chardev socket,id=console,path=/proc/self/fd/8/console,server=on,wait=off,logfile=/proc/self/fd/8/console.log \
      -chardev pipe,id=monitor,path=/proc/self/fd/8/monitor -mon chardev=monitor \
      -qmp unix:/proc/self/fd/8/qmp,server=on,wait=off
    exit
    ;;
  *) set -- "$@" -chardev stdio,id=console,mux=on,signal=off -mon chardev=console ;;
esac

case ${verb} in
  argv) printf '%s\n' "$@" ;;
  *) check && make_sockets && exec "${emulator}" "$@" ;;
esac
