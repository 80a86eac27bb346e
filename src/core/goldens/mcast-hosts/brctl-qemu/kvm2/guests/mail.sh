#!/bin/sh
# The guest "mail" of the drawing "mcast-hosts".
# Dollars and backslashes in single quotes are text of the drawing (SC1003, SC2016).
# Conditions call functions, as "set -e" is not used (SC2310, SC2312). -ef is POSIX since
# 2024 (SC3013).
# shellcheck disable=SC1003,SC2016,SC2310,SC2312,SC3013
set -u
lab='mcast-hosts'
guest='mail'
isolated=no

# It joins the group where the route leads; without one the card stays dead.
need_route() { # GROUP CABLE
  ip route get "$1" >/dev/null 2>&1 ||
    problem "$2: no route leads to the group $1: add one, such as with sudo ip route add $1 dev lo"
}
emulator=linux.uml

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

need_backend() { # TRANSPORT CABLE
  case " ${backends}" in
    *" $1 "*) ;;
    *) problem "$2: this ${emulator} was built without CONFIG_UML_NET_$1: install one that has it" ;;
  esac
}

check() {
  missing=0
  sweep
  if command -v "${emulator}" >/dev/null; then
    # Taps are asked for by the driver, too.
    backends="tap $("${emulator}" --showconfig | sed -n 's/^CONFIG_UML_NET_\([A-Z]*\)=y$/\1/p' | tr '\n' ' ')"
  else
    problem "${emulator} is not installed, and the guest needs it (Debian: apt install user-mode-linux)"
    backends='tap VECTOR TUNTAP MCAST VDE '
  fi
  # Its kernel would panic a second after it has started.
  [ "${rooted}" = yes ] ||
    problem "nothing to boot from: put a file system into ${here}/${guest}.args, such as ubd0=disk.img"
  # Root of a user namespace is another user outside.
  read -r _ outside _ </proc/self/uid_map
  [ "$(id -u):${outside}" != 0:0 ] ||
    complain 'warning: User-mode Linux is no sandbox, and you are root: root in the guest may do what you may, so start it as another user'
  need_backend MCAST 'qemu mail:eth0 - group'
  need_route 239.255.130.115 'qemu mail:eth0 - group'
  [ "${missing}" -eq 0 ]
}

usage() {
  printf '%s\n' "usage: $0 [--isolated|--host] VERB [EXTRA ARGUMENTS...]" \
    "The guest ${guest}: a User-mode Linux, its network cards in their cables." \
    '' \
    '  help     this text' \
    '  argv     print its command line, one argument a line' \
    '  run      run it here; its console is this terminal' \
    '  start    run it in the background' \
    '  stop     press its Ctrl-Alt-Del (uml_mconsole); end it where that does not help' \
    '  console  its console: what it said, then what you type (Ctrl-c leaves it)' \
    '  status   ends with 0 where it runs, with 5 where it does not' \
    '' \
    "Disks are yours to add: in ${here}/${guest}.args, an argument of its kernel a line, or" \
    'after the verb, such as: run ubd0=disk.img' \
    'It is no sandbox: its root may do what you may. It mounts no folder of this machine, unless' \
    'you add one, such as: run ubd0=disk.img hostfs=/srv/share' \
    "What runs has its log, sockets and pid file in ${state}. A reboot ends it." \
    '--isolated: in the network that ./net.sh --isolated has built; --host: in that of this machine.' \
    'VETHLOOM_STOP_SECONDS is how long "stop" waits for the guest: 30 as long as it is not set.' \
    'Exit status: 1 refused or failed, 4 running or busy already, 5 not running, 64 usage.'
}

# Its isolated twin has the same folder, in another network.
is_own() { # PID
  grep -qzsxF "VETHLOOM_GUEST=${state}" "/proc/$1/environ" && [ "/proc/$1/ns/net" -ef /proc/self/ns/net ]
}

alive() { is_own "${pid}"; }

status() {
  if running; then
    say "runs as process ${pid}"
  else
    say 'is not running'
    exit 5
  fi
}

# Where the kernel was killed the processes that it ran stay, and keep its files open.
sweep() {
  grep -lzsxF "VETHLOOM_GUEST=${state}" /proc/[0-9]*/environ |
    sed 's:^/proc/\([0-9]*\)/.*:\1:' |
    while read -r left; do
      is_own "${left}" || continue
      tries=10
      while kill -s KILL "${left}" 2>/dev/null && [ "${tries}" -gt 0 ]; do
        tries=$((tries - 1))
        sleep 0.1
      done
    done
  (cd "${state}" && rm -f pid console.in console.log "uml-${guest}/pid" "uml-${guest}/mconsole" && rmdir "uml-${guest}") 2>/dev/null
}

clean() {
  sweep
  rmdir "${state}" "${run}/guests" "${run}" "${run%/*}" 2>/dev/null
}

begin() {
  mkfifo "${state}/console.in" || return
  VETHLOOM_GUEST=${state} setsid "${emulator}" "$@" 0<>"${state}/console.in" \
    >"${state}/console.log" 2>&1 8<"${state}" 9<&- &
  pid=$!
  printf '%s\n' "${pid}" >"${state}/pid"
  ticks=50
  until [ -S "${state}/uml-${guest}/mconsole" ]; do
    if [ "${ticks}" -eq 0 ] || ! kill -s 0 "${pid}" 2>/dev/null; then
      tail -n 5 "${state}/console.log" >&2
      return 1
    fi
    ticks=$((ticks - 1))
    sleep 0.2
  done
}

run() {
  enter
  code=1
  if check; then
    # What goes on beside a shell reads nothing, unless it is told what.
    exec 7<&0
    VETHLOOM_GUEST=${state} "${emulator}" "$@" <&7 7<&- 8<"${state}" 9<&- &
    pid=$!
    printf '%s\n' "${pid}" >"${state}/pid"
    trap 'kill -s TERM "${pid}"' HUP INT TERM
    # From now on it can be stopped.
    exec 9<&-
    wait "${pid}"
    code=$?
  fi
  clean
  exit "${code}"
}

power_button() {
  if command -v uml_mconsole >/dev/null; then
    # Not by its own path, which may be too long for a socket.
    (cd "${state}" && timeout 5 uml_mconsole "/proc/self/cwd/uml-${guest}/mconsole" cad) >/dev/null 2>&1
  else
    complain 'nothing here presses its Ctrl-Alt-Del (Debian: apt install uml-utilities)'
    seconds=0
  fi
}

console() {
  if ! running; then
    [ ! -r "${state}/console.log" ] || cat "${state}/console.log"
    complain 'is not running'
    exit 5
  fi
  tail -n +1 -f "${state}/console.log" &
  shown=$!
  trap 'kill "${shown}"' EXIT
  trap 'exit 0' INT TERM
  cat >"${state}/console.in"
  sleep 1
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
  mem=64M \
  umid=uml-mail \
  uml_dir=/proc/self/fd/8 \
  noreboot \
  hostfs=/dev/null \
  con=null \
  ssl=null \
  con0=fd:0,fd:1 \
  eth0=mcast,52:54:00:89:b9:2d,239.255.130.115,21054,1 \
  "$@"

case " $*" in
  *' ubd'* | *' initrd='* | *' root='*) rooted=yes ;;
  *) rooted=no ;;
esac
case ${verb} in
  argv) printf '%s\n' "$@" ;;
  *) "${verb}" "$@" ;;
esac
